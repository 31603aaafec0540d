import { flag, integer, many, one, optional, text, texts, toggle } from '../../src/cli/parameters'
import { OptionSet } from '../../src/cli/option-set'
import { parse } from '../../src/cli/parse'

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

function read(line: string, positionals = {}) {
  const words = line === '' ? [] : line.split(' ').map((word) => word.replaceAll('·', ' '))
  const parsed = parse(words, positionals, new OptionSet([['command', options]]))
  return { ...parsed.positionals, ...parsed.given.command }
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
  ['--hidden --visible', { hidden: false }],
  ['--floating-ip-disabled', { floatingIp: false }],
  ['--node-count 1 --node-count 2', { nodeCount: 2 }],
])('%s', (line, values) => {
  expect(read(line)).toEqual(values)
})

test('a prefix that was unambiguous in the old client stays so, whatever has been added', () => {
  expect(read('--master 3')).toEqual({ masterCount: 3 })
  expect(read('--master-f m1.large')).toEqual({ masterFlavor: 'm1.large' })
})

test('options stand before, between and behind positionals', () => {
  const positionals = { cluster: one('<cluster>', { help: '' }), rest: many('<path=value>', { help: '' }) }
  expect(read('mine --rollback a=1 b=2 --node-count 3', positionals)).toEqual({
    cluster: 'mine',
    rest: ['a=1', 'b=2'],
    rollback: true,
    nodeCount: 3,
  })
})

test('behind -- everything is positional', () => {
  expect(read('-- --rollback', name)).toEqual({ name: '--rollback' })
})

test('a negative number is a positional', () => {
  expect(read('-5', name)).toEqual({ name: '-5' })
})

test('--help is taken before anything is found missing', () => {
  const positionals = { cluster: one('<cluster>', { help: '' }) }
  expect(parse(['--unknown', '--help'], positionals, new OptionSet([])).helpWanted).toBe(true)
})

test.each([
  ['--k mine', 'ambiguous option: --k could match --keypair, --keypair-id'],
  ['--node-count', 'argument --node-count: expected one argument'],
  ['--node-count --rollback', 'argument --node-count: expected one argument'],
  ['--node-count x', "argument --node-count: invalid int value: 'x'"],
  ['--node-count 1.5', "argument --node-count: invalid int value: '1.5'"],
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
  expect(() => read(line, name)).toThrow(message)
})

test('what is missing is named', () => {
  const positionals = { cluster: one('<cluster>', { help: '' }), rest: many('<path=value>', { help: '' }) }
  expect(() => read('', positionals)).toThrow('the following arguments are required: <cluster>, <path=value>')
})
