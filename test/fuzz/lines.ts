import { fc } from '../support/random'
import type { Command, Option, Positional } from '../../src/cli/definition'
import { globalOptions, loginOptions } from '../../src/cli/global-options'
import { outputOptionsOf } from '../../src/cli/output-options'

const hostileWords = [
  ...[
    '',
    ' ',
    '-',
    '--',
    '---',
    '-x',
    '--x',
    '--=',
    '--a=b=c',
    '-1',
    '-.5',
    '=',
    '==',
    'a=',
    '=b',
    ',',
    ';',
    '\n',
  ],
  ...[
    'demo',
    'new',
    'u',
    '3',
    '0',
    '-0',
    '1_000',
    '1__0',
    '9'.repeat(40),
    '1e999',
    'Infinity',
    'NaN',
    '0x10',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '__proto__=1',
    'labels/__proto__=x',
    'labels=1',
  ],
  ...[
    'a=b',
    'a=b,c=d;e=f',
    'a=[1',
    'a={"b":',
    '/a/b=c',
    'a/b/../c=d',
    'k=v:NoSchedule',
    'k:Never',
    '+name',
    '-name',
  ],
  ...[
    'add',
    'replace',
    'remove',
    'worker',
    'json',
    'yaml',
    'shell',
    'table',
    'Cluster',
    'latest',
    '1.9',
    '1.999',
  ],
  ...['..', '../up', 'a/../../b', '*', '~', '$(touch pwned)', '`id`', "it's", '%s', 'ümläut', '集群', '😀'],
  ...[
    '\u001b[2J',
    '\u202e',
    '\u0000',
    '\ud800',
    '\u2028',
    'x'.repeat(10_000),
    'http://127.0.0.1:1',
    'http://',
    ':',
  ],
  ...[
    'coe',
    'help',
    'cluster',
    'list',
    'cluster-list',
    'clsuter-list',
    'bay-list',
    '-h',
    '--help',
    '--version',
  ],
]
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileWords) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
)

/** A mostly valid command line, with a few words added, removed or changed. */
export function lineFor(command: Command): fc.Arbitrary<string[]> {
  const options = Object.values({
    ...globalOptions(),
    ...loginOptions(),
    ...outputOptionsOf(command),
    ...command.options,
  })
  const wanted = options.filter(({ required }) => required)
  return fc
    .record({
      positionals: fc.tuple(...Object.values(command.positionals).map(positionalWords)),
      required: fc.tuple(...wanted.map(optionWords)),
      optional: fc.array(fc.constantFrom(...options).chain(optionWords), { maxLength: 3 }),
      optionsFirst: fc.boolean(),
      damage: fc.array(fc.tuple(fc.nat(), fc.constantFrom('add', 'drop', 'change'), word), { maxLength: 2 }),
      split: fc.boolean(),
    })
    .map(({ positionals, required, optional, optionsFirst, damage, split }) => {
      const name = split ? command.name.split('-') : [command.name]
      const given = [...required, ...optional].flat()
      const line = [
        ...name,
        ...(optionsFirst ? [given, positionals.flat()] : [positionals.flat(), given]).flat(),
      ]
      return damage.reduce(damaged, line)
    })
}

export const anyLine: fc.Arbitrary<string[]> = fc.array(word, { maxLength: 6 })

function positionalWords({ arity, choices }: Positional): fc.Arbitrary<string[]> {
  const value = valueWord(choices)
  if (arity === 'one') return value.map((each) => [each])
  return fc.array(value, { minLength: arity === 'many' ? 1 : 0, maxLength: arity === 'optional' ? 1 : 3 })
}

/** `--option value` or `--option=value`, sometimes abbreviated. */
function optionWords(option: Option): fc.Arbitrary<string[]> {
  const flags = [...option.flags, ...option.deprecated]
  return fc
    .record({
      flag: fc.constantFrom(...flags),
      cut: fc.option(fc.nat({ max: 5 }), { freq: 3 }),
      value: valueWord(option.choices),
      joined: fc.boolean(),
    })
    .map(({ flag, cut, value, joined }) => {
      const spelling = cut === null ? flag : flag.slice(0, Math.max(3, flag.length - cut))
      if (option.takes === 'switch') return [spelling]
      return joined ? [`${spelling}=${value}`] : [spelling, value]
    })
}

function valueWord(choices: readonly string[] | undefined): fc.Arbitrary<string> {
  const plausible = fc.constantFrom(
    ...(choices ?? ['demo', '3', 'a=b', 'name', 'json', 'http://127.0.0.1:1']),
  )
  return fc.oneof({ weight: 3, arbitrary: plausible }, { weight: 1, arbitrary: word })
}

function damaged(line: string[], [at, how, word]: readonly [number, string, string]): string[] {
  const index = at % (line.length + 1)
  return line.toSpliced(index, how === 'add' ? 0 : 1, ...(how === 'drop' ? [] : [word]))
}
