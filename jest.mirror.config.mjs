import base from './jest.config.mjs'

/** The comparison with the old client, which needs python-magnumclient: `npm run test:mirror`. */
export default {
  ...base,
  roots: ['<rootDir>/test/mirror'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
}
