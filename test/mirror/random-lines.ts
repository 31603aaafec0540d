import type { OldGrammar, OldParameter } from './old-client'
import type { Line } from './pair'
import type { Random } from './random'
import { wordFor } from './random-words'
import { signingRequest } from '../support/signing-request'

/** Values of global options, chosen so that a login can still succeed. */
const globalValues: Readonly<Record<string, readonly string[]>> = {
  '--os-region-name': ['RegionOne'],
  '--os-username': ['demo', 'other'],
  '--os-password': ['secret', 'wrong'],
  '--os-project-name': ['demo'],
  '--os-user-domain-id': ['default'],
  '--os-project-domain-id': ['default'],
  '--service-type': ['container-infra'],
  '--os-interface': ['public', 'publicURL'],
  '--os-endpoint-type': ['public', 'publicURL'],
  '--magnum-api-version': ['latest', '1.10', '1.5'],
}

/**
 * Returns a random command line, usually valid in the old client's grammar.
 */
export function randomLine(grammar: OldGrammar, commands: RegExp, random: Random): Line {
  const name = random.pick(Object.keys(grammar.commands).filter((each) => commands.test(each)))
  const parameters = grammar.commands[name] ?? []
  const argv = [...globalOptions(random), name, ...commandWords(parameters, random)]
  return { argv: random.chance(0.06) ? spoilt(argv, random) : argv, files }
}

const files = {
  'csr.pem': signingRequest,
  'env.json': '{"A": "x", "é": [1, 2.5, null, true], "nested": {"k": "v"}}',
  'bad.json': '{',
}

function globalOptions(random: Random): string[] {
  if (random.chance(0.8)) return []
  const flag = random.pick(Object.keys(globalValues))
  return [
    ...(random.chance(0.2) ? ['--debug'] : []),
    ...spelt(flag, random.pick(globalValues[flag] ?? []), [], random),
  ]
}

function commandWords(parameters: readonly OldParameter[], random: Random): string[] {
  const all = parameters.flatMap(({ flags }) => flags)
  const options = parameters.filter(({ flags }) => flags.length > 0)
  const chosen = oneSpelling(
    options.filter(({ required }) => required || random.chance(0.25)),
    random,
  )
  const repeated = random.some(chosen, 0.08)
  const optionWords = [...chosen, ...repeated, ...requiredEitherWay(parameters, chosen, random)]
    .filter(({ required }) => !required || random.chance(0.97))
    .map((option) => {
      const flag = random.pick(option.flags)
      return option.takesValue
        ? spelt(flag, wordFor(option, random), all, random)
        : [abbreviated(flag, all, random)]
    })
  const positionals = parameters
    .filter(({ flags }) => flags.length === 0)
    .map((each) => positionalWords(each, random))
  return random.chance(0.5)
    ? [...random.shuffled(optionWords), ...positionals].flat()
    : [...dashes(random), ...positionals.flat(), ...random.shuffled(optionWords).flat()]
}

/** Usually keeps one of mutually exclusive spellings such as `--image` and `--image-id`. */
function oneSpelling(options: readonly OldParameter[], random: Random): OldParameter[] {
  const places = new Map(random.shuffled(options).map((option) => [option.dest, option]))
  return random.chance(0.95) ? [...places.values()] : [...options]
}

/** Picks one of `--image` and `--image-id`, whose argparse group is required although neither option is. */
function requiredEitherWay(
  parameters: readonly OldParameter[],
  chosen: readonly OldParameter[],
  random: Random,
): OldParameter[] {
  const groups = ['image', 'external_network'].map((dest) => parameters.filter((each) => each.dest === dest))
  return groups
    .filter(
      (group) => group.length > 0 && !group.some((each) => chosen.some(({ dest }) => dest === each.dest)),
    )
    .map((group) => random.pick(group))
}

function positionalWords(positional: OldParameter, random: Random): string[] {
  const fewest = positional.nargs === '?' ? 0 : 1
  const most = positional.nargs === '+' ? 3 : 1
  const count = random.chance(0.04) ? random.below(3) : fewest + random.below(most - fewest + 1)
  return Array.from({ length: count }, () => wordFor(positional, random))
}

/** `--option value` or `--option=value`, sometimes abbreviated. */
function spelt(flag: string, value: string, all: readonly string[], random: Random): string[] {
  const name = abbreviated(flag, all, random)
  return random.chance(0.3) ? [`${name}=${value}`] : [name, value]
}

function abbreviated(flag: string, all: readonly string[], random: Random): string {
  if (random.chance(0.8)) return flag
  const length = 4 + random.below(Math.max(1, flag.length - 4))
  const prefix = flag.slice(0, length)
  const meant = all.filter((each) => each.startsWith(prefix))
  return meant.length === 1 || random.chance(0.2) ? prefix : flag
}

const dashes = (random: Random) => (random.chance(0.03) ? ['--'] : [])

function spoilt(argv: readonly string[], random: Random): string[] {
  const at = random.below(argv.length + 1)
  const how = random.below(4)
  if (how === 0) return argv.filter((_, index) => index !== at)
  if (how === 1)
    return argv.toSpliced(at, 0, random.pick(['--wrong', '--', '-', '', 'extra', '-z', '--wrong=1', '-7']))
  if (how === 2) return [...argv.slice(0, at)]
  return random.shuffled(argv)
}
