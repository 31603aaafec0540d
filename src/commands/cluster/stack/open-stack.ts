import type { Context } from '../../../cli/context'
import { HeatClient, type Stacks } from '../../../client/heat/stacks'
import type { Stack } from '../../../client/heat/resources'
import type { Session } from '../../../client/keystone/session'
import type { Cluster } from '../../../client/magnum/resources'
import { MagnumError } from '../../../foundation/errors'

/** A stack in Heat, with the client to query it. */
export interface OpenStack {
  readonly stacks: Stacks
  readonly stack: Stack
}

/** Why Heat has no information, in one sentence; `gone` if the cluster's stack should exist but does not. */
export interface NoStack {
  readonly why: string
  readonly gone?: true
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The ID of a cluster's stack. API 1.13 calls it `cluster_id`, because drivers without Heat use it too. */
export function stackIdOf(cluster: Cluster): string | undefined {
  const id = cluster['stack_id'] ?? cluster['cluster_id']
  return typeof id === 'string' && id !== '' ? id : undefined
}

/** Finds the stack of a cluster or of one of its node groups. */
export async function openStack(
  cluster: Cluster,
  context: Context,
  id = stackIdOf(cluster),
): Promise<OpenStack | NoStack> {
  if (id === undefined) return { why: 'The cluster has no stack in Heat.' }
  // Cluster API drivers store the name of their Kubernetes object here: magnum-cluster-api, magnum-capi-helm.
  if (!uuid.test(id)) return { why: `The cluster was not created by Heat: its driver calls it ${id}.` }
  const session = await context.service('orchestration')
  if (!session) return { why: 'The catalog of the cloud has no orchestration service (Heat).' }
  const { stacks } = new HeatClient(session)
  const answer = await orNoStack(stacks.get(id))
  if ('why' in answer) return answer.gone ? notFound(id, cluster, session) : answer
  const { value: stack } = answer
  if (stack.stack_status !== 'DELETE_COMPLETE') return { stacks, stack }
  return { why: `The stack ${id} was deleted.`, gone: true }
}

/** The result of a request to Heat, or why it failed. Throws only errors other than Heat's, such as an interrupt. */
export async function orNoStack<T>(asked: Promise<T>): Promise<{ value: T } | NoStack> {
  try {
    return { value: await asked }
  } catch (error) {
    if (!(error instanceof MagnumError) || error.kind === 'interrupted') throw error
    const { kind, message } = error
    if (kind === 'not-found') return { why: message, gone: true }
    return {
      why:
        kind === 'denied' ? `Heat denies access to the stack: ${message}` : `Cannot query Heat: ${message}`,
    }
  }
}

/** Heat hides other projects' stacks: the cluster shows which project owns it. */
async function notFound(id: string, cluster: Cluster, session: Session): Promise<NoStack> {
  const owner = cluster['project_id']
  if (typeof owner !== 'string' || owner === (await session.projectId())) {
    return { why: `Heat has no stack ${id}.`, gone: true }
  }
  return { why: `The stack ${id} is not in this project: log in to project ${owner} to see it.` }
}
