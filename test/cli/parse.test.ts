import { defineCommand, type Options, type Positionals } from '../../src/cli/definition'
import { flag, integer, many, one, optional, text, texts, toggle } from '../../src/cli/parameters'
import { parseCommand, parseGlobals } from '../../src/cli/parsing'

const options = {
  keypair: text('--keypair', { help: '', deprecated: ['--keypair-id'] }),
  nodeCount: integer('--node-count', { help: '' }),
  masterCount: integer('--master-count', { help: '' }),
  labels: texts('--labels', { help: '' }),
  sortDir: text('--sort-dir', { help: '', choices: ['desc', 'asc'] }),
  rollback: flag('--rollback', { help: '' }),
  floatingIp: toggle('--floating-ip-enabled', '--floating-ip-disabled', { help: '' }),
  hidden: toggle('--hidden', '--visible', { help: '', exclusive: false }),
  masterFlavor: text('--master-flavor', { help: '', added: true }),
  format: text('--format', { help: '', aliases: ['-f'], added: true }),
}

const name = { name: optional('<name>', { help: '' }) }

/** The parsed words after a command. */
function parse(words: readonly string[], positionals: Positionals = {}, open: Options = options) {
  const handler = () => Promise.resolve({ kind: 'nothing' as const })
  const facts = {
    hidden: true as const,
    name: 'try',
    summary: '',
    answer: 'none' as const,
    examples: [],
    handler,
  }
  const parsed = parseCommand(defineCommand({ ...facts, positionals, options: open }), words)
  if ('helpText' in parsed) throw new Error(parsed.helpText)
  return parsed
}

function read(line: string, positionals: Positionals = {}) {
  const words = line === '' ? [] : line.split(' ').map((word) => word.replaceAll('·', ' '))
  const parsed = parse(words, positionals)
  const given = Object.entries(parsed.options).filter(([key]) => parsed.given.has(key))
  return { ...parsed.positionals, ...Object.fromEntries(given) }
}

test.each([
  ['--node-count 3', { nodeCount: 3 }],
  ['--node-count=3', { nodeCount: 3 }],
  ['--node-count -5', { nodeCount: -5 }],
  ['--node-count 1_000', { nodeCount: 1000 }],
  ['--node 3', { nodeCount: 3 }],
  ['--n=3', { nodeCount: 3 }],
  ['--labels a=1 --labels b=2', { labels: ['a=1', 'b=2'] }],
  ['--labels=a=1,b=2', { labels: ['a=1,b=2'] }],
  ['-f json', { format: 'json' }],
  ['-fjson', { format: 'json' }],
  ['--keypair -·a', { keypair: '- a' }],
  ['--keypair=mine --rollback', { keypair: 'mine', rollback: true }],
  ['-f=json', { format: 'json' }],
  ['--keypair=a·b', { keypair: 'a b' }],
  ['--keypair -', { keypair: '-' }],
  ['--keypair=--help', { keypair: '--help' }],
  ['--keypair -12', { keypair: '-12' }],
  ['--keypair -.5', { keypair: '-.5' }],
  ['--keypair -12.25', { keypair: '-12.25' }],
  ['--hidden --visible', { hidden: false }],
  ['--floating-ip-enabled --floating-ip-enabled', { floatingIp: true }],
  ['--floating-ip-disabled', { floatingIp: false }],
  ['--node-count 1 --node-count 2', { nodeCount: 2 }],
])('%s', (line, values) => {
  expect(read(line)).toEqual(values)
})

test('a prefix that was unambiguous in the old client remains unambiguous despite new options', () => {
  expect(read('--master 3')).toEqual({ masterCount: 3 })
  expect(read('--master-f m1.large')).toEqual({ masterFlavor: 'm1.large' })
})

test('options can come before, between and after positionals', () => {
  const positionals = { cluster: one('<cluster>', { help: '' }), rest: many('<path=value>', { help: '' }) }
  expect(read('mine --rollback a=1 b=2 --node-count 3', positionals)).toEqual({
    cluster: 'mine',
    rest: ['a=1', 'b=2'],
    rollback: true,
    nodeCount: 3,
  })
})

