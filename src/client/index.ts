import type { TransportOptions } from './http/transport'
import { HeatClient } from './heat/stacks'
import { rootOf } from './keystone/endpoint'
import { MagnumClient } from './magnum/client'
import { openSession, openSessionLogin } from './keystone/session'
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

/** Where to log in, and how to connect. */
export interface ConnectOptions {
  /**
   * Settings under the names of the command's `--os-…` options, in camelCase: `cloud`, `authUrl`, `username`,
   * `password`, `projectName`, `regionName`, `cacert`… They go before the environment and clouds.yaml.
   */
  settings?: Readonly<Record<string, string | boolean>>
  /** Where `OS_*` variables, proxies and `HOME` are read from, commonly `process.env`; nothing if not given. */
  env?: Readonly<Record<string, string | undefined>>
  /** The folder in which clouds.yaml is looked for first; the current one if not given. */
  cwd?: string
  /** The version of the API that is asked for: `latest`, or one such as `1.9`. */
  microversion?: string
  /** Time-outs, repeats, tracing; proxies and TLS follow from the settings. */
  transport?: Omit<TransportOptions, 'env' | 'tls'>
  /** Is told of what is odd but no error, such as a certificate that is not checked. */
  warn?: (text: string) => void
}

/** A client that is logged in, or will be with its first request. */
export interface Connection {
  magnum: MagnumClient
  /** The stacks that clusters are made of, under the same login. */
  heat: HeatClient
  /** Closes the connections that are kept alive. */
  close(): void
}

/**
 * Connects to a cloud as the `magnum` command does, but without a terminal: nothing is asked for.
 *
 * @throws MagnumError where the settings name no cloud; wrong credentials show with the first request
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
  const login = openSessionLogin(cloud.settings, cloud.services)
  const session = openSession(cloud.settings, cloud.services, login)
  const stacks = openSession(cloud.settings, cloud.services, login, (...where) =>
    rootOf('orchestration', ...where),
  )
  const microversion = options.microversion ?? valueOf(cloud.settings.settings, 'api_version')
  const magnum = new MagnumClient(session, { microversion })
  return { magnum, heat: new HeatClient(stacks), close: () => cloud.transport.close() }
}
