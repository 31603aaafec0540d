import base from './jest.config.mjs'

/** `npm run test:package`: the package, installed on each supported version of Node. */
export default {
  ...base,
  roots: ['<rootDir>/test/package'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
}
