import type { Context } from '../cli/context'
import type { Command, Option, Positional } from '../cli/definition'
import { type CommandLine, parseIncomplete, type Parsed } from '../cli/parsing'
import { createContext } from '../program/context'
import { MagnumError } from '../foundation/errors'
import { type Host, InputEnded } from '../foundation/host'
import { shellWord } from '../foundation/shell'
import { choicesFor } from './inventory'
import { questionFor, wordsFor } from './question'
import { flagMeant, globalFlags } from '../cli/flags'
import { flagOf, loginSettings } from '../client/keystone/settings-table'
import { visible } from '../output/sanitise'

/** A completed command line, and the context that was opened to complete it. */
interface Completed {
  readonly argv: readonly string[]
  readonly context: Context
}

/**
 * Offers to prompt for what a command line lacks, with choices from the cloud. Shows the resulting command line, whose
 * answers can be changed before it is run.
 *
 * @param missing the required options that are missing
 * @returns undefined if the user declines
 * @throws MagnumError failed, if the user cancels
 * @throws Interrupt on Ctrl-C
 */
export async function interview(
  { argv, command, globals, words }: CommandLine,
  missing: readonly string[],
  host: Host,
): Promise<Completed | undefined> {
  const parsed = parseIncomplete(command, words)
  if ('helpText' in parsed) return undefined
  const context = createContext(host, { ...globals, ...parsed.globals })
  try {
    const offer = `This needs ${missing.join(', ')}. Enter ${missing.length === 1 ? 'it' : 'them'} now?`
    if ((await context.ask({ kind: 'yes or no', message: offer, fallback: true })) === 'no') return undefined
    const asked = parametersToAsk(command, parsed)
    return { argv: [...argv, ...(await completingWords(asked, parsed, argv, context))], context }
  } catch (error) {
    await context.close()
    if (error instanceof InputEnded) return undefined
    throw error
  }
}

interface Asked {
  readonly key: string
  readonly parameter: Option | Positional
}

/** The parameters to prompt for: those not given, nor by a deprecated option such as `--name`. */
function parametersToAsk(
  { asks, options, positionals }: Command,
  { given, positionals: said }: Parsed,
): Asked[] {
  return asks.flatMap((key) => {
    const isGiven = [...given].some((each) => each === key || options[each]?.flags[0] === `--${key}`)
    const parameter = options[key] ?? positionals[key]
    return parameter === undefined || said[key] !== undefined || isGiven ? [] : [{ key, parameter }]
  })
}

/** Prompts for each parameter, then whether to run the command, change an answer or cancel. */
async function completingWords(
  asked: readonly Asked[],
  { options }: Parsed,
  argv: readonly string[],
  context: Context,
): Promise<string[]> {
  const answers = new Map<string, string>()
  const answer = async ({ key, parameter }: Asked) => {
    const coe = answers.get('coe') ?? options['coe']
    const choices = await choicesFor(parameter, context, typeof coe === 'string' ? coe : undefined)
    answers.set(key, await context.ask(questionFor(parameter, choices, answers.get(key))))
  }
  for (const each of asked) await answer(each)
  for (;;) {
    const words = asked.flatMap(({ key, parameter }) => wordsFor(parameter, answers.get(key) ?? ''))
    await context.host.stderr.write(`\n  ${shownLine([...argv, ...words])}\n\n`)
    const chosen = await context.ask(lastQuestion(asked, answers))
    if (chosen === run) return words
    if (chosen === leave) throw new MagnumError('failed', 'Nothing was done.')
    const isOpen = ({ key, parameter }: Asked) =>
      key === chosen || (chosen === 'coe' && ofCoe.includes(parameter.completes ?? ''))
    for (const each of asked.filter(isOpen)) await answer(each)
  }
}

/** What suits one COE may not suit another. */
const ofCoe = ['image', 'network-driver', 'volume-driver']

const run = '--run'
const leave = '--leave'

function lastQuestion(asked: readonly Asked[], answers: ReadonlyMap<string, string>) {
  const corrections = asked.map(({ key, parameter }) => ({
    value: key,
    label: `Change ${'flags' in parameter ? parameter.flags[0] : parameter.metavar}`,
    note: answers.get(key) ?? '',
  }))
  const choices = [
    { value: run, label: 'Run it', note: '' },
    ...corrections,
    { value: leave, label: 'Cancel', note: '' },
  ]
  return { kind: 'choice', message: 'What now?', choices } as const
}

const secretFlags = new Set(loginSettings.filter(({ secret }) => secret).map((setting) => flagOf(setting)))

/** A command line quoted for a shell, with secrets redacted. */
export function shownLine(argv: readonly string[]): string {
  const words = argv.map((word, index) => {
    const [flag = '', ...value] = word.split('=')
    if (isSecret(argv[index - 1])) return '***'
    return isSecret(flag) && value.length > 0 ? `${flag}=***` : shellWord(word)
  })
  return visible(['magnum', ...words].join(' '))
}

function isSecret(word = ''): boolean {
  const flag = flagMeant(word, globalFlags([word]))
  return flag !== undefined && secretFlags.has(flag.option.flags[0])
}
