import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needs } from '../support/tools'
import { type Shell, shellWithCloud } from './support'

const inTcsh = needs('tcsh')
let shell: Shell
beforeAll(async () => {
  shell = await shellWithCloud()
  writeFileSync(join(shell.folder, '.tcshrc'), 'eval "`magnum completion tcsh`"\nset prompt="READY> "\n')
})
afterAll(() => shell.stop())

/** Types a line into an interactive tcsh, presses TAB, and returns the resulting line. */
async function tab(line: string): Promise<string | undefined> {
  // Ctrl-A goes to the start of the line.
  const keys = `${line}\\t\\x01echo LINE=\\rexit\\r`
  const terminal = join(__dirname, '../support/at-terminal.py')
  const words = [terminal, '200', 'READY> $', `press:${keys}`, 'env', 'TERM=xterm', 'tcsh']
  const [json = ''] = await shell.lines('python3', words)
  const { text } = JSON.parse(json) as { text: string }
  return /\nLINE=(.*?) *\r/.exec(text)?.[1]
}

inTcsh.each([
  ['magnum cluster-template-sh', 'magnum cluster-template-show'],
  ['magnum cluster templ', 'magnum cluster template'],
  ['magnum cluster-list --sort-dir=d', 'magnum cluster-list --sort-dir=desc'],
  ['magnum cluster-show bl', 'magnum cluster-show blue'],
  ['magnum cluster describe bl', 'magnum cluster describe blue'],
  ['magnum cluster-create x --labels a=b,flannel_b', 'magnum cluster-create x --labels a=b,flannel_backend='],
  // A name that tcsh would expand.
  ['magnum cluster-template-show ev', 'magnum cluster-template-show ev'],
])('%s<TAB>', async (typed, completed) => {
  expect(await tab(typed)).toBe(completed)
})

inTcsh('after another command on the same line', async () => {
  // Tcsh passes the whole line.
  const line = 'COMMAND_LINE=true && magnum cluster templ'
  expect(await shell.lines('env', [line, 'magnum', '__complete', 'tcsh'])).toEqual(['template'])
})
