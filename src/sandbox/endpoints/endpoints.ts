import * as http from 'node:http'
import * as https from 'node:https'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { Authorities } from '../authority/authorities'
import { serverIdentity } from '../authority/authorities'
import type { Tokens } from '../keystone/tokens'
import type { Cluster, Template } from '../resources'
import { isOwnHost } from '../server/listen'
import type { Store } from '../store'
import { answerDocker } from './docker'
import { answerKubernetes, refuseKubernetes } from './kubernetes'
import { administrators, type Client } from './answer'

/** The clusters' own APIs, each on a port of 127.0.0.1. */
export interface Endpoints {
  /** Opens a cluster's API unless it is open. @returns its `api_address`, the previous one if that is still free */
  open(cluster: Cluster, template: Template): Promise<string>
  /** Closes the connections that use the cluster's previous CA. */
  renew(cluster: string): void
  close(cluster: string): Promise<void>
  stop(): Promise<void>
}

interface Endpoint {
  listener: Server
  address: string
  /** Serves the listener's connections. Created with the first one, because its certificate needs the CA. */
  server: Promise<http.Server> | undefined
}

export function openEndpoints(store: Store, authorities: Authorities, tokens: Tokens): Endpoints {
  const opened = new Map<string, Endpoint>()

  const serve = async (cluster: Cluster, { tls_disabled, coe, cluster_distro }: Template) => {
    const isKubernetes = coe === 'kubernetes'
    const answer = isKubernetes ? answerKubernetes : answerDocker
    const handler: http.RequestListener = (request, response) => {
      const current = store.get('clusters', cluster.uuid)
      const known = current && (tls_disabled ? everybody : clientOf(request, current, tokens))
      const client = known && (cluster_distro === 'fedora-atomic' ? withoutRbac(known) : known)
      if (!current || !isOwnHost(request.headers.host, `http://127.0.0.1:${request.socket.localPort}`)) {
        response.writeHead(403).end()
      } else if (client) answer(current, request, response, client)
      else refuseKubernetes(response)
    }
    if (tls_disabled) return http.createServer(handler)
    const authority = await authorities.of(cluster)
    const identity = serverIdentity(authority)
    const ca = authority.certificate
    // Docker authenticates clients only by certificate, and aborts the handshake without one.
    const clients = { ca, requestCert: true, rejectUnauthorized: !isKubernetes }
    return https.createServer({ ...identity, ...clients }, handler)
  }

  const renew = (uuid: string) => {
    const endpoint = opened.get(uuid)
    void endpoint?.server?.then((server) => server.closeAllConnections())
    if (endpoint) endpoint.server = undefined
  }

  const close = async (uuid: string) => {
    const endpoint = opened.get(uuid)
    opened.delete(uuid)
    if (!endpoint) return
    const closed = new Promise((resolve) => endpoint.listener.close(resolve))
    const server = await endpoint.server
    server?.closeAllConnections()
    await closed
  }

  return {
    open: async (cluster, template) => {
      if (template.coe === 'mesos') return masterAddress(cluster)
      const open = opened.get(cluster.uuid)
      if (open) return open.address
      const listener = createServer((socket) => {
        socket.on('error', () => undefined)
        endpoint.server ??= serve(cluster, template)
        endpoint.server.then(
          (server) => server.emit('connection', socket),
          () => socket.destroy(),
        )
      })
      const port = await bind(listener, portOf(cluster.api_address))
      const endpoint: Endpoint = { listener, address: addressOf(template, port), server: undefined }
      opened.set(cluster.uuid, endpoint)
      return endpoint.address
    },
    renew,
    close,
    stop: async () => {
      await Promise.all([...opened.keys()].map(close))
    },
  }
}

/** The client of an API without TLS. */
const everybody: Client = { name: 'system:anonymous', groups: [administrators] }

/** The old driver for Fedora Atomic has no RBAC: every certificate of the cluster has all rights. */
const withoutRbac = ({ name }: Client): Client => ({ name, groups: [administrators] })

/** Authenticates a client by certificate, or by a token for the cluster's project; undefined if neither is valid. */
function clientOf(
  { socket, headers }: http.IncomingMessage,
  cluster: Cluster,
  tokens: Tokens,
): Client | undefined {
  if (socket instanceof TLSSocket && socket.authorized) {
    // The types say string, but several organisations are a list.
    const { CN, O }: { CN?: string | string[]; O?: string | string[] } = socket.getPeerCertificate().subject
    return { name: [CN ?? ''].flat().join(), groups: [O ?? []].flat() }
  }
  const [, id] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? []
  const token = tokens.find(id)
  if (token?.project?.id !== cluster.project_id) return undefined
  return { name: token.user.name, groups: [administrators] }
}

/** The sandbox has no Mesos API: the address is that of the first master, without a scheme as in Magnum. */
function masterAddress(cluster: Cluster): string {
  const master = cluster.nodegroups.find((group) => group.role === 'master')
  return master?.node_addresses[0] ?? ''
}

function addressOf({ coe, tls_disabled }: Template, port: number): string {
  if (coe !== 'kubernetes') return `tcp://127.0.0.1:${port}`
  return `${tls_disabled ? 'http' : 'https'}://127.0.0.1:${port}`
}

const portOf = (address: string | null) => Number(/:(\d+)$/.exec(address ?? '')?.[1] ?? 0)

/** Binds the requested port, or a free one if it is in use. */
async function bind(listener: Server, port: number): Promise<number> {
  const listen = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      listener.once('error', reject)
      listener.listen(wanted, '127.0.0.1', () => {
        listener.off('error', reject)
        resolve()
      })
    })
  await listen(port).catch(() => listen(0))
  return (listener.address() as AddressInfo).port
}
