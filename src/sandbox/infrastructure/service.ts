import { type Handler, type Reply, type Request, routesOf, type Route } from '../server/requests'
import type { JsonObject } from '../json'
import { errorBody, unauthenticated } from '../keystone/service'
import type { Tokens } from '../keystone/tokens'
import { flavors, images, keypairs, networks, placeholderKeypair, subnets } from './inventory'

type View = (request: Request, name: string) => JsonObject | undefined

const list = (items: readonly JsonObject[], { query }: Request) =>
  items.filter((item) => [...query].every(([key, value]) => !(key in item) || matches(item[key], value)))

const matches = (held: JsonObject[string], wanted: string) =>
  JSON.stringify(held).replace(/^"|"$/g, '').toLowerCase() === wanted.toLowerCase()

const imageViews = images.map((image) => ({ ...image, status: 'active', visibility: 'public' }))
const networkViews = networks.map((network) => ({ ...network, status: 'ACTIVE', shared: false }))

/** The Glance, Nova and Neutron resources that templates refer to, and the documents for version discovery. */
const routes: readonly Route<View>[] = [
  { method: 'GET', path: '/image', handle: versions('v2.9', '/image/v2/') },
  { method: 'GET', path: '/image/v2/images', handle: (request) => ({ images: list(imageViews, request) }) },
  {
    method: 'GET',
    path: '/image/v2/images/:name',
    handle: (_request, name) => imageViews.find((image) => image.id === name),
  },
  { method: 'GET', path: '/compute/v2.1', handle: computeVersion },
  { method: 'GET', path: '/compute/v2.1/flavors', handle: () => ({ flavors: [...flavors] }) },
  { method: 'GET', path: '/compute/v2.1/flavors/detail', handle: () => ({ flavors: [...flavors] }) },
  {
    method: 'GET',
    path: '/compute/v2.1/os-keypairs',
    handle: () => ({
      keypairs: keypairs.filter(({ name }) => name !== placeholderKeypair).map((keypair) => ({ keypair })),
    }),
  },
  { method: 'GET', path: '/compute/v2.1/os-keypairs/:name', handle: keypairView },
  { method: 'GET', path: '/network', handle: versions('v2.0', '/network/v2.0/') },
  {
    method: 'GET',
    path: '/network/v2.0/networks',
    handle: (request) => ({ networks: list(networkViews, request) }),
  },
  {
    method: 'GET',
    path: '/network/v2.0/subnets',
    handle: (request) => ({ subnets: list(subnets, request) }),
  },
]

/** The parts of Glance, Nova and Neutron that Magnum clients need. A token is required. */
export function infrastructureServices(tokens: Tokens): Handler {
  return (request): Reply => {
    const found = routesOf(routes, request.path).find(({ route }) => route.method === request.method)
    const isDocument = /^\/(image|compute\/v2\.1|network)\/?$/.test(request.path)
    if (!isDocument && !tokens.find(String(request.headers['x-auth-token']))) return unauthenticated
    const body = found?.route.handle(request, found.params.name ?? '')
    return body
      ? { status: 200, body }
      : { status: 404, body: errorBody(404, 'Not supported by the sandbox.') }
  }
}

function versions(id: string, path: string): View {
  return ({ origin }) => ({
    versions: [{ id, status: 'CURRENT', links: [{ rel: 'self', href: origin + path }] }],
  })
}

function computeVersion({ origin }: Request): JsonObject {
  return {
    version: {
      id: 'v2.1',
      status: 'CURRENT',
      version: '2.90',
      min_version: '2.1',
      links: [{ rel: 'self', href: `${origin}/compute/v2.1/` }],
    },
  }
}

function keypairView(_request: Request, name: string): JsonObject | undefined {
  const keypair = keypairs.find((each) => each.name === name)
  return keypair && { keypair }
}
