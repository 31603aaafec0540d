import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const markdown = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))

export const pages = ['README.md', ...markdown('docs')]
export const referencePages = markdown('docs/reference')

/**
 * The commands in each code block of a page: the lines after `$ ` with their continuations, or whole scripts. Other
 * tests cover the blocks about npm.
 */
export function blocksOf(page: string): string[][] {
  const text = readFileSync(join(root, page), 'utf8')
  const blocks = [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)]
  return blocks
    .map(([, language, content = '']) => (language === 'sh' ? [content] : linesOf(content)))
    .filter((lines) => lines.length > 0 && !/\bnp[mx] |^node /m.test(lines.join('\n')))
}

/** The lines after `$ `, with their continuations. */
export const linesOf = (content: string) =>
  [...content.matchAll(/^ *\$ ((?:.*\\\n)*.*)$/gm)].map((match) => match[1] ?? '')
