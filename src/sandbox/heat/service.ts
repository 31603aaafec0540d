import { setTimeout } from 'node:timers/promises'
import type { JsonObject } from '../json'
import { isAdministrator } from '../keystone/identities'
import { unauthenticated } from '../keystone/service'
import type { Tokens } from '../keystone/tokens'
import { type Handler, Refusal, type Reply, type Request } from '../server/requests'
import type { Store } from '../store'
import type { StackPlace } from './history'
import { type StackTree, type State, treesOf } from './state'
import { eventView, resourceView, stackSummary, stackUrl, stackView } from './views'

/** The label that makes Heat's requests for a cluster's stack fail: `away`, `denied`, `gone`. */
const HEAT_LABEL = 'sandbox_heat'

export interface HeatOptions {
  store: Store
  tokens: Tokens
  /** Timeout of heat-api for an unreachable engine, in milliseconds. */
  timeout: number
}

/** A stack and where it was found. */
interface Found {
  tree: StackTree
  state: State<StackPlace>
  /** The endpoint URL, including the ID of the stack's project. */
  base: string
}

/** The read-only parts of Heat's v1 API that describe clusters: stacks, resources, events. */
export function heatService({ store, tokens, timeout }: HeatOptions): Handler {
  return async (request) => {
    const [, , version, project, collection, ...rest] = request.path.split('/').map(decodeURIComponent)
    if (version === undefined || version === '') return versions(request)
    const token = tokens.find(String(request.headers['x-auth-token']))
    if (!token) return unauthenticated
    const isAdmin = isAdministrator(token.user)
    try {
      if (project !== token.project?.id && !isAdmin) throw denied()
      if (version !== 'v1' || collection !== 'stacks' || request.method !== 'GET') return notSupported
      const mine = store.all('clusters').filter((cluster) => isAdmin || cluster.project_id === project)
      const trees = mine
        .filter(({ labels }) => labels[HEAT_LABEL] !== 'gone')
        .flatMap((each) => treesOf(each, Date.now()))
      if (rest.length === 0) return await list(trees, request, project ?? '', timeout)
      const found = find(trees, rest, request.origin)
      await withHeat(found.tree, timeout)
      return answer(found, rest, request)
    } catch (error) {
      if (error instanceof Refusal) return refusal(error)
      throw error
    }
  }
}

function versions({ origin }: Request): Reply {
  const links = [{ rel: 'self', href: `${origin}/orchestration/v1/` }]
  return { status: 300, body: { versions: [{ id: 'v1.0', status: 'CURRENT', links }] } }
}

const notSupported: Reply = {
  status: 404,
  body: {
    message: 'The resource could not be found.<br /><br />\n\n\n',
    code: '404 Not Found',
    title: 'Not Found',
  },
}

const baseOf = (origin: string, project: string) => `${origin}/orchestration/v1/${project}`

async function list(
  trees: readonly StackTree[],
  { query, origin }: Request,
  project: string,
  timeout: number,
): Promise<Reply> {
  const own = trees.filter(({ cluster }) => cluster.project_id === project)
  const fits = ({ place: { id, name } }: State<StackPlace>) =>
    [id, null].includes(query.get('id')) && [name, null].includes(query.get('name'))
  const wanted = own.filter(({ stacks }) => stacks.slice(0, 1).some(fits))
  for (const tree of wanted) await withHeat(tree, timeout)
  const roots = wanted.flatMap(({ stacks }) => stacks.slice(0, 1))
  return { status: 200, body: { stacks: roots.map((state) => stackSummary(state, baseOf(origin, project))) } }
}

/** Finds a stack by the name, ID, or both in a path. */
function find(
  trees: readonly StackTree[],
  [first = '', second = '']: readonly string[],
  origin: string,
): Found {
  for (const tree of trees) {
    const state = tree.stacks.find(
      ({ place }) => place.id === second || place.id === first || place.name === first,
    )
    if (!state) continue
    if (state.place.id === second && state.place.name !== first) break
    return { tree, state, base: baseOf(origin, tree.cluster.project_id) }
  }
  throw new Refusal(404, `The Stack (${first}) could not be found.`)
}

async function withHeat(tree: StackTree, timeout: number): Promise<void> {
  const { [HEAT_LABEL]: label } = tree.cluster.labels
  if (label === 'denied') throw denied()
  if (label !== 'away') return
  await setTimeout(timeout, undefined, { ref: false })
  throw new Refusal(500, '')
}

