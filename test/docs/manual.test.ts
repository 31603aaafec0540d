import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { needs } from '../support/tools'

const folder = join(__dirname, '../../man')

needs('man')('man shows every page without a warning', () => {
  const pages = readdirSync(folder).map((name) => join(folder, name))
  const env = { ...process.env, LANG: 'C.UTF-8', MANWIDTH: '80' }
  const words = ['--warnings', '--encoding=UTF-8', '--local-file', ...pages]
  const { stdout, stderr } = spawnSync('man', words, { env, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout.match(/^NAME$/gm)).toHaveLength(pages.length)
})
