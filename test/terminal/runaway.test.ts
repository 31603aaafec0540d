import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { cloudWithSlowCluster, stopClouds } from '../sandbox/support/cloud'
import { bin } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'
import { needs } from '../support/tools'

const inPty = needs('python3')

let login: Record<string, string>
beforeAll(async () => {
  login = await cloudWithSlowCluster()
})
afterAll(stopClouds)

interface Ended {
  /** Whether the pattern matched and the action was performed. */
  acted: boolean
  /** -9 if it had to be killed. */
  code: number
  bytes: number
  cursor: 'shown' | 'hidden'
  mode: 'as before' | 'changed' | 'lost'
  text: string
}

async function atTerminal(
  columns: number,
  pattern: RegExp,
  action: string,
  words: string,
  variables: Record<string, string> = {},
): Promise<Ended> {
  const command = [process.execPath, join(bin, 'magnum'), ...words.split(' ')]
  const child = spawn(
    'python3',
    [join(__dirname, '../support/at-terminal.py'), String(columns), pattern.source, action, ...command],
    {
      env: {
        PATH: process.env['PATH'],
        HOME: temporaryFolder(),
        TERM: 'xterm',
        LANG: 'C.UTF-8',
        ...login,
        ...variables,
      },
    },
  )
  let json = ''
  for await (const chunk of child.stdout.setEncoding('utf8')) json += String(chunk)
  return JSON.parse(json) as Ended
}

const waiting = [
  ['cluster-wait slow', /CREATE_IN_PROGRESS/],
  ['cluster-list --watch', /CREATE_IN_PROGRESS|slow/],
  // From `(Y/n)`: in one column, each letter is on a separate line.
  ['cluster-create', /Y/],
] as const

describe.each(waiting)('%s', (words, pattern) => {
  inPty.each([0, 1, 40, 80, 200])('ends at Ctrl-C in %i columns', async (columns) => {
    const { text, bytes, ...ended } = await atTerminal(columns, pattern, 'press:\\x03', words)
    expect(ended).toEqual({ acted: true, code: 130, cursor: 'shown', mode: 'as before' })
    expect(text).toContain('Interrupted.')
    expect(bytes).toBeLessThan(20_000)
  })

  inPty('ends when the terminal is closed', async () => {
    expect(await atTerminal(80, pattern, 'close', words)).toMatchObject({ acted: true, code: 129 })
  })

  inPty.each([
    ['HUP', 129],
    ['QUIT', 131],
    ['TERM', 143],
  ])('ends at SIG%s', async (signal, code) => {
    const ended = await atTerminal(80, pattern, `send:${signal}`, words)
    expect(ended).toMatchObject({ acted: true, code, cursor: 'shown', mode: 'as before' })
  })
})

describe('doctor, if Keystone does not answer', () => {
  const silent = createServer()
  let OS_AUTH_URL: string
  beforeAll(async () => {
    await once(silent.listen(0, '127.0.0.1'), 'listening')
    OS_AUTH_URL = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/v3`
  })
  afterAll(() => silent.close())

  inPty.each([
    ['press:\\x03', 130],
    ['close', 129],
    ['send:HUP', 129],
    ['send:TERM', 143],
  ])('ends at %s', async (action, code) => {
    const ended = await atTerminal(80, /credentials: complete/, action, 'doctor', { OS_AUTH_URL })
    expect(ended).toMatchObject({ acted: true, code, cursor: 'shown' })
    expect(ended.text).not.toContain('✗')
  })
})

inPty('Ctrl-C replaces the spinner by what continues and how to resume waiting', async () => {
  const { text } = await atTerminal(80, /CREATE_IN_PROGRESS/, 'press:\\x03', 'cluster-wait slow')
  expect(text).toMatch(/magnum cluster-wait slow\r\n[^\n]*Interrupted\.\r\n/)
})

inPty('shrinking the terminal to no columns neither ends the command nor floods it', async () => {
  const { code, bytes } = await atTerminal(
    80,
    /CREATE_IN_PROGRESS/,
    'resize:0',
    'cluster-wait slow --wait-timeout 3',
  )
  expect(code).toBe(6)
  expect(bytes).toBeLessThan(50_000)
})

describe('progress', () => {
  const progressOf = async (words: string, variables: Record<string, string>) => {
    const { text } = await atTerminal(80, /CREATE_IN_PROGRESS/, 'press:\\x03', words, variables)
    return text
  }

  inPty.each<[what: string, words: string, variables: Record<string, string>]>([
    ['NO_COLOR', 'cluster-wait slow', { NO_COLOR: '1' }],
    ['--color never', '--color never cluster-wait slow', {}],
  ])('has no colour with %s', async (_what, words, variables) => {
    const text = await progressOf(words, variables)
    expect(text).toContain('slow: CREATE_IN_PROGRESS')
    expect(text).not.toContain('\u001b[3')
  })

  inPty.each<[what: string, variables: Record<string, string>]>([
    ['a dumb terminal', { TERM: 'dumb' }],
    ['a terminal that a CI system plays', { CI: 'true' }],
  ])('is a line for each change at %s', async (_what, variables) => {
    const text = await progressOf('cluster-wait slow', variables)
    expect(text).toContain('slow: CREATE_IN_PROGRESS, 0 of 2 nodes\r\n')
    expect(text).not.toContain('\u001b')
  })
})

inPty('a dumb terminal is asked for a password without control sequences', async () => {
  const password = `wrong\\x7f\\x7f\\x7f\\x7f\\x7f${login['OS_PASSWORD']}\\r`
  const words = 'cluster-list -f value -c name'
  const variables = { TERM: 'dumb', OS_PASSWORD: '' }
  const { text, ...ended } = await atTerminal(80, /Password for .*: $/, `press:${password}`, words, variables)
  expect(ended).toMatchObject({ acted: true, code: 0, mode: 'as before' })
  expect(text).toBe('\r\nPassword for demo at 127.0.0.1: \r\nslow\r\n')
})

needs('less').each([
  ['less -R', 'press:\\x03', 130],
  ['less -R', 'send:TERM', 143],
  ['less -R; true', 'send:TERM', 143],
])('the pager %s: %s ends the command and restores the terminal', async (PAGER, action, code) => {
  const ended = await atTerminal(80, /\n:/, action, 'help labels', { PAGER, LESS: '' })
  expect(ended).toMatchObject({ acted: true, code, mode: 'as before' })
})

needs('more').each([
  ['press:\\x03', 130],
  ['send:TERM', 143],
])('the pager more: %s ends the command and restores the terminal', async (action, code) => {
  const ended = await atTerminal(80, /--More--/, action, 'help labels', { PAGER: 'more' })
  expect(ended).toMatchObject({ acted: true, code, mode: 'as before' })
})
