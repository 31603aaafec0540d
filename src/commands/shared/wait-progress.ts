import type { Context } from '../../cli/context'
import type { Host, Spinner } from '../../foundation/host'
import { MagnumError } from '../../foundation/errors'
import { visible } from '../../output/sanitise'
import type { Resource, Seen } from './wait-verdict'

/** What one look has found, by name. */
export type Look = readonly (readonly [name: string, seen: Seen | MagnumError])[]

/** How far something is, and how long its present step has taken. */
export interface Detail {
  readonly text: string
  readonly age: string | undefined
}

/** Tells how far the operation is that is waited for. */
export interface Progress {
  /** @param detail how far the only one is, where that is known better than by its nodes */
  show(look: Look, detail?: Detail): void
  /** Says once why there is nothing to show. */
  note(text: string): void
  close(): void
}

/** A spinner on a terminal that can show one; elsewhere a line on stderr whenever a status changes. */
export async function openProgress(context: Context): Promise<Progress> {
  const spinner = await context.spin('')
  return spinner ? spinning(context.host, spinner) : inLines(context.host)
}

function inLines(host: Host): Progress {
  const told = new Map<string, string>()
  const tell = (name: string, state: string) => {
    if (told.get(name) === state) return
    told.set(name, state)
    host.stderr.write(`${state}\n`).catch(() => undefined)
  }
  return {
    show(look, detail) {
      told.delete('')
      // A time that changes with every look would be a line each.
      for (const [name, seen] of look) tell(name, stateOf(name, seen, detail?.text))
    },
    note: (text) => tell('', visible(text)),
    close: () => undefined,
  }
}

/** More than these would not fit a small terminal: they are counted by their status. */
const mostLines = 8

function spinning(host: Host, spinner: Spinner): Progress {
  const began = host.now()
  let shown: string[] = []
  const say = (lines: readonly string[]) => {
    const elapsed = Math.round((host.now() - began) / 1000)
    spinner.say(`${lines.join('\n  ')} (${elapsed} s)`)
  }
  return {
    show(look, detail) {
      const far = detail && [detail.text, ...(detail.age === undefined ? [] : [detail.age])].join(', ')
      shown = look.length > mostLines ? counted(look) : look.map(([name, seen]) => stateOf(name, seen, far))
      say(shown)
    },
    note: (text) => say([...shown, visible(text)]),
    close: () => spinner.stop(),
  }
}

/** `CREATE_IN_PROGRESS: 60`, a line for each status. */
function counted(look: Look): string[] {
  const counts = new Map<string, number>()
  for (const [, seen] of look) {
    const status = statusOf(seen)
    counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  return [...counts].map(([status, count]) => `${status}: ${count}`).sort()
}

function stateOf(name: string, seen: Seen | MagnumError, detail: string | undefined): string {
  if (!seen || seen instanceof MagnumError) return `${visible(name)}: ${statusOf(seen)}`
  const reason = seen.status_reason ? `, ${visible(seen.status_reason)}` : ''
  return `${visible(seen.name ?? name)}: ${statusOf(seen)}, ${detail === undefined ? nodesOf(seen) : visible(detail)}${reason}`
}

/** While a cluster shrinks it has more nodes than it is to have. */
function nodesOf(seen: Resource): string {
  const nodes = (seen.node_addresses?.length ?? 0) + (seen.master_addresses?.length ?? 0)
  const wanted = (seen.node_count ?? 0) + (seen.master_count ?? 0)
  return nodes > wanted ? `${nodes} nodes, shrinking to ${wanted}` : `${nodes} of ${wanted} nodes`
}

function statusOf(seen: Seen | MagnumError): string {
  if (!seen || seen instanceof MagnumError) return 'not there'
  return visible(seen.status ?? 'no status')
}
