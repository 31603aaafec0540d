import base from './jest.config.mjs'

/** What takes long by nature: fuzzing, kills at every moment, thousands of hostile strings: `npm run test:slow`. */
export default {
  ...base,
  testMatch: ['**/*.slow.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
}
