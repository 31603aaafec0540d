import base from './jest.config.mjs'

/** What is shipped, installed as users do, on each Node that is supported: `npm run test:package`. */
export default {
  ...base,
  roots: ['<rootDir>/test/package'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
}
