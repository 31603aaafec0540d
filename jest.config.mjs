/** Files that contain only types. */
const onlyTypes =
  'src/{commands/completion/completions.d,foundation/host,cli/context,client/keystone/session,output/format,output/result,sandbox/resources}.ts'

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Run by other scripts: npm run test:live needs a real cloud, test:mirror the old client, test:package npm's
  // registry, and test:slow minutes.
  testPathIgnorePatterns: [
    ...['live', 'mirror', 'package'].map((folder) => `<rootDir>/test/${folder}/`),
    '\\.slow\\.test\\.ts$',
  ],
  transform: {
    '\\.[cm]?[jt]s$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
  },
  // The same width measure draws and lays out tables, as in the build.
  moduleNameMapper: { '^string-width$': '<rootDir>/src/output/string-width.cjs' },
  // Packages published only as ES modules, which jest's CommonJS runtime cannot load untransformed.
  transformIgnorePatterns: [
    `/node_modules/(?!(${[
      ...['@noble/hashes', 'chalk', 'ora', 'get-east-asian-width', 'leven', 'p-map'],
      ...['conf', 'atomically', 'debounce-fn', 'dot-prop', 'env-paths', 'mimic-function'],
      ...['stubborn-fs', 'stubborn-utils', 'uint8array-extras', 'when-exit'],
    ].join('|')})/|.*esm)`,
  ],
  testTimeout: 30_000,
  // For `npm run coverage`. V8 needs no instrumentation, which would slow down timed code. Code that runs only in child
  // processes (start-up, signals, the terminal) counts as not covered.
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', `!${onlyTypes}`],
  coverageReporters: ['html', 'text-summary'],
  coverageThreshold: { global: { lines: 95, branches: 90 } },
  // By default Jest leaves one processor idle, but most tests wait for processes.
  maxWorkers: '100%',
}
