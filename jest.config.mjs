/** Files that nothing is left of when types are taken away. */
const onlyTypes =
  'src/{commands/completion/completions.d,foundation/host,cli/context,client/keystone/session,output/format,output/result,sandbox/resources}.ts'

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Run by scripts of their own: npm run test:live needs a real cloud, test:mirror the old client, test:package npm's
  // registry, and test:slow minutes.
  testPathIgnorePatterns: [
    ...['live', 'mirror', 'package'].map((folder) => `<rootDir>/test/${folder}/`),
    '\\.slow\\.test\\.ts$',
  ],
  transform: {
    '\\.[cm]?[jt]s$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  // Tables are drawn and laid out by one measure, as in the build.
  moduleNameMapper: { '^string-width$': '<rootDir>/src/output/string-width.cjs' },
  // These packages are published as ES modules only, which jest's CommonJS runtime cannot load as they are.
  transformIgnorePatterns: [
    `/node_modules/(?!(${[
      ...['@noble/hashes', 'chalk', 'ora', 'get-east-asian-width', 'leven', 'p-map'],
      ...['conf', 'atomically', 'debounce-fn', 'dot-prop', 'env-paths', 'mimic-function'],
      ...['stubborn-fs', 'stubborn-utils', 'uint8array-extras', 'when-exit'],
    ].join('|')})/|.*esm)`,
  ],
  testTimeout: 30_000,
  // `npm run coverage`. V8 counts by itself, without other code in between that would hold up what is timed. What
  // runs in processes of its own only (start-up, signals, the terminal) counts as not run.
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', `!${onlyTypes}`],
  coverageReporters: ['html', 'text-summary'],
  coverageThreshold: { global: { lines: 95, branches: 90 } },
  // Jest would leave one processor to itself, but most tests wait for processes.
  maxWorkers: '100%',
}
