import base from './jest.config.mjs'

/** `npm run test:slow`: fuzzing, kills at many moments, thousands of hostile strings. */
export default {
  ...base,
  testMatch: ['**/*.slow.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
}
