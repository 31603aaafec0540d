import type { MagnumClient } from '../../client/magnum/client'
import { features } from '../../client/magnum/microversions'
import type { PatchOperation } from '../../client/magnum/patch'
import { MagnumError } from '../../foundation/errors'
import { isObject, type Row, type Value } from '../../foundation/json'
import { pythonStr } from '../../foundation/python'
import type { Check, Resource } from './wait-verdict'

/*
 * Checks that an operation had the requested outcome: Magnum silently drops changes that it has accepted
 * (magnum/conductor/handlers/cluster_conductor.py).
 */

/** Checks a patch of a cluster. Its node_count is that of the default workers; the cluster's is the sum of all. */
export async function checkClusterPatch(
  magnum: MagnumClient,
  cluster: Resource,
  patch: readonly PatchOperation[],
): Promise<Check> {
  const nodeCount = patch.find(({ path, op }) => path === '/node_count' && op !== 'remove')?.value
  const others = checkPatch(
    cluster,
    patch.filter(({ path }) => path !== '/node_count'),
  )
  if (others !== true || nodeCount === undefined) return others
  return checkNodeCount(magnum, cluster, undefined, nodeCount)
}

/** Checks a new number of nodes. @param nodegroup name or UUID. Default: the default workers */
export async function checkNodeCount(
  magnum: MagnumClient,
  cluster: Resource,
  nodegroup: string | undefined,
  wanted: Value,
): Promise<Check> {
  if (!(await magnum.supports(features.nodegroups))) {
    return checkAttribute('node_count', cluster.node_count, wanted)
  }
  try {
    for await (const page of magnum.nodegroups.list(cluster.uuid)) {
      const group = page.find(({ uuid, name, role, is_default }) =>
        nodegroup === undefined
          ? is_default === true && role !== 'master'
          : uuid === nodegroup || name === nodegroup,
      )
      if (group) return checkAttribute(`node_count of ${group.name ?? group.uuid}`, group.node_count, wanted)
    }
    return undefined
  } catch (error) {
    return unlessConnected(error)
  }
}

/** Checks that a new node group exists and has not failed. */
export async function checkNewNodegroup(magnum: MagnumClient, cluster: string, uuid: string): Promise<Check> {
  try {
    const { status, status_reason: reason } = await magnum.nodegroups.get(cluster, uuid)
    if (!status?.endsWith('_FAILED')) return true
    return `the node group is ${status}${reason ? `: ${reason}` : ''}`
  } catch (error) {
    if (error instanceof MagnumError && error.kind === 'not-found') return `there is no node group ${uuid}`
    return unlessConnected(error)
  }
}

/** Checks a patch against the resource, except removals, which reset attributes to defaults unknown here. */
export function checkPatch(resource: Row, patch: readonly PatchOperation[]): Check {
  for (const { op, path, value = null } of patch) {
    const [, name = '', key] = path.split('/')
    const holder = resource[name]
    const actual = key === undefined ? holder : isObject(holder) ? holder[key] : undefined
    const check = op === 'remove' ? true : checkAttribute(path.slice(1), actual, value)
    if (check !== true) return check
  }
  return true
}

function checkAttribute(name: string, actual: Value | undefined, wanted: Value): Check {
  return isSame(actual, wanted) || `${name} is ${pythonStr(actual ?? null)}, not ${pythonStr(wanted)}`
}

/** The outcome is unknown if the service refuses the request; rethrows a connection or server error, for a retry. */
function unlessConnected(error: unknown): Check {
  if (error instanceof MagnumError && error.kind !== 'connection' && (error.status ?? 0) < 500)
    return undefined
  throw error
}

/** Compares loosely: the service adds nulls to objects and turns text into numbers. */
function isSame(actual: Value | undefined, wanted: Value | undefined): boolean {
  if (isObject(wanted) && isObject(actual)) {
    const keys = new Set([...Object.keys(actual), ...Object.keys(wanted)])
    return [...keys].every((key) => isSame(actual[key], wanted[key]))
  }
  if (Array.isArray(wanted) && Array.isArray(actual)) {
    return wanted.length === actual.length && wanted.every((each, index) => isSame(actual[index], each))
  }
  return pythonStr(actual ?? null) === pythonStr(wanted ?? null)
}
