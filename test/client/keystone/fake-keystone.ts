import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { complaint, secrets } from './keystone-rules'

/** A received request. */
export interface Recorded {
  method: string
  path: string
  headers: Record<string, string>
  /** The parsed body, JSON or form. */
  json: unknown
}

export interface Answer {
  status: number
  headers?: Record<string, string>
  json?: unknown
}

/** A fake Keystone and Magnum on one real socket, which record their requests. */
export interface FakeCloud {
  url: string
  requests: Recorded[]
  /** The requests as lines such as `POST /v3/auth/tokens`. */
  lines(): string[]
  /** Replaces the response to the next request of this line. */
  next(line: string, answer: Answer): void
  /** Clears requests, replaced responses and issued tokens. */
  reset(): void
  close(): Promise<void>
}

export interface FakeCloudOptions {
  /** Path of Magnum's endpoint. Default: `/container-infra/v1`. */
  endpoint?: string
  serviceType?: string
  /** Lifetime of tokens in seconds. */
  tokenLife?: number
  /** The cloud's clock. */
  now?: () => number
}

export async function startFakeCloud(options: FakeCloudOptions = {}): Promise<FakeCloud> {
  const requests: Recorded[] = []
  const planned = new Map<string, Answer[]>()
  const issued = new Set<string>()
  const now = options.now ?? Date.now

  function usual(request: Recorded): Answer {
    const { method, path, headers, json } = request
    switch (`${method} ${path.replace(/^\/identity(?=\/)/, '')}`) {
      case 'GET /':
        return { status: 300, json: versions(path) }
      case 'GET /v3':
        return { status: 200, json: { version: { id: 'v3.14', status: 'stable' } } }
      case 'POST /v3/auth/tokens': {
        const wrong = complaint(json, issued)
        return wrong ? refusal(wrong) : issueToken()
      }
      case 'POST /v3/OS-FEDERATION/identity_providers/acme/protocols/openid/auth':
        return headers['authorization'] === `Bearer ${secrets.accessToken}`
          ? issueToken()
          : refusal('no bearer')
      case 'GET /idp/discovery':
        return { status: 200, json: discoveryDocument(url) }
      case 'POST /idp/token':
        return { status: 200, json: { access_token: secrets.accessToken, token_type: 'Bearer' } }
      case 'POST /oauth2/token':
        return { status: 200, json: { access_token: secrets.bearer, token_type: 'Bearer' } }
      default:
        if (path.startsWith('/idp/authorize?')) return sentBack(new URL(path, url).searchParams)
        return path.includes('/v1/') ? { status: 200, json: { clusters: [] } } : { status: 404 }
    }
  }

  function issueToken(): Answer {
    const token = `token-${issued.size + 1}`
    issued.add(token)
    return {
      status: 201,
      headers: { 'X-Subject-Token': token },
      json: { token: tokenBody(url, options, now()) },
    }
  }

  const server = createServer((incoming, outgoing) => {
    void record(incoming).then((request) => {
      requests.push(request)
      const answer = planned.get(`${request.method} ${request.path}`)?.shift() ?? usual(request)
      outgoing.writeHead(answer.status, {
        'Content-Type': 'application/json',
        Date: new Date(now()).toUTCString(),
        ...answer.headers,
      })
      outgoing.end(answer.json === undefined ? '' : JSON.stringify(answer.json))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    requests,
    lines: () => requests.map(({ method, path }) => `${method} ${path}`),
    next: (line, answer) => planned.set(line, [...(planned.get(line) ?? []), answer]),
    reset: () => {
      requests.length = 0
      issued.clear()
      planned.clear()
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function record(incoming: IncomingMessage): Promise<Recorded> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  )
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded'
  const json: unknown = isForm ? Object.fromEntries(new URLSearchParams(text)) : text && JSON.parse(text)
  return { method: incoming.method ?? '', path: incoming.url ?? '', headers, json }
}

function refusal(message: string): Answer {
  return { status: 401, json: { error: { code: 401, title: 'Unauthorized', message } } }
}

/** The redirect after a login at the provider, with a code. */
function sentBack(asked: URLSearchParams): Answer {
  const address = new URL(asked.get('redirect_uri') ?? '')
  address.searchParams.set('code', secrets.code)
  address.searchParams.set('state', asked.get('state') ?? '')
  return { status: 302, headers: { Location: address.href } }
}

function discoveryDocument(url: string) {
  return {
    authorization_endpoint: `${url}/idp/authorize`,
    token_endpoint: `${url}/idp/token`,
    device_authorization_endpoint: `${url}/idp/device`,
  }
}

function versions(path: string) {
  const v3 = {
    id: 'v3.14',
    status: 'stable',
    // Behind a proxy, Keystone names an internal host, which must not be used.
    links: [{ rel: 'self', href: `http://internal.invalid:5000${path}v3/` }],
  }
  const v2 = {
    id: 'v2.0',
    status: 'deprecated',
    links: [{ rel: 'self', href: `http://x.invalid${path}v2.0/` }],
  }
  return { versions: { values: [v3, v2] } }
}

function tokenBody(url: string, options: FakeCloudOptions, now: number) {
  const endpoint = url + (options.endpoint ?? '/container-infra/v1')
  return {
    methods: ['password'],
    expires_at: new Date(now + (options.tokenLife ?? 3600) * 1000).toISOString(),
    user: { id: 'u1', name: 'demo', domain: { id: 'default', name: 'Default' } },
    project: { id: 'p1', name: 'demo', domain: { id: 'default', name: 'Default' } },
    roles: [{ id: 'r1', name: 'member' }],
    catalog: [
      {
        type: options.serviceType ?? 'container-infra',
        name: 'magnum',
        endpoints: [
          { interface: 'public', region: 'RegionOne', region_id: 'RegionOne', url: endpoint },
          { interface: 'internal', region: 'RegionOne', region_id: 'RegionOne', url: `${url}/internal/v1` },
          { interface: 'public', region: 'RegionTwo', region_id: 'RegionTwo', url: `${url}/two/v1` },
        ],
      },
      {
        type: 'compute',
        name: 'nova',
        endpoints: [
          { interface: 'public', region: 'RegionOne', region_id: 'RegionOne', url: `${url}/compute` },
        ],
      },
    ],
  }
}
