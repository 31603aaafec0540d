import { attributes, renamedAttributes } from '../client/magnum/attributes'
import type { Context } from '../cli/context'
import type { Command } from '../cli/definition'
import { exitCodeOf, success } from '../cli/exit-codes'
import { errorReport } from './error-report'
import { formatOptions, type OutputValues } from '../cli/output-options'
import type { Environment, OutputStream } from '../foundation/host'
import type { Result } from '../output/result'
import { wantsColour } from '../output/colour'
import { writeResult } from '../output/write'
import { version } from '../foundation/version'

/** The user's settings for terminals. */
export interface Display {
  colour: unknown
  fit: unknown
}

/** Where to write the output and notes. */
export interface AnswerOut {
  write: OutputStream['write']
  note: (text: string) => void
}

/**
 * Writes the result to stdout and all failures to stderr. @returns the exit code: that of the first failure, if any
 *
 * @param given the output options
 * @param display `--color` and the settings for terminals
 * @param out replaces stdout for the output, and stderr for notes
 */
export async function writeAnswer(
  result: Result,
  command: Command,
  given: Partial<OutputValues>,
  display: Display,
  context: Context,
  out: Partial<AnswerOut> = {},
): Promise<number> {
  const { env, stdout, stderr } = context.host
  const format = formatOptions(given)
  const isFree = given.maxWidth === undefined && given.fitWidth !== true
  const width = stdout.isTerminal && isFree ? widthToFit(env, stdout.columns, display.fit) : undefined
  const known = command.shows && attributes[command.shows]
  const shown = result.kind === 'list' && known ? { ...result, attributes: known } : result
  await writeResult(shown, format, {
    write: (text, manner) => stdout.write(text, manner),
    note: (text) => context.warn(text),
    ...out,
    fit: width === undefined ? undefined : { width, leaveOut: format.columns.length === 0 },
    warningOfLack: (key) => warningOfLack(command, key),
    isTerminal: stdout.isTerminal,
    columns: stdout.isTerminal ? columnsOf(env, stdout.columns) : undefined,
    colour: wantsColour(display.colour, env, () => stdout.isTerminal),
  })
  if (result.kind === 'nothing') return result.exitCode ?? success
  const failures = failuresOf(result)
  const manner = { json: format.format === 'json', debug: false, version }
  // If stderr cannot be written to, the exit code must do.
  for (const failure of failures) await stderr.write(errorReport(failure, manner)).catch(() => undefined)
  return failures.length === 0 ? success : exitCodeOf(failures[0])
}

/** All attributes in the output of a command that changes a resource; undefined for others. */
export function attributesOf({ answer, changes, columns }: Command): readonly string[] | undefined {
  return answer === 'outcomes' ? columns : changes && attributes[changes]
}

/** The warning about an attribute that only other API versions have; undefined for any other. */
function warningOfLack({ answer, changes, shows = changes }: Command, key: string): string | undefined {
  if (shows === undefined || !attributes[shows].some((attribute) => attribute === key)) return undefined
  const other = renamedAttributes[key]
  // In any version, the rows of a list lack attributes.
  if (answer === 'list' && other === undefined) return undefined
  const instead = other === undefined ? '' : `; it has ${other}`
  return `WARNING: this API version has no attribute ${key}${instead}.`
}

/** All failures in a result. */
export function failuresOf(result: Result): readonly Error[] {
  if (result.kind === 'list' || result.kind === 'report') return result.failure ? [result.failure] : []
  if (result.kind === 'text') return result.failures ?? []
  return result.kind === 'outcomes' ? result.outcomes.flatMap(({ error }) => error ?? []) : []
}

/**
 * The maximum width of a table on a terminal; undefined if unlimited. CLIFF_FIT_WIDTH and CLIFF_MAX_TERM_WIDTH are from
 * cliff; COLUMNS overrides the terminal.
 *
 * @param setting false to disable fitting
 */
export function widthToFit(
  env: Environment,
  columns: number | undefined,
  setting: unknown,
): number | undefined {
  const most = positive(env['CLIFF_MAX_TERM_WIDTH'])
  const isWanted = env['CLIFF_FIT_WIDTH'] ? env['CLIFF_FIT_WIDTH'] !== '0' : setting !== false
  return isWanted ? Math.min(most ?? Infinity, columnsOf(env, columns) ?? usualColumns) : most
}

/** Assumed columns of a terminal of unknown width. */
const usualColumns = 80

/** The terminal's columns, from COLUMNS or the terminal; undefined if unknown. */
function columnsOf(env: Environment, columns: number | undefined): number | undefined {
  return positive(env['COLUMNS']) ?? columns
}

function positive(text = ''): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}
