import { program } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { needs } from '../support/tools'

const magnum = join(__dirname, '../../bin/magnum')

/** The output of a command on a terminal, emulated by `script`. */
function onTerminal(line: string, env: Record<string, string>): string {
  const words = ['-qec', `node ${magnum} ${line}`, '/dev/null']
  const { stdout } = spawnSync('script', words, {
    env: { PATH: process.env['PATH'], HOME: temporaryFolder(), TERM: 'xterm', ...env },
    encoding: 'utf8',
    input: '',
  })
  return stdout.replaceAll('\r', '')
}

const inScript = needs('script')

inScript.each(['help', 'help cluster-list', 'help cluster list', 'cluster-list --help', 'cluster'])(
  'on a terminal, %s is shown with MAGNUM_PAGER, else with PAGER',
  (line) => {
    expect(onTerminal(line, { MAGNUM_PAGER: 'sed s/^/M:/', PAGER: 'sed s/^/P:/' })).toMatch(
      /^M:usage: magnum/,
    )
    expect(onTerminal(line, { PAGER: 'sed s/^/P:/' })).toMatch(/^P:usage: magnum/)
  },
)

inScript.each([
  { PAGER: '' },
  { PAGER: 'cat' },
  { PAGER: 'sed s/^/P:/', TERM: 'dumb' },
  { PAGER: 'sed s/^/P:/', TERM: '' },
])('%j: no pager', (env) => {
  expect(onTerminal('help', env)).toMatch(/^usage: magnum/)
})

inScript('the help is shown even if the pager cannot be run', () => {
  expect(onTerminal('help cluster-list', { PAGER: 'no-such-pager' })).toMatch(
    /no-such-pager.*\nusage: magnum/,
  )
})

inScript('a pager that is left early is no error', () => {
  expect(onTerminal('help', { PAGER: 'head -n 1; exit 1' })).toBe(
    'usage: magnum [global options] <command> [arguments]\n',
  )
})

inScript('a pager does not receive the login variables', () => {
  const shown = onTerminal('help', { PAGER: 'env; cat >/dev/null', OS_PASSWORD: 'secret' })
  expect(shown).toContain('LESS=FRXK')
  expect(shown).not.toContain('secret')
})

test('no pager in a pipe', async () => {
  const { stdout } = await program(['help'], { env: { PAGER: 'sed s/^/P:/' } })
  expect(stdout).toMatch(/^usage: magnum/)
})
