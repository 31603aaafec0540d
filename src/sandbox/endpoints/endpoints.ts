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
  /** Opens a cluster's API, or leaves it open. Resolves to its `api_address`, the old one where that is still free. */
  open(cluster: Cluster, template: Template): Promise<string>
  /** Ends what was served under the cluster's former certificate authority. */
  renew(cluster: string): void
  close(cluster: string): Promise<void>
  stop(): Promise<void>
}

interface Gate {
  listener: Server
  address: string
  /** Serves the connections that the listener takes. Made with the first one: its certificate needs the authority. */
  server: Promise<http.Server> | undefined
}

export function openEndpoints(store: Store, authorities: Authorities, tokens: Tokens): Endpoints {
  const gates = new Map<string, Gate>()

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
    // Docker knows its clients by their certificates alone, and ends the handshake with others.
    const clients = { ca, requestCert: true, rejectUnauthorized: !isKubernetes }
    return https.createServer({ ...identity, ...clients }, handler)
  }

  const renew = (uuid: string) => {
    const gate = gates.get(uuid)
    void gate?.server?.then((server) => server.closeAllConnections())
    if (gate) gate.server = undefined
  }

  const close = async (uuid: string) => {
    const gate = gates.get(uuid)
    gates.delete(uuid)
    if (!gate) return
    const closed = new Promise((resolve) => gate.listener.close(resolve))
    const server = await gate.server
    server?.closeAllConnections()
    await closed
  }

  return {
    open: async (cluster, template) => {
      if (template.coe === 'mesos') return masterAddress(cluster)
      const open = gates.get(cluster.uuid)
      if (open) return open.address
      const listener = createServer((socket) => {
        socket.on('error', () => undefined)
        gate.server ??= serve(cluster, template)
        gate.server.then(
          (server) => server.emit('connection', socket),
          () => socket.destroy(),
        )
      })
      const port = await bind(listener, portOf(cluster.api_address))
      const gate: Gate = { listener, address: addressOf(template, port), server: undefined }
      gates.set(cluster.uuid, gate)
      return gate.address
    },
    renew,
    close,
    stop: async () => {
      await Promise.all([...gates.keys()].map(close))
    },
  }
}

/** Who asks at an API without TLS. */
const everybody: Client = { name: 'system:anonymous', groups: [administrators] }

/** The driver of Fedora Atomic's time began without RBAC: every certificate of the cluster may do everything. */
const withoutRbac = ({ name }: Client): Client => ({ name, groups: [administrators] })

/** Who asks: by the subject of a certificate of the cluster, or with a token for its project; undefined for others. */
function clientOf(
  { socket, headers }: http.IncomingMessage,
  cluster: Cluster,
  tokens: Tokens,
): Client | undefined {
  if (socket instanceof TLSSocket && socket.authorized) {
    // Types say that they are strings; a name with several organisations has a list.
    const { CN, O }: { CN?: string | string[]; O?: string | string[] } = socket.getPeerCertificate().subject
    return { name: [CN ?? ''].flat().join(), groups: [O ?? []].flat() }
  }
  const [, id] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? []
  const token = tokens.find(id)
  if (token?.project?.id !== cluster.project_id) return undefined
  return { name: token.user.name, groups: [administrators] }
}

/** Mesos has no API of its own here: its address is the first master's, without a scheme, as Magnum gives it. */
function masterAddress(cluster: Cluster): string {
  const master = cluster.nodegroups.find((group) => group.role === 'master')
  return master?.node_addresses[0] ?? ''
}

function addressOf({ coe, tls_disabled }: Template, port: number): string {
  if (coe !== 'kubernetes') return `tcp://127.0.0.1:${port}`
  return `${tls_disabled ? 'http' : 'https'}://127.0.0.1:${port}`
}

const portOf = (address: string | null) => Number(/:(\d+)$/.exec(address ?? '')?.[1] ?? 0)

/** Binds the port asked for, or any where another program has it by now. */
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
