/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // It wants a real cloud: npm run test:live.
  testPathIgnorePatterns: ['<rootDir>/test/live/'],
  transform: {
    '\\.[cm]?[jt]s$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  // These packages are published as ES modules only, which jest's CommonJS runtime cannot load as they are.
  transformIgnorePatterns: ['/node_modules/(?!(chalk|ora|conf|get-east-asian-width)/|.*esm)'],
  testTimeout: 30_000,
}
