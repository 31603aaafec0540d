import type { Context } from '../../cli/context'
import type { Host, Spinner } from '../../foundation/host'
import { MagnumError } from '../../foundation/errors'
import { visibleStart } from '../../output/sanitise'
import type { Resource, Seen } from './wait-verdict'

/** The state of each resource, by name. */
export type Snapshot = readonly (readonly [name: string, seen: Seen | MagnumError])[]

/** The current step of an operation, and how long it has taken so far. */
export interface Detail {
  readonly text: string
  readonly age: string | undefined
}

/** Shows the progress of the operations being waited for. */
export interface Progress {
  /** @param detail progress of a single resource, if anything better than its node counts is known */
  show(snapshot: Snapshot, detail?: Detail): void
  /** Shows why there is no news. */
  note(text: string): void
  close(): void
}

/** A spinner if the terminal supports one; otherwise a line on stderr for each change of status. */
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
    show(snapshot, detail) {
      told.delete('')
      // Without the age of the step, which changes with every poll.
      for (const [name, seen] of snapshot) tell(name, stateOf(name, seen, detail?.text))
    },
    note: (text) => tell('', shown(text)),
    close: () => undefined,
  }
}

/** More resources than fit a small terminal are counted by status. */
const mostLines = 8

function spinning(host: Host, spinner: Spinner): Progress {
  const began = host.now()
  let latest: string[] = []
  const say = (lines: readonly string[]) => {
    const elapsed = Math.round((host.now() - began) / 1000)
    spinner.say(`${lines.join('\n  ')} (${elapsed} s)`)
  }
  return {
    show(snapshot, detail) {
      const far = detail && [detail.text, ...(detail.age === undefined ? [] : [detail.age])].join(', ')
      latest =
        snapshot.length > mostLines
          ? counted(snapshot)
          : snapshot.map(([name, seen]) => stateOf(name, seen, far))
      say(latest)
    },
    note: (text) => say([...latest, shown(text)]),
    close: () => spinner.stop(),
  }
}

/** `CREATE_IN_PROGRESS: 60`, one line per status. */
function counted(snapshot: Snapshot): string[] {
  const counts = new Map<string, number>()
  for (const [, seen] of snapshot) {
    const status = statusOf(seen)
    counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  return [...counts].map(([status, count]) => `${status}: ${count}`).sort()
}

function stateOf(name: string, seen: Seen | MagnumError, detail: string | undefined): string {
  if (!seen || seen instanceof MagnumError) return `${shown(name)}: ${statusOf(seen)}`
  const reason = seen.status_reason ? `, ${shown(seen.status_reason)}` : ''
  return `${shown(seen.name ?? name)}: ${statusOf(seen)}, ${detail === undefined ? nodesOf(seen) : shown(detail)}${reason}`
}

/** A shrinking cluster still has more nodes than wanted. */
function nodesOf(seen: Resource): string {
  const nodes = (seen.node_addresses?.length ?? 0) + (seen.master_addresses?.length ?? 0)
  const wanted = (seen.node_count ?? 0) + (seen.master_count ?? 0)
  return nodes > wanted ? `${nodes} nodes, shrinking to ${wanted}` : `${nodes} of ${wanted} nodes`
}

function statusOf(seen: Seen | MagnumError): string {
  if (!seen || seen instanceof MagnumError) return 'not found'
  return shown(seen.status ?? 'no status')
}

/** A name or reason, which comes again with every poll. */
const shown = (text: string) => visibleStart(text, 1_000)
