import type { Context } from '../../../cli/context'
import type { StackResource } from '../../../client/heat/resources'
import { leavesOf, linkedStack, stackTree } from '../../../client/heat/tree'
import type { Cluster } from '../../../client/magnum/resources'
import type { MagnumError } from '../../../foundation/errors'
import { type NoStack, openStack, type OpenStack, orNoStack } from './open-stack'
import { ageOf } from './report'

/** Progress of a cluster's stack. */
export interface StackProgress {
  /** `14 of 23 resources created; waiting for kube_masters.0.master_wait_condition` */
  readonly text: string
  /** How long that resource has been in progress. */
  readonly age: string | undefined
}

/** Polls Heat in the background during a wait for a cluster, until a request fails. */
export interface StackWatch {
  /** Starts a request unless one is still running. */
  ask(cluster: Cluster): void
  /** The latest progress; undefined until the first response. */
  latest(): StackProgress | undefined
}

export function watchStack(context: Context): StackWatch {
  let found: OpenStack | NoStack | undefined
  let progress: StackProgress | undefined
  let asking = false
  const firstSeen = new Map<string, string>()

  async function next(cluster: Cluster): Promise<void> {
    found ??= await openStack(cluster, context)
    if ('why' in found) return
    const { stack, stacks } = found
    const answer = await orNoStack(stacks.resources(stack))
    if ('why' in answer) found = answer
    else progress = progressOf(cluster, found, answer.value, firstSeen, context.host.now())
  }

  return {
    ask: (cluster) => {
      if (asking || (found && 'why' in found)) return
      asking = true
      const done = () => {
        asking = false
      }
      // A failure that matters shows up in the next request to Magnum.
      next(cluster).then(done, () => {
        found = { why: 'Could not query Heat.' }
      })
    },
    latest: () => progress,
  }
}

function progressOf(
  cluster: Cluster,
  { stack }: OpenStack,
  resources: readonly StackResource[],
  firstSeen: Map<string, string>,
  now: number,
): StackProgress | undefined {
  const parts = resources.filter((resource) => !linkedStack(resource, 'nested'))
  const done = parts.filter(
    ({ resource_status: status }) => status?.endsWith('_COMPLETE') && status !== 'INIT_COMPLETE',
  )
  const isNew = cluster.status?.startsWith('CREATE_') ?? false
  const busy = leavesOf(resources.filter(({ resource_status: status }) => status?.endsWith('_IN_PROGRESS')))
  const count = isNew
    ? `${done.length} of ${parts.length} resources created`
    : `${busy.length} ${busy.length === 1 ? 'resource' : 'resources'} in progress`
  const { pathOf } = stackTree(stack, resources)
  const paths = busy.map(pathOf)
  for (const path of paths) if (!firstSeen.has(path)) firstSeen.set(path, new Date(now).toISOString())
  const [first] = paths.sort((a, b) => (firstSeen.get(a) ?? '').localeCompare(firstSeen.get(b) ?? ''))
  if (first === undefined) return { text: count, age: undefined }
  return { text: `${count}; waiting for ${first}`, age: ageOf(firstSeen.get(first) ?? '', now) }
}

/** Adds the deepest reason, if Heat knows one, as a hint to the error of a failed cluster. */
export async function withDeepestReason(
  error: MagnumError,
  cluster: Cluster,
  context: Context,
): Promise<MagnumError> {
  const found = await openStack(cluster, context)
  if ('why' in found) return error
  const answer = await orNoStack(found.stacks.resources(found.stack, ['FAILED']))
  if ('why' in answer) return error
  const { findingsOf } = await import('./findings')
  const facts = { stack: found.stack, nodegroup: undefined, resources: answer.value, events: [] }
  const [deepest] = findingsOf({ cluster, nodegroups: [], stacks: [facts], missing: undefined }, 0)
  if (deepest?.kind !== 'failed' || deepest.type === undefined) return error
  const more = deepest.more.length === 0 ? '' : ` (and ${deepest.more.length} more)`
  const hint = [
    `${deepest.what}${more}: ${deepest.reason.replace(/[^.]$/, '$&.')}`,
    ...(deepest.advice === undefined ? [] : [deepest.advice]),
    `To see more: magnum cluster-diagnose ${cluster.name ?? cluster.uuid}`,
  ].join(' ')
  return error.withHint(hint)
}