test('everything after -- is positional', () => {
  expect(read('-- --rollback', name)).toEqual({ name: '--rollback' })
  expect(read('--node-count 3 -- --rollback', name)).toEqual({ nodeCount: 3, name: '--rollback' })
})

test('a negative number is a positional', () => {
  expect(read('-5', name)).toEqual({ name: '-5' })
})

test.each(['-h', '--help'])('%s works even if required arguments are missing', (word) => {
  const positionals = { cluster: one('<cluster>', { help: '' }) }
  expect(() => parse(['--unknown', word], positionals, {})).toThrow(/^usage: magnum try <cluster>\n/)
})

test('a deprecated spelling is reported with its replacement', () => {
  const deprecated = (words: string[]) => parse(words).deprecated
  expect(deprecated(['--keypair-id', 'mine'])).toEqual([{ flag: '--keypair-id', instead: '--keypair' }])
  expect(deprecated(['--keypair', 'mine'])).toEqual([])
})

test.each([
  ['--k mine', 'ambiguous option: --k could match --keypair, --keypair-id'],
  ['--node-count', 'argument --node-count: expected one argument'],
  ['--node-count --rollback', 'argument --node-count: expected one argument'],
  ['--node-count --', 'argument --node-count: expected one argument'],
  ['--node-count -h', 'argument --node-count: expected one argument'],
  ['--keypair -1x', 'argument --keypair: expected one argument'],
  ['--keypair -x-1', 'argument --keypair: expected one argument'],
  ['--keypair -1.5x', 'argument --keypair: expected one argument'],
  ['--keypair -x-1.5', 'argument --keypair: expected one argument'],
  ['--node-count x', "argument --node-count: invalid int value: 'x'"],
  ['--node-count 1.5', "argument --node-count: invalid int value: '1.5'"],
  ['--retries -1', "argument --retries: must be 0 or more: '-1'"],
  ['--sort-dir up', "argument --sort-dir: invalid choice: 'up' (choose from desc, asc)"],
  ['--sort-dir dsc', "argument --sort-dir: invalid choice: 'dsc' (did you mean desc?)"],
  ['--rollback=yes', "argument --rollback: ignored explicit argument 'yes'"],
  ['--keypair a --keypair-id b', 'argument --keypair-id: not allowed with argument --keypair'],
  [
    '--floating-ip-enabled --floating-ip-disabled',
    'argument --floating-ip-disabled: not allowed with argument --floating-ip-enabled',
  ],
  ['--nod-count 3', 'unrecognized arguments: --nod-count (did you mean --node-count?)'],
  ['--rolback', 'unrecognized arguments: --rolback (did you mean --rollback?)'],
  ['a b', 'unrecognized arguments: b'],
  ['a --rolback b', 'unrecognized arguments: --rolback b (did you mean --rollback?)'],
])('%s is refused', (line, message) => {
  expect(() => read(line, name)).toThrow(new Error(message))
})

test('the error lists missing positionals, then missing options', () => {
  const positionals = { cluster: one('<cluster>', { help: '' }), rest: many('<path=value>', { help: '' }) }
  const required = { csr: text('--csr', { help: '', required: true }), role: text('--role', { help: '' }) }
  const parsed = (...words: string[]) => parse(words, positionals, required)

  expect(() => parsed()).toThrow('the following arguments are required: <cluster>, <path=value>, --csr')
  expect(() => parsed('mine', 'a=1')).toThrow('the following arguments are required: --csr')
  expect(parsed('mine', 'a=1', '--csr', 'mine.csr')).toMatchObject({
    positionals: { cluster: 'mine', rest: ['a=1'] },
    options: { csr: 'mine.csr', role: undefined },
    deprecated: [],
  })
})

test('a value before the command that looks like an option for help is a value', () => {
  expect(parseGlobals(['--os-cloud=--help', 'cluster-list'])).toMatchObject({
    globals: { cloud: '--help' },
    words: ['cluster-list'],
  })
})
