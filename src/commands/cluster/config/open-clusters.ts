import type { Context } from '../../../cli/context'
import type { MagnumClient } from '../../../client/magnum/client'
import { settleEach } from '../../shared/outcomes'
import type { ConfigArguments } from './arguments'
import { openCluster, type OpenedCluster } from './open-cluster'

export interface OpenedClusters {
  clusters: OpenedCluster[]
  /** Why others of several could not be opened. */
  failures: Error[]
  /** The name of their cloud in clouds.yaml. */
  cloud: string | undefined
}

/**
 * Opens the clusters of the command line, and says on stderr when their certificates expire.
 * @throws MagnumError where none of them can be opened
 */
export async function openClusters(
  args: ConfigArguments,
  context: Context,
  onlyKubernetes: boolean,
): Promise<OpenedClusters> {
  const wantsCertificates = !args.useKeystone || args.outputCerts
  const createKey = wantsCertificates ? (await import('../../../access/key-request')).createKeys() : undefined
  const magnum = await context.magnum()
  const names = args.all ? await everyCluster(magnum) : args.clusters
  const options = { createKey, onlyKubernetes, now: context.host.now() }
  const settled = await settleEach(names, (name) => openCluster(magnum, name, options))
  const failures = settled.filter((result) => result instanceof Error)
  const clusters = settled.flatMap((result) => (result instanceof Error ? [] : [result]))
  if (failures[0] && names.length === 1) throw failures[0]
  if (names.length === 0) context.warn('The project has no clusters.')
  for (const { name, expires } of clusters) {
    if (expires) context.warn(`The certificate for ${name} expires on ${expires.toISOString().slice(0, 10)}.`)
  }
  const { settings } = await context.cloud()
  return { clusters, failures, cloud: settings.cloud }
}

async function everyCluster(magnum: MagnumClient): Promise<string[]> {
  const uuids: string[] = []
  for await (const page of magnum.clusters.list({})) uuids.push(...page.map(({ uuid }) => uuid))
  return uuids
}