function answer(found: Found, path: readonly string[], request: Request): Reply {
  const { state, base, tree } = found
  const [, id] = path
  if (id !== state.place.id) return redirect(stackUrl(base, state.place), path.slice(1), request.query)
  const [part, ...below] = path.slice(2)
  if (part === undefined) return { status: 200, body: stackView(state, tree, base) }
  if (part === 'resources') return resources(found, below, request.query)
  return part === 'events' && below.length === 0 ? events(found, request.query) : notSupported
}

function redirect(url: string, below: readonly string[], query: URLSearchParams): Reply {
  const words = query.size === 0 ? '' : `?${query.toString()}`
  const location = [url, ...below].join('/') + words
  const message = `The resource was found at <a href="${location}">${location}</a>;\nyou should be redirected automatically.\n\n`
  return { status: 302, headers: { location }, body: { message, code: '302 Found', title: 'Found' } }
}

function resources({ tree, state, base }: Found, [name]: readonly string[], query: URLSearchParams): Reply {
  const unknown = [...query.keys()].filter((key) => !['nested_depth', 'status', 'with_detail'].includes(key))
  if (unknown.length > 0) throw new Refusal(400, `Invalid filter parameters ['${unknown.join("', '")}']`)
  const depth = integerIn(query, 'nested_depth') ?? 0
  const wanted = query.getAll('status')
  const views = tree.resources
    .filter(({ place }) => isWithin(place.stack, state.place, depth))
    .filter(({ status }) => wanted.length === 0 || wanted.includes(status.replace(/^[A-Z]+_/, '')))
    .map((each) => resourceView(each, base, state.place))
  if (name === undefined) return { status: 200, body: { resources: views } }
  const resource = views.find((view) => view.resource_name === name)
  if (!resource) {
    throw new Refusal(404, `The Resource (${name}) could not be found in Stack ${state.place.name}.`)
  }
  return { status: 200, body: { resource: { ...resource, description: '', attributes: {} } } }
}

function events({ tree, state, base }: Found, query: URLSearchParams): Reply {
  const depth = integerIn(query, 'nested_depth')
  const limit = integerIn(query, 'limit') ?? Infinity
  const order = query.get('sort_dir') ?? 'desc'
  if (order !== 'asc' && order !== 'desc') throw new Refusal(400, '')
  const wanted = query.getAll('resource_status')
  const found = tree.events
    .filter(({ place }) => isWithin(place.kind === 'stack' ? place : place.stack, state.place, depth ?? 0))
    .filter(({ status }) => wanted.length === 0 || wanted.includes(status.replace(/^[A-Z]+_/, '')))
  if (order === 'desc') found.reverse()
  // Heat ignores unknown markers.
  const first = found.findIndex(({ id }) => id === query.get('marker')) + 1
  const page = found.slice(first, first + limit)
  const root = depth === undefined ? undefined : state.place
  return { status: 200, body: { events: page.map((event) => eventView(event, base, root)) } }
}

/** Whether a stack is the root, or nested in it at most `depth` levels deep. */
function isWithin(stack: StackPlace, root: StackPlace, depth: number): boolean {
  if (stack.id === root.id) return true
  return depth > 0 && stack.holder !== undefined && isWithin(stack.holder.stack, root, depth - 1)
}

function integerIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  if (!/^\d+$/.test(text)) throw new Refusal(400, `Only integer is acceptable by '${name}'.`)
  return Number(text)
}

const denied = () => new Refusal(403, 'Access was denied to this resource.')

/** Title, explanation and Heat exception of each status. */
const errors: Readonly<Record<number, { title: string; explanation: string; type: string }>> = {
  400: {
    title: 'Bad Request',
    explanation:
      'The server could not comply with the request since it is either malformed or otherwise incorrect.',
    type: 'HTTPBadRequest',
  },
  403: { title: 'Forbidden', explanation: 'Access was denied to this resource.', type: 'HTTPForbidden' },
  404: { title: 'Not Found', explanation: 'The resource could not be found.', type: 'EntityNotFound' },
  500: {
    title: 'Internal Server Error',
    explanation: 'The server has either erred or is incapable of performing the requested operation.',
    type: 'MessagingTimeout',
  },
}

/** Without a reason, the response has only the type of the error. */
function refusal({ status, reason }: Refusal): Reply {
  const { title = '', explanation = '', type = '' } = errors[status] ?? {}
  const error: JsonObject = { type, traceback: null, ...(reason !== '' && { message: reason }) }
  return { status, body: { code: status, title, explanation, error } }
}
