import { MagnumError } from '../foundation/errors'
import type { Manner } from '../foundation/host'
import type { Row } from '../foundation/json'
import { onePage } from '../foundation/pages'
import { refuseUnknown, shownList, shownRecord, type WhenLacking } from './columns'
import type { Destination, Format, Written } from './format'
import { formats, type OutputOptions, listFormatNames, type FormatName } from './formats'
import type { Accepted, ListResult, Outcomes, Result } from './result'
import { visible, visibleLines } from './sanitise'

interface Out extends Destination, WhenLacking {
  write(text: string, manner: Manner): Promise<void>
}

/**
 * Writes the result of a command, without the errors among its outcomes.
 *
 * @throws MagnumError usage, if the columns or the format do not suit the result
 */
export async function writeResult(result: Result, options: OutputOptions, out: Out): Promise<void> {
  try {
    const { texts, ...manner } = await writtenAs(result, options, out)
    for await (const text of texts) await out.write(text, manner)
  } catch (error) {
    // V8 parses JSON of any depth, but recursion into it is limited.
    if (!(error instanceof RangeError)) throw error
    throw new MagnumError('failed', 'The output is nested too deeply.', { cause: error })
  }
}

async function writtenAs(result: Result, options: OutputOptions, to: Out): Promise<Written> {
  switch (result.kind) {
    case 'nothing':
      return { texts: [] }
    case 'text':
      return { texts: [to.isTerminal ? visibleLines(result.text) : result.text], verbatim: true }
    case 'report':
      return isFormatAsked(options)
        ? recordAs(result.record, options, to)
        : { texts: [await folded(visibleLines(result.text), to)] }
    case 'accepted':
      return isFormatAsked(options)
        ? recordAs(await result.record(), options, to)
        : { texts: accepted(result) }
    case 'record':
      return recordAs(result.record, options, to)
    case 'outcomes':
      return options.format === undefined || options.format === 'table'
        ? { texts: [messagesOf(result)] }
        : listAs(asList(result), options, to)
    case 'list':
      return listAs(result, options, to)
  }
}

async function folded(text: string, { fit }: Out): Promise<string> {
  return fit ? (await import('./wrap-text')).foldLines(text, fit.width) : text
}

function isFormatAsked({ format, columns }: OutputOptions): boolean {
  return format !== undefined || columns.length > 0
}

async function recordAs(record: Row, options: OutputOptions, to: Out): Promise<Written> {
  const format = await formats[options.format ?? 'table'].load()
  const shown = shownRecord(record, options, to)
  return { texts: format.record(shown, options, to), ...(await mannerOf(format, to)) }
}

async function mannerOf({ verbatim, loadPainter }: Format, { colour }: Out): Promise<Manner> {
  return { verbatim, decorate: colour ? await loadPainter?.() : undefined }
}

async function listAs(result: ListResult, options: OutputOptions, to: Out): Promise<Written> {
  const { format: name = 'table' } = options
  const { line } = result
  if (line && name === 'table' && options.columns.length === 0) return { texts: lines(result, line, to) }
  const format = await formats[name].load()
  if (!format.list) throw notForLists(name)
  const usual = name === 'table' ? result.columns : (result.fields ?? result.columns)
  const shown = await shownList(result, usual, options, to)
  return { texts: format.list(shown, options, to), ...(await mannerOf(format, to)) }
}

async function* lines(
  { pages }: ListResult,
  line: NonNullable<ListResult['line']>,
  to: Out,
): AsyncGenerator<string> {
  for await (const page of pages) {
    const text = page.flatMap((row) => [line(row)].flat().map((text) => `${visible(text)}\n`)).join('')
    yield await folded(text, to)
  }
}

async function* accepted({ message, afterMessage }: Accepted): AsyncGenerator<string> {
  if (message !== undefined) yield `${visible(message)}\n`
  await afterMessage?.()
}

function messagesOf({ outcomes }: Outcomes): string {
  return outcomes.flatMap(({ message }) => (message === undefined ? [] : [`${visible(message)}\n`])).join('')
}

/** The outcomes as a list, for programs. */
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

/** What the definition of a command says about its answer. */
interface KnownAnswer {
  kind: 'list' | 'record' | 'outcomes' | 'text' | 'none'
  /** All possible attributes of the answer; undefined if only the service knows them. */
  attributes?: readonly string[] | undefined
}

const outcomeColumns = ['subject', 'ok', 'error']

/**
 * Rejects invalid output options before the command changes anything.
 *
 * @throws MagnumError usage
 */
export function checkOutput({ kind, attributes }: KnownAnswer, options: OutputOptions): void {
  const { format } = options
  const isList = kind === 'list' || kind === 'outcomes'
  if (isList && format && !listFormatNames.includes(format)) throw notForLists(format)
  const known = kind === 'outcomes' ? [...new Set([...outcomeColumns, ...(attributes ?? [])])] : attributes
  if (known) refuseUnknown([...options.columns, ...options.sortColumns], known)
}

/** The error for a format that does not support lists. */
function notForLists(name: FormatName): MagnumError {
  return new MagnumError('usage', `the format '${name}' is for one resource, not for a list`, {
    hint: `Lists have: ${listFormatNames.join(', ')}`,
  })
}
