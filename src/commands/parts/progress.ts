import type { Host } from '../../host'
import { visible } from '../../output/sanitise'
import type { Seen } from './goal'

/** Tells how far the clusters are that are waited for. */
export interface Progress {
  show(name: string, seen: Seen): void
  close(): void
}

/** A spinner on a terminal; elsewhere a line on stderr whenever a status changes. */
export async function openProgress(host: Host): Promise<Progress> {
  return host.stderr.isTerminal ? spinning(host) : inLines(host)
}

function inLines(host: Host): Progress {
  const shown = new Map<string, string>()
  return {
    show(name, seen) {
      const state = stateOf(name, seen)
      if (shown.get(name) === state) return
      shown.set(name, state)
      host.stderr.write(`${state}\n`).catch(() => undefined)
    },
    close: () => undefined,
  }
}

async function spinning(host: Host): Promise<Progress> {
  const began = host.now()
  const states = new Map<string, string>()
  const spinner = await host.stderr.spin('')
  return {
    show(name, seen) {
      states.set(name, stateOf(name, seen))
      const elapsed = Math.round((host.now() - began) / 1000)
      spinner.say(`${[...states.values()].join('\n  ')} (${elapsed} s)`)
    },
    close: () => spinner.stop(),
  }
}

function stateOf(name: string, seen: Seen): string {
  if (!seen) return visible(`${name}: not there`)
  const nodes = (seen.node_addresses?.length ?? 0) + (seen.master_addresses?.length ?? 0)
  const wanted = (seen.node_count ?? 0) + (seen.master_count ?? 0)
  const reason = seen.status_reason ? `, ${seen.status_reason}` : ''
  return visible(`${seen.name ?? name}: ${seen.status ?? 'no status'}, ${nodes} of ${wanted} nodes${reason}`)
}
