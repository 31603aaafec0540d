import type { Context } from '../cli/context'
import { exitCodeOf, success } from '../cli/exit-codes'
import { errorReport } from './error-report'
import { formatOptions, type OutputValues } from '../cli/output-options'
import type { Result } from '../output/result'
import { wantsColour } from '../output/colour'
import { writeResult } from '../output/write'
import { version } from '../foundation/version'

/**
 * Writes the answer on stdout and the failure of each part on stderr. A failure of any part is a failure of
 * the whole: the exit code is the first one's.
 *
 * @param given the output options
 * @param colour what `--color` or the settings say of it
 */
export async function deliver(
  result: Result,
  given: Partial<OutputValues>,
  colour: unknown,
  { host }: Context,
  write = (text: string) => host.stdout.write(text),
): Promise<number> {
  const { stdout, stderr } = host
  const format = formatOptions(given)
  await writeResult(result, format, {
    write,
    isTerminal: stdout.isTerminal,
    columns: stdout.columns,
    colour: wantsColour(colour, host.env, () => stdout.isTerminal),
  })
  if (result.kind === 'nothing') return result.exitCode ?? success
  const failures = failuresOf(result)
  const shown = { json: format.format === 'json', debug: false, version }
  for (const failure of failures) await stderr.write(errorReport(failure, shown))
  return failures.length === 0 ? success : exitCodeOf(failures[0])
}

/** What could not be done of what was asked for. */
export function failuresOf(result: Result): readonly Error[] {
  if (result.kind === 'list' || result.kind === 'report') return result.failure ? [result.failure] : []
  if (result.kind === 'text') return result.failures ?? []
  return result.kind === 'outcomes' ? result.outcomes.flatMap(({ error }) => error ?? []) : []
}
