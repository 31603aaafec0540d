import { MagnumError } from '../foundation/errors'
import { Interrupt, ReaderGone } from '../foundation/host'
import { escapeJson, visibleLines, visibleStart } from '../output/sanitise'
import { exitCodeOf } from '../cli/exit-codes'
import { UsageError } from '../cli/usage-error'

export interface ReportOptions {
  /** Whether to format errors as JSON. */
  json: boolean
  /** Whether to show the stack trace of a bug. */
  debug: boolean
  version: string
  /** Whether stderr is a terminal: then usage errors start with the error. */
  terminal?: boolean
}

/** The text for stderr for anything thrown: a line and perhaps a hint; empty if there is nothing to report. */
export function errorReport(error: unknown, options: ReportOptions): string {
  if (error instanceof ReaderGone) return ''
  if (options.json) return `${escapeJson(JSON.stringify({ error: errorObject(error) }))}\n`
  if (error instanceof UsageError) {
    const topic = ['magnum help', error.topic].filter((word) => word !== '').join(' ')
    const hint = error.hint === undefined ? '' : `${visibleStart(error.hint)}\n`
    const reason = `error: ${visibleStart(error.message)}\n${hint}`
    const said = options.terminal ? reason + error.shortUsage : error.usage + reason
    return `${said}Try '${topic}' for more information.\n`
  }
  if (error instanceof Interrupt) return `${error.message}.\n`
  if (error instanceof MagnumError) {
    const hint = error.hint === undefined ? '' : `${visibleStart(error.hint)}\n`
    return `ERROR: ${visibleStart(error.message)}\n${hint}`
  }
  return bugReport(error, options)
}

function bugReport(error: unknown, { debug, version }: ReportOptions): string {
  const message = error instanceof Error ? error.message : String(error)
  const line = `ERROR: This is a bug in magnum ${version}: ${visibleStart(message)}\n`
  if (debug && error instanceof Error) return `${line}${visibleLines(error.stack ?? '')}\n`
  return `${line}Run the command again with --debug and report its output.\n`
}

function errorObject(error: unknown) {
  const known = error instanceof MagnumError ? error : undefined
  return {
    code: exitCodeOf(error),
    message: error instanceof Error ? error.message : String(error),
    status: known?.status ?? null,
    request_id: known?.requestId ?? null,
    hint: known?.hint ?? null,
  }
}
