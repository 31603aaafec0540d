import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startSandbox } from '../../../src/sandbox/sandbox'
import { folderWithPackage, root } from './package'

let folder: string
afterEach(() => rmSync(folder, { recursive: true }))

test('the example of docs/library.md prints the documented output', async () => {
  const page = readFileSync(join(root, 'docs/library.md'), 'utf8')
  const [, example = '', output] = /```js\n(.*?)```.*?```\n(.*?)```/s.exec(page) ?? []
  folder = folderWithPackage()
  writeFileSync(join(folder, 'example.mjs'), example)
  const sandbox = await startSandbox({ folder: join(folder, 'sandbox'), delay: 0 })

  const { stdout } = await promisify(execFile)('node', ['example.mjs'], {
    cwd: folder,
    env: { ...process.env, ...sandbox.environment },
  })
  await sandbox.stop()

  expect(stdout.replace(/req-[0-9a-f-]+/, 'req-…')).toBe(output)
})
