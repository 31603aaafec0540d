import { once } from 'node:events'
import { createServer } from 'node:http'

const pageLength = 1000
const names = ['keypair', 'flavor_id', 'master_flavor_id', 'docker_volume_size']

/**
 * Starts a cloud on loopback that answers immediately: logins, and clusters in pages of 1,000. Bodies are prepared in
 * advance, so that only the client is measured.
 *
 * @param {{ clusters: number, latency?: number }} options latency of each request to Magnum, in milliseconds
 * @returns {Promise<{ url: string, environment: Record<string, string>, close: () => void }>}
 */
export async function startCloud({ clusters, latency = 0 }) {
  const pages = []
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.method === 'POST') return send(response, 201, login, { 'x-subject-token': 'token' })
      setTimeout(() => answer(request, response), latency)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${server.address().port}`
  const login = JSON.stringify({ token: tokenBody(url) })
  const count = Math.ceil(clusters / pageLength)
  for (let page = 0; page < count; page++) pages.push(pageBody(url, page, clusters))

  function answer(request, response) {
    if (request.method === 'DELETE') return send(response, 204, '')
    const { searchParams } = new URL(request.url, url)
    send(response, 200, pages[Number(searchParams.get('marker') ?? 0)])
  }

  return { url, environment: environmentOf(url), close: () => server.close() }
}

function send(response, status, body, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
}

function pageBody(url, page, clusters) {
  const length = Math.min(pageLength, clusters - page * pageLength)
  const isLast = (page + 1) * pageLength >= clusters
  return JSON.stringify({
    clusters: Array.from({ length }, (_, index) => cluster(page * pageLength + index)),
    ...(!isLast && { next: `${url}/v1/clusters?marker=${page + 1}` }),
  })
}

function cluster(index) {
  return {
    uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `cluster-${index}`,
    ...Object.fromEntries(names.map((name) => [name, `${name}-${index % 7}`])),
    node_count: index % 10,
    master_count: 1,
    create_timeout: 60,
    status: 'CREATE_COMPLETE',
    health_status: 'HEALTHY',
    labels: { boot_volume_size: '10' },
    links: [{ rel: 'self', href: `http://127.0.0.1/v1/clusters/${index}` }],
  }
}

function tokenBody(url) {
  const domain = { id: 'default', name: 'Default' }
  const endpoint = { interface: 'public', region: 'RegionOne', region_id: 'RegionOne', url: `${url}/v1` }
  return {
    methods: ['password'],
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    issued_at: new Date().toISOString(),
    user: { id: 'user', name: 'demo', domain },
    project: { id: 'project', name: 'demo', domain },
    roles: [{ id: 'member', name: 'member' }],
    catalog: [
      { id: 'magnum', type: 'container-infra', name: 'magnum', endpoints: [{ id: 'e', ...endpoint }] },
    ],
  }
}

function environmentOf(url) {
  return {
    OS_AUTH_URL: `${url}/v3`,
    OS_USERNAME: 'demo',
    OS_PASSWORD: 'password',
    OS_PROJECT_NAME: 'demo',
    OS_USER_DOMAIN_ID: 'default',
    OS_PROJECT_DOMAIN_ID: 'default',
  }
}
