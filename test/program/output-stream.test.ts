import { guardedText } from '../../src/program/output-stream'
import { cannedCloud } from '../commands/canned'
import { hostile } from '../output/support'
import { bash } from '../support/program'
import { needs } from '../support/tools'

const onTerminal = () => true
const inPipe = () => false

test.each([
  ['a terminal', onTerminal],
  ['a pipe', inPipe],
])('control characters are escaped on output to %s', (_what, isTerminal) => {
  expect(guardedText('one\x1b[2J\x9b\x7f\u202e\r\ntwo 日本\n', {}, isTerminal)).toBe(
    String.raw`one\x1b[2J\x9b\x7f\u202e\r` + '\ntwo 日本\n',
  )
})

test('colours are added after escaping', () => {
  const decorate = (text: string) => `\x1b[32m${text}\x1b[39m`
  expect(guardedText('ok\x1b[31m', { decorate }, onTerminal)).toBe('\x1b[32mok\\x1b[31m\x1b[39m')
})

test('verbatim text is unchanged in a pipe, and escaped on a terminal', () => {
  expect(guardedText('a\tb\r\n', { verbatim: true }, inPipe)).toBe('a\tb\r\n')
  expect(guardedText('a\tb\r\n', { verbatim: true }, onTerminal)).toBe('a\\tb\\r\n')
})

const evil = 'k8s\x1b[2J\x1b[31m\x9b\x7f\u202e\u2028\r\ud800'
// eslint-disable-next-line no-control-regex -- matches escape sequences
const green = /\x1b\[3[29]m/g

describe.each([
  ['on a terminal', (words: string) => `script -qec 'magnum ${words}' /dev/null`],
  ['in a pipe', (words: string) => `magnum ${words} 2>&1`],
])('%s', (_where, line) => {
  needs('script').each([
    'cluster-show demo',
    'cluster-show demo -f json',
    'cluster-show demo -f yaml',
    'cluster-show demo -f shell',
    'cluster-show demo -f value',
    'cluster-show refused',
    'cluster-show refused -f json',
    'cluster-delete refused demo -f json',
    '--debug cluster-show demo',
    'cluster-list --timing',
  ])('%s prints no control characters from a server', async (words) => {
    const { env } = await cannedCloud({ name: evil, status_reason: evil, [evil]: evil }, {}, ({ url }) =>
      url.includes('refused')
        ? { status: 400, body: { errors: [{ detail: evil, title: evil }] } }
        : undefined,
    )
    const { stdout } = await bash(line(words), { env })
    expect(stdout).not.toBe('')
    expect(stdout.replaceAll('\r\n', '').replaceAll('\n', '').replace(green, '')).not.toMatch(hostile)
  })
})
