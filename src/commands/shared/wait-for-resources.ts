import type { Context } from '../../cli/context'
import type { MagnumClient } from '../../client/magnum/client'
import type { Cluster, NodeGroup } from '../../client/magnum/resources'
import { MagnumError } from '../../foundation/errors'
import type { Outcome } from '../../output/result'
import type { Seen, Target } from './wait-verdict'
import { waitFor } from './wait-loop'

type PollResult = Map<string, Seen | MagnumError>

/** Waits for clusters, named by UUID or name. */
export async function waitForClusters(
  names: readonly string[],
  target: Target,
  limit: number | undefined,
  context: Context,
): Promise<Outcome[]> {
  const magnum = await context.magnum()
  const { watchStack } = await import('../cluster/stack/progress')
  const stack = watchStack(context)
  const last = new Map<string, Cluster>()
  // By UUID, because a new cluster of the same name is not the same cluster.
  const uuids = new Map<string, string>()
  if (target.kind === 'operation' && target.operation.before && names[0] !== undefined) {
    uuids.set(names[0], target.operation.before.uuid)
  }
  let inProgress = false
  const subjects = {
    what: 'Cluster',
    names,
    poll: async (some: readonly string[]) => {
      const seen = await pollClusters(magnum, some, uuids)
      for (const [name, cluster] of seen) {
        if (!isCluster(cluster)) continue
        last.set(name, cluster)
        uuids.set(name, cluster.uuid)
      }
      const only = names.length === 1 ? last.get(names[0] ?? '') : undefined
      inProgress = only?.status?.endsWith('_IN_PROGRESS') ?? false
      if (only && inProgress) stack.ask(only)
      return seen
    },
    detail: () => (inProgress ? stack.latest() : undefined),
    waitCommand: (some: readonly string[]) => `magnum cluster-wait ${some.join(' ')}${forOption(target)}`,
  }
  const outcomes = await waitFor(subjects, target, limit, context)
  return explained(outcomes, last, context)
}

/** Waits for one cluster. @throws MagnumError if it does not reach the target */
export async function waitForCluster(
  name: string,
  target: Target,
  limit: number | undefined,
  context: Context,
): Promise<void> {
  const [outcome] = await waitForClusters([name], target, limit, context)
  if (outcome?.error) throw outcome.error
}

/** Maximum number of failures to explain with Heat; `cluster-diagnose` explains the others. */
const mostExplained = 3

/** Adds the deepest reason that Heat knows to the outcomes of failed clusters. */
async function explained(
  outcomes: readonly Outcome[],
  last: ReadonlyMap<string, Cluster>,
  context: Context,
): Promise<Outcome[]> {
  const { withDeepestReason } = await import('../cluster/stack/progress')
  const failed = outcomes.filter(
    ({ subject, error }) => error && last.get(subject)?.status?.endsWith('_FAILED'),
  )
  const toExplain = new Set(failed.slice(0, mostExplained))
  return Promise.all(
    outcomes.map(async (outcome) => {
      const { subject, error } = outcome
      const cluster = last.get(subject)
      if (!toExplain.has(outcome) || !cluster || !(error instanceof MagnumError)) return outcome
      return { ...outcome, error: await withDeepestReason(error, cluster, context) }
    }),
  )
}

function isCluster(seen: Seen | MagnumError): seen is Cluster {
  return seen !== undefined && !(seen instanceof MagnumError)
}

/** Waits until a node group that this command deletes is gone. */
export async function waitForNodegroupToGo(
  cluster: string,
  name: string,
  limit: number | undefined,
  context: Context,
): Promise<Outcome[]> {
  const magnum = await context.magnum()
  const subjects = {
    what: 'Node group',
    names: [name],
    poll: async () => new Map([[name, await findNodegroup(magnum, cluster, name)]]),
    waitCommand: () => `magnum cluster-wait ${cluster}`,
  }
  return waitFor(subjects, { kind: 'gone', requested: true }, limit, context)
}

/** Finds a node group by name or UUID; undefined if there is none. */
export async function findNodegroup(
  magnum: MagnumClient,
  cluster: string,
  name: string,
): Promise<NodeGroup | undefined> {
  for await (const page of magnum.nodegroups.list(cluster)) {
    const found = page.find((group) => group.uuid === name || group.name === name)
    if (found) return found
  }
  return undefined
}

function forOption(target: Target): string {
  if (target.kind === 'gone') return ' --for deleted'
  return target.kind === 'status' ? ` --for ${target.status}` : ''
}

/** Gets a single cluster; finds several in the list, with one request for all. @param uuids known UUIDs by name */
async function pollClusters(
  magnum: MagnumClient,
  names: readonly string[],
  uuids: ReadonlyMap<string, string>,
): Promise<PollResult> {
  const getEach = async () => {
    const seen: PollResult = new Map()
    for (const name of names) await addCluster(seen, magnum, name, uuids.get(name) ?? name)
    return seen
  }
  if (names.length === 1) return getEach()
  try {
    return await findInList(magnum, names, uuids)
  } catch (error) {
    // The service does not find the marker of a page if all rows before it have just been deleted.
    if (isNotFound(error)) return getEach()
    throw error
  }
}

async function addCluster(
  seen: PollResult,
  magnum: MagnumClient,
  name: string,
  identity: string,
): Promise<void> {
  try {
    seen.set(name, await magnum.clusters.get(identity))
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

const isNotFound = (error: unknown) => error instanceof MagnumError && error.kind === 'not-found'

async function findInList(
  magnum: MagnumClient,
  names: readonly string[],
  uuids: ReadonlyMap<string, string>,
): Promise<PollResult> {
  const seen: PollResult = new Map()
  const wanted = new Map([...new Set(names)].map((name) => [uuids.get(name) ?? name, name]))
  for await (const page of magnum.clusters.list({ detail: true })) {
    for (const cluster of page) {
      for (const identity of new Set([cluster.uuid, cluster.name ?? cluster.uuid])) {
        const name = wanted.get(identity)
        if (name !== undefined) seen.set(name, seen.has(name) ? ambiguous(name) : cluster)
      }
    }
  }
  return seen
}

function ambiguous(name: string): MagnumError {
  return new MagnumError('conflict', `There are several clusters named ${name}`, {
    hint: 'Use their UUIDs instead.',
  })
}
