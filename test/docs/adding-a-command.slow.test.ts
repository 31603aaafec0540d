import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '../support/temporary-folder'
import { linesOf } from './blocks'

const root = join(__dirname, '../..')
const page = 'docs/adding-a-command.md'

/** Copies the project's files and links the installed packages. */
function copyOfTheProject(): string {
  const folder = temporaryFolder()
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root }).toString().split('\0').filter(Boolean)
  for (const file of files) cpSync(join(root, file), join(folder, file))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

test('the steps of the page add a command that passes every check', () => {
  const folder = copyOfTheProject()
  const text = readFileSync(join(root, page), 'utf8')
  const [command = '', line = '', itsTest = ''] = [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(
    ([, block = '']) => block,
  )
  const write = (path: string, content: string) => {
    expect(text).toContain(`\`${path}\``)
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const registry = readFileSync(join(folder, 'src/commands/registry.ts'), 'utf8')

  write('src/commands/cluster/address.ts', command)
  write('src/commands/registry.ts', registry.replace(/^ {2}'cluster-config'/m, `${line}$&`))
  write('test/commands/cluster-address.test.ts', itsTest)

  for (const typed of linesOf(text)) {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', typed], { cwd: folder, encoding: 'utf8' })
    expect({ typed, status, said: status === 0 ? '' : stdout + stderr }).toEqual({
      typed,
      status: 0,
      said: '',
    })
  }
  expect(readFileSync(join(folder, 'docs/reference/clusters.md'), 'utf8')).toContain(
    '## magnum cluster-address',
  )
}, 1_200_000)
