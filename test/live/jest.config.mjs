import base from '../../jest.config.mjs'

/** @type {import('jest').Config} */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/live'],
  testPathIgnorePatterns: [],
  // The quotas and the lists of the one project are everybody's.
  maxWorkers: 1,
  testTimeout: 120_000,
}
