import base from './jest.config.mjs'

/** `npm run test:mirror`: the comparison with the old client. Needs python-magnumclient. */
export default {
  ...base,
  roots: ['<rootDir>/test/mirror'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 600_000,
}
