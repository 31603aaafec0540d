import { setTimeout } from 'node:timers/promises'
import { Refusal, type Reply } from '../server/requests'
import type { Cluster } from '../resources'
import type { Call, Lifecycle, MagnumHandler } from './call'
import { findCluster } from './find'

/** The label that makes changes of a cluster go wrong as on a busy cloud; each value is a kind of mishap. */
const CHANGE_LABEL = 'sandbox_change'

/** Milliseconds by which a slow service is behind. */
const LAG = 5000

type Mishap = (handle: MagnumHandler, call: Call, cluster: Cluster) => Promise<Reply> | Reply

/** Mishaps of a cluster's first change; later ones succeed. */
const once: Readonly<Record<string, Mishap>> = {
  // Heat's refusal, which Magnum passes on.
  conflict: (_handle, _call, { name }) => {
    throw new Refusal(409, `ERROR: Stack ${name} already has an action (UPDATE) in progress.`)
  },
  busy: () => {
    throw new Refusal(400, 'Updating a cluster when status is "UPDATE_IN_PROGRESS" is not supported.')
  },
  // Magnum responds before the conductor checks the change (a cast in magnum/conductor/api.py), so its refusal is lost.
  lost: (handle, call) => handle(withBegin(call, () => Promise.resolve())),
}

const always: Readonly<Record<string, Mishap>> = {
  late: async (handle, call) => {
    await setTimeout(LAG)
    return handle(call)
  },
  slow: (handle, call) => {
    const { lifecycle } = call.cloud
    return handle(
      withBegin(call, (...begun) => {
        // By then the sandbox may have ended.
        setTimeout(LAG, undefined, { ref: false })
          .then(() => lifecycle.begin(...begun))
          .catch(() => undefined)
        return Promise.resolve()
      }),
    )
  },
}

/** The handler of a method that changes the cluster in its path. */
export function changing(handle: MagnumHandler): MagnumHandler {
  return (call) => {
    const cluster = findCluster(call, call.params.cluster)
    const kind = String(cluster.labels[CHANGE_LABEL])
    const first = cluster.hadMishap ? undefined : once[kind]
    // Magnum never refuses a deletion.
    const isRefused = first !== undefined && first !== once.lost
    const mishap = isRefused && call.request.method === 'DELETE' ? undefined : (first ?? always[kind])
    if (!mishap) return handle(call)
    if (first) call.cloud.store.put('clusters', cluster.uuid, { ...cluster, hadMishap: true })
    return mishap(handle, call, cluster)
  }
}

function withBegin(call: Call, begin: Lifecycle['begin']): Call {
  return { ...call, cloud: { ...call.cloud, lifecycle: { ...call.cloud.lifecycle, begin } } }
}
