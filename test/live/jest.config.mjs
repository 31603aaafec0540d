import { existsSync } from 'node:fs'
import base from '../../jest.config.mjs'

const folder = process.env.LIVE_DIR ?? '/tmp/magnum-live-cloud'
// Only where Magnum uses Heat (python/tables.py).
const hasHeat = existsSync(`${folder}/heat.db`)

/** @type {import('jest').Config} */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/live'],
  testPathIgnorePatterns: hasHeat ? [] : ['/heat.test.ts$'],
  // All tests share the quotas and lists of one project.
  maxWorkers: 1,
  testTimeout: 300_000,
}
