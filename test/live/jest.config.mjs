import { readFileSync } from 'node:fs'
import base from '../../jest.config.mjs'

const folder = process.env.LIVE_DIR ?? '/tmp/magnum-live-cloud'
// Magnum of 2026 builds nothing in Heat any more.
const hasHeat = Number(readFileSync(`${folder}/latest`, 'utf8')) < 13

/** @type {import('jest').Config} */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/live'],
  testPathIgnorePatterns: hasHeat ? [] : ['/heat.test.ts$'],
  // The quotas and the lists of the one project are everybody's.
  maxWorkers: 1,
  testTimeout: 120_000,
}
