import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { needs } from '../support/tools'
import { pages } from './blocks'

const root = join(__dirname, '../..')

test.each(pages)('the links of %s resolve', (page) => {
  const text = readFileSync(join(root, page), 'utf8')
  const targets = [...text.matchAll(/\]\((?!https?:)([^)#]*)/g)].map((match) => match[1] ?? '')
  expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([])
})

test('the README links to every page', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  expect(pages.filter((page) => page !== 'README.md' && !readme.includes(`](${page})`))).toEqual([])
})

needs('kubectl')('the picture is up to date; if not, run `npm run picture`', () => {
  const drawn = execFileSync('node', [join(root, 'scripts/picture.mjs')]).toString()
  expect(readFileSync(join(root, 'docs/session.svg'), 'utf8')).toBe(drawn)
})
