import type { Context } from '../../cli/context'
import { MagnumError } from '../../foundation/errors'
import type { MagnumClient } from '../../client/magnum/client'
import type { Outcome } from '../../output/result'
import type { Goal, Seen } from './goal'
import { waitFor } from './wait'

type Look = Map<string, Seen | MagnumError>

/** Waits for clusters, named by UUID or name. */
export async function waitForClusters(
  names: readonly string[],
  goal: Goal,
  limit: number | undefined,
  context: Context,
): Promise<Outcome[]> {
  const magnum = await context.magnum()
  const subjects = {
    what: 'Cluster',
    names,
    look: (some: readonly string[]) => look(magnum, some),
    waitOn: (some: readonly string[]) => `magnum cluster-wait ${some.join(' ')}${goalOption(goal)}`,
  }
  return waitFor(subjects, goal, limit, context)
}

function goalOption(goal: Goal): string {
  if (goal.kind === 'deleted') return ' --for deleted'
  return goal.kind === 'status' ? ` --for ${goal.status}` : ''
}

/** One cluster is asked for; several are found in the list, which is one request for all. */
async function look(magnum: MagnumClient, names: readonly string[]): Promise<Look> {
  const [only] = names
  return names.length === 1 && only !== undefined ? lookAtOne(magnum, only) : lookAtList(magnum, names)
}

async function lookAtOne(magnum: MagnumClient, name: string): Promise<Look> {
  try {
    return new Map([[name, await magnum.clusters.get(name)]])
  } catch (error) {
    if (error instanceof MagnumError && error.kind === 'not-found') return new Map()
    throw error
  }
}

async function lookAtList(magnum: MagnumClient, names: readonly string[]): Promise<Look> {
  const wanted = new Set(names)
  const seen: Look = new Map()
  for await (const page of magnum.clusters.list({ detail: true })) {
    for (const cluster of page) {
      for (const name of new Set([cluster.uuid, cluster.name ?? cluster.uuid])) {
        if (wanted.has(name)) seen.set(name, seen.has(name) ? ambiguous(name) : cluster)
      }
    }
  }
  return seen
}

function ambiguous(name: string): MagnumError {
  return new MagnumError('conflict', `There are several clusters named ${name}`, {
    hint: 'Name them by their UUIDs.',
  })
}
