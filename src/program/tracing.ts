import type { Host } from '../foundation/host'
import type { TlsOptions } from '../client/http/tls'
import type { TraceEvent, TraceListener } from '../client/http/messages'
import { onePage } from '../foundation/pages'

/** The output of `--debug` and `--timing` on stderr. */
export interface Tracing {
  listener: TraceListener
  /** Writes the table of `--timing` after the command. */
  end(): Promise<void>
}

/** Starts tracing; undefined if neither option is given. */
export async function startTracing(
  { stderr }: Host,
  globals: Readonly<Record<string, unknown>>,
  tls: TlsOptions,
): Promise<Tracing | undefined> {
  if (globals['debug'] !== true && globals['timing'] !== true) return undefined
  const { renderDebug } = await import('../client/http/debug')
  const events: TraceEvent[] = []
  return {
    listener(event) {
      events.push(event)
      if (globals['debug'] !== true) return
      // A failure to write the trace is not an error.
      stderr.write(renderDebug(event, tls)).catch(() => undefined)
    },
    end: async () => {
      if (globals['timing'] === true) await writeTimings(events, stderr)
    },
  }
}

async function writeTimings(events: readonly TraceEvent[], stderr: Host['stderr']): Promise<void> {
  const { timings } = await import('../client/http/trace')
  const { writeResult } = await import('../output/write')
  const { formatOptions } = await import('../cli/output-options')
  const rows = timings(events).map(({ url, seconds }) => ({ url, seconds: seconds.toFixed(3) }))
  const columns = [
    { key: 'url', title: 'URL' },
    { key: 'seconds', title: 'Seconds' },
  ]
  await writeResult({ kind: 'list', columns, pages: onePage(rows) }, formatOptions({}), {
    isTerminal: stderr.isTerminal,
    columns: stderr.columns,
    colour: false,
    write: (text, manner) => stderr.write(text, manner),
  })
}
