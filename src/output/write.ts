import { MagnumError } from '../foundation/errors'
import type { Row } from '../foundation/json'
import { notForLists, outcomeColumns } from './check'
import { shownList, shownRecord } from './columns'
import type { Destination } from './format'
import { formats, type OutputOptions } from './formats'
import type { Accepted, ListResult, Outcomes, Result } from './result'
import { visible, visibleLines } from './sanitise'

export interface Out extends Destination {
  write(text: string): Promise<void>
  /** What to tell of an attribute that is asked for and not there, as the deed is done; undefined: it is an error. */
  whenLacking?: (key: string) => string | undefined
}

/**
 * Writes the answer of a command. The errors among outcomes are the caller's to report.
 *
 * @throws MagnumError of kind `usage` where the columns or the format do not go with the answer
 */
export async function writeResult(result: Result, options: OutputOptions, out: Out): Promise<void> {
  try {
    for await (const text of await textsOf(result, options, out)) await out.write(text)
  } catch (error) {
    // V8 parses JSON of any depth, but only so much of it can be walked.
    if (!(error instanceof RangeError)) throw error
    throw new MagnumError('failed', 'The answer is nested too deeply to be shown.', { cause: error })
  }
}

type Texts = AsyncIterable<string> | Iterable<string>

async function textsOf(result: Result, options: OutputOptions, to: Out): Promise<Texts> {
  switch (result.kind) {
    case 'nothing':
      return []
    case 'text':
      return [to.isTerminal ? visibleLines(result.text) : result.text]
    case 'report':
      return isFormatAsked(options) ? recordTexts(result.record, options, to) : [visibleLines(result.text)]
    case 'accepted':
      return isFormatAsked(options) ? recordTexts(await result.record(), options, to) : messageOf(result)
    case 'record':
      return recordTexts(result.record, options, to)
    case 'outcomes':
      return options.format === undefined || options.format === 'table'
        ? [messagesOf(result)]
        : listTexts(asList(result), options, to)
    case 'list':
      return listTexts(result, { ...options, fitWidth: options.fitWidth || result.fitted === true }, to)
  }
}

function isFormatAsked({ format, columns }: OutputOptions): boolean {
  return format !== undefined || columns.length > 0
}

async function recordTexts(record: Row, options: OutputOptions, to: Out): Promise<Texts> {
  const format = await formats[options.format ?? 'table'].load()
  return format.record(shownRecord(withLacking(record, options, to), options), options, to)
}

/** The record with null for attributes that it lacks, where that is no reason to fail. */
function withLacking(record: Row, { columns }: OutputOptions, { whenLacking, note }: Out): Row {
  const warnings = new Map<string, string>()
  for (const key of columns.filter((column) => !Object.hasOwn(record, column))) {
    const warning = whenLacking?.(key)
    if (warning !== undefined) warnings.set(key, warning)
  }
  if (warnings.size === 0) return record
  for (const warning of warnings.values()) note?.(warning)
  return { ...record, ...Object.fromEntries([...warnings.keys()].map((key) => [key, null])) }
}

async function listTexts(result: ListResult, options: OutputOptions, to: Out): Promise<Texts> {
  const { format: name = 'table' } = options
  const { line } = result
  if (line && name === 'table' && options.columns.length === 0) return lines(result, line)
  const format = await formats[name].load()
  if (!format.list) throw notForLists(name)
  const usual = name === 'table' ? result.columns : (result.fields ?? result.columns)
  return format.list(await shownList(result, usual, options), options, to)
}

async function* lines({ pages }: ListResult, line: NonNullable<ListResult['line']>): AsyncGenerator<string> {
  for await (const page of pages)
    yield page.flatMap((row) => [line(row)].flat().map((text) => `${visible(text)}\n`)).join('')
}

function messageOf({ message }: Accepted): string[] {
  return message === undefined ? [] : [`${visible(message)}\n`]
}

function messagesOf({ outcomes }: Outcomes): string {
  return outcomes.flatMap(({ message }) => (message === undefined ? [] : [`${visible(message)}\n`])).join('')
}

/** What became of each, for programs. */
function asList({ outcomes }: Outcomes): ListResult {
  const rows = outcomes.map(({ subject, error, status = null }) => ({
    subject,
    ok: error === undefined,
    error: error?.message ?? null,
    status,
  }))
  const known = outcomes.some(({ status }) => status !== undefined) ? ['status'] : []
  return { kind: 'list', columns: outcomeColumns, known, pages: onePage(rows) }
}

/** The rows of a list that is known whole. */
// eslint-disable-next-line @typescript-eslint/require-await -- a list of one page is still a list of pages
export async function* onePage(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}
