import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloudWithSlowCluster, stopClouds } from '../sandbox/support/cloud'
import { temporaryFolder } from '../support/temporary-folder'
import { terminal } from '../support/terminal'
import { needs } from '../support/tools'

const inTmux = needs('tmux')

let login: Record<string, string>
beforeAll(async () => {
  login = await cloudWithSlowCluster()
})
afterAll(stopClouds)

inTmux.each<[words: string, asked: RegExp, held: object, variables?: Record<string, string>]>([
  ['cluster-wait slow', /CREATE_IN_PROGRESS/, { cursor: 'hidden', screen: 'usual' }],
  ['cluster-list --watch', /CREATE_IN_PROGRESS/, { cursor: 'shown', screen: 'alternate' }],
  ['cluster-create', /Enter it now/, { cursor: 'shown', screen: 'usual' }],
  ['cluster-list', /Password for demo at/, { cursor: 'hidden', screen: 'usual' }, { OS_PASSWORD: '' }],
])(
  '%s restores the terminal on Ctrl-Z, and resumes when continued',
  async (words, asked, held, variables = {}) => {
    const { enter, press, state, until } = terminal(80, { ...login, ...variables }, 24)
    enter(`magnum ${words}`)
    await until(asked)
    expect(state()).toEqual(held)

    press('C-z')
    await until(/Stopped/)
    expect(state()).toEqual({ cursor: 'shown', screen: 'usual' })
    enter('clear; stty -a | grep -o " icanon.* echo "')
    await until(/icanon/)

    enter('clear; fg')
    await until(asked)
    expect(state()).toEqual(held)
    press('C-c')
    await until(/Interrupted\./)
    expect(state()).toEqual({ cursor: 'shown', screen: 'usual' })
    enter('echo code $?')
    await until(/code 130/)
  },
  30_000,
)

inTmux('a background job shows lines instead of a spinner, and leaves the cursor alone', async () => {
  const { enter, state, until } = terminal(80, login)
  enter('magnum cluster-wait slow & echo typed')
  await until(/typed[^]*slow: CREATE_IN_PROGRESS, 0 of 2 nodes$/)
  expect(state()).toEqual({ cursor: 'shown', screen: 'usual' })
  enter('kill %1; wait %1; echo code $?')
  await until(/Terminated\.[^]*code 143/)
})

inTmux('Ctrl-\\ ends a prompt like other commands', async () => {
  const { enter, press, until } = terminal(80, login)
  enter('magnum cluster-create; echo code $?')
  await until(/Enter it now/)
  press('C-\\')
  await until(/Quit\.\ncode 131/)
})

inTmux.each([
  ['magnum cluster-show >out 2>&1', 2],
  ['magnum --version', 129],
])('%s exits with its own exit code if the terminal is gone', async (command, code) => {
  const folder = temporaryFolder()
  const { enter, until, close } = terminal(200, { OUT: folder })
  // In a separate session, the terminal's signal does not reach it.
  enter(
    `cd "$OUT"; exec 3<&0; setsid sh -c 'while stty <&3; do sleep 0.05; done; ${command} <&3; echo $? >code.new; mv code.new code' & echo ready`,
  )
  await until(/^ready/m)
  close()
  const written = join(folder, 'code')
  while (!existsSync(written)) await new Promise((resolve) => setTimeout(resolve, 30))
  expect(readFileSync(written, 'utf8')).toBe(`${code}\n`)
})

inTmux('Ctrl-C ends the pager as well', async () => {
  const { enter, press, until } = terminal(80, {}, 10)
  enter('magnum help; echo code $?')
  await until(/^:$/m)
  press('C-c')
  await until(/Interrupted\.\ncode 130/)
})
