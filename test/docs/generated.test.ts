import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedFiles } from '../../scripts/generate/files'

const root = join(__dirname, '../..')

test('generated files are up to date; if not, run `npm run generate`', async () => {
  const files = await generatedFiles()
  const stale = Object.entries(files).filter(
    ([path, text]) => readFileSync(join(root, path), 'utf8') !== text,
  )
  expect(stale.map(([path]) => path)).toEqual([])
})

test('no man pages of removed commands remain', async () => {
  const made = Object.keys(await generatedFiles()).filter((path) => path.startsWith('man/'))
  expect(readdirSync(join(root, 'man')).map((name) => `man/${name}`)).toEqual(made.sort())
})
