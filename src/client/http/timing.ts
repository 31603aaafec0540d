import type { TraceEvent } from './trace'

/** One call of `--timing`, as `openstack --timing` shows it. */
export interface Timing {
  /** `GET https://magnum.example:9511/v1/clusters`; `Total` in the last row. */
  url: string
  seconds: number
}

/** The calls among the events of a command, in the order in which they ended, with their sum as the last row. */
export function timings(events: readonly TraceEvent[]): Timing[] {
  const begun = new Map<number, string>()
  const rows: Timing[] = []
  for (const event of events) {
    if (event.kind === 'request') begun.set(event.id, `${event.method} ${event.url}`)
    if (event.kind === 'response' || event.kind === 'fault') {
      rows.push({ url: begun.get(event.id) ?? '', seconds: event.milliseconds / 1000 })
    }
  }
  const total = rows.reduce((sum, { seconds }) => sum + seconds, 0)
  return [...rows, { url: 'Total', seconds: total }]
}
