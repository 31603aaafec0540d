import type { TransportOptions } from './http/transport'
import { HeatClient } from './heat/stacks'
import { MagnumClient } from './magnum/client'
import { openCloud } from './open-cloud'
import { valueOf } from './keystone/settings'
import { version } from '../foundation/version'

export { MagnumError, type ErrorKind } from '../foundation/errors'
export type { TransportOptions } from './http/transport'
export type { TraceEvent, TraceListener } from './http/messages'
export type { Row, Value } from '../foundation/json'
export { HeatClient } from './heat/stacks'
export type * from './heat/resources'
export type { EventOptions, StackReference, Stacks, StackState } from './heat/stacks'
export { leavesOf, stackTree, type StackTree } from './heat/tree'
export { MagnumClient, type MagnumClientOptions } from './magnum/client'
export type { Certificates, Credentials } from './magnum/certificates-and-credentials'
export type { ClusterTemplateRequest, ClusterTemplates } from './magnum/cluster-templates'
export type { ClusterRequest, Clusters, ResizeRequest, UpgradeRequest } from './magnum/clusters'
export type { ListOptions } from './magnum/api'
export type { NodeGroupRequest, NodeGroups, Taint } from './magnum/nodegroups'
export type { PatchOperation } from './magnum/patch'
export type { QuotaRequest, Quotas, Services, Statistics } from './magnum/quotas-and-statistics'
export type * from './magnum/resources'
export type { Session, SessionRequest } from './keystone/session'

/** How to log in and connect. */
export interface ConnectOptions {
  /**
   * Settings under the names of the command's `--os-…` options, in camelCase: `cloud`, `authUrl`, `username`,
   * `password`, `projectName`, `regionName`, `cacert`… They override the environment and clouds.yaml.
   */
  settings?: Readonly<Record<string, string | boolean>>
  /** The environment (`OS_*`, proxies, `HOME`), usually `process.env`. Default: empty. */
  env?: Readonly<Record<string, string | undefined>>
  /** The folder searched for clouds.yaml first. Default: the current folder. */
  cwd?: string
  /** The API version to request: `latest` (the default), or one such as `1.9`. */
  microversion?: string
  /** Timeouts, retries, tracing. Proxies and TLS are taken from the settings. */
  transport?: Omit<TransportOptions, 'env' | 'tls'>
  /** Called with warnings, for instance that certificates are not verified. */
  warn?: (text: string) => void
}

/** A client, which logs in with its first request. */
export interface Connection {
  magnum: MagnumClient
  /** The stacks of clusters, with the same login. */
  heat: HeatClient
  /** Closes idle connections. */
  close(): void
}

/**
 * Connects to a cloud as the `magnum` command does, but never prompts.
 *
 * @throws MagnumError if the settings are incomplete; wrong credentials are reported by the first request
 */
export async function connect(options: ConnectOptions = {}): Promise<Connection> {
  const { env = {}, settings = {}, cwd = '.', warn = () => undefined } = options
  const cloud = await openCloud({
    options: settings,
    env,
    cwd,
    home: env['HOME'] ?? '',
    userAgent: `magnum/${version}`,
    warn,
    transport: options.transport,
  })
  const microversion = options.microversion ?? valueOf(cloud.settings.settings, 'api_version')
  return {
    magnum: new MagnumClient(cloud.magnum, { microversion }),
    heat: new HeatClient(cloud.sessionAt('orchestration')),
    close: () => cloud.transport.close(),
  }
}
