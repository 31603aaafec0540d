import type { ServerResponse } from 'node:http'
import { objectAt, type Json, type JsonObject } from '../json'
import type { Cluster } from '../resources'
import { administrators, type Answer, type Client } from './answer'
import { table, wantsTable } from './kubernetes-tables'
import { namespaces, nodes, pods, services } from './kubernetes-objects'

interface Kind {
  kind: string
  /** Plural, as in paths. */
  name: string
  singular: string
  shortNames: readonly string[]
  namespaced: boolean
  /** `/api/v1` or `/apis/<group>/<version>`. */
  base: string
  objects: (cluster: Cluster) => JsonObject[]
}

const none = () => []
const core = { base: '/api/v1', namespaced: true }
const apps = { base: '/apis/apps/v1', namespaced: true, objects: none }

/** The resource kinds of the clusters. Those of `kubectl get all` exist, some without objects. */
const kinds: readonly Kind[] = [
  {
    ...core,
    kind: 'Node',
    name: 'nodes',
    singular: 'node',
    shortNames: ['no'],
    namespaced: false,
    objects: nodes,
  },
  {
    ...core,
    kind: 'Namespace',
    name: 'namespaces',
    singular: 'namespace',
    shortNames: ['ns'],
    namespaced: false,
    objects: namespaces,
  },
  { ...core, kind: 'Pod', name: 'pods', singular: 'pod', shortNames: ['po'], objects: pods },
  { ...core, kind: 'Service', name: 'services', singular: 'service', shortNames: ['svc'], objects: services },
  {
    ...core,
    kind: 'ConfigMap',
    name: 'configmaps',
    singular: 'configmap',
    shortNames: ['cm'],
    objects: none,
  },
  { ...core, kind: 'Secret', name: 'secrets', singular: 'secret', shortNames: [], objects: none },
  { ...core, kind: 'Event', name: 'events', singular: 'event', shortNames: ['ev'], objects: none },
  { ...apps, kind: 'Deployment', name: 'deployments', singular: 'deployment', shortNames: ['deploy'] },
  { ...apps, kind: 'DaemonSet', name: 'daemonsets', singular: 'daemonset', shortNames: ['ds'] },
  { ...apps, kind: 'StatefulSet', name: 'statefulsets', singular: 'statefulset', shortNames: ['sts'] },
  { ...apps, kind: 'ReplicaSet', name: 'replicasets', singular: 'replicaset', shortNames: ['rs'] },
]

/** The read-only parts of the Kubernetes API that kubectl needs for discovery and reading. */
export const answerKubernetes: Answer = (cluster, request, response, client) => {
  const [path = '/'] = (request.url ?? '/').split('?')
  const query = new URLSearchParams((request.url ?? '').split('?')[1])
  if (request.method === 'POST' && path.endsWith('/selfsubjectaccessreviews')) {
    send(response, 201, review(isAdministrator(client)))
    return
  }
  const refusal = isAdministrator(client) ? undefined : refused(client, request.method ?? '', path)
  if (refusal !== undefined) {
    send(response, 403, status(403, 'Forbidden', refusal))
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    send(response, 405, status(405, 'MethodNotAllowed', 'the sandbox cluster is read-only'))
    return
  }
  if (['/healthz', '/livez', '/readyz'].includes(path)) {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('ok')
    return
  }
  const found =
    discovery(cluster, path.replace(/(.)\/$/, '$1')) ?? read(cluster, path, query, request.headers.accept)
  if (found) send(response, 200, found)
  else send(response, 404, status(404, 'NotFound', missing(path)))
}

/** Responds to an unauthenticated client. */
export function refuseKubernetes(response: ServerResponse): void {
  send(response, 401, status(401, 'Unauthorized', 'Unauthorized'))
}

/** The clusters have no roles: only the administrators' group has rights. */
const isAdministrator = ({ groups }: Client) => groups.includes(administrators)

/** `kubectl auth can-i` */
function review(allowed: boolean): JsonObject {
  return {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: {},
    spec: {},
    status: { allowed },
  }
}

/** Kubernetes's message for a path that needs rights; undefined for one that is open to all. */
function refused({ name }: Client, method: string, path: string): string | undefined {
  const [, base = '', namespace, plural, object] = PATH.exec(path) ?? []
  if (plural === undefined) return undefined
  const verb = method === 'GET' ? (object === undefined ? 'list' : 'get') : method.toLowerCase()
  const group = /^\/apis\/([^/]+)/.exec(base)?.[1] ?? ''
  const what = `${plural}${object === undefined ? '' : ` "${object}"`}`
  const scope = namespace === undefined ? 'at the cluster scope' : `in the namespace "${namespace}"`
  return `${what} is forbidden: User "${name}" cannot ${verb} resource "${plural}" in API group "${group}" ${scope}`
}

function send(response: ServerResponse, code: number, body: JsonObject): void {
  const text = JSON.stringify(body)
  response.writeHead(code, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

function status(code: number, reason: string, message: string): JsonObject {
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, code }
}

function discovery(cluster: Cluster, path: string): JsonObject | undefined {
  const groupVersion = /^\/api\/(v1)$|^\/apis\/([^/]+\/[^/]+)$/.exec(path)
  if (groupVersion) return resourceList(path, groupVersion[1] ?? groupVersion[2] ?? '')
  switch (path) {
    case '/version':
      return versionOf(cluster)
    case '/api':
      return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] }
    case '/apis':
      return { kind: 'APIGroupList', apiVersion: 'v1', groups: ['apps', 'authorization.k8s.io'].map(group) }
    case '/':
      return { paths: ['/api', '/api/v1', '/apis', '/apis/apps/v1', '/healthz', '/version'] }
    default:
      return undefined
  }
}

function versionOf(cluster: Cluster): JsonObject {
  const gitVersion = cluster.coe_version ?? 'v1.25.3'
  const [, major = '1', minor = '25'] = /^v?(\d+)\.(\d+)/.exec(gitVersion) ?? []
  return {
    major,
    minor,
    gitVersion,
    gitCommit: 'sandbox',
    gitTreeState: 'clean',
    buildDate: '2022-10-12T10:49:09Z',
    goVersion: 'go1.19.2',
    compiler: 'gc',
    platform: 'linux/amd64',
  }
}

function group(name: string): JsonObject {
  const version = { groupVersion: `${name}/v1`, version: 'v1' }
  return { name, versions: [version], preferredVersion: version }
}

function resourceList(path: string, groupVersion: string): JsonObject | undefined {
  const resources: JsonObject[] = kinds
    .filter(({ base }) => base === path)
    .map(({ kind, name, singular, shortNames, namespaced }) => ({
      name,
      singularName: singular,
      namespaced,
      kind,
      verbs: ['get', 'list'],
      shortNames: [...shortNames],
      ...(namespaced && name !== 'events' ? { categories: ['all'] } : {}),
    }))
  if (groupVersion === 'authorization.k8s.io/v1') {
    const name = 'selfsubjectaccessreviews'
    resources.push({
      name,
      singularName: '',
      namespaced: false,
      kind: 'SelfSubjectAccessReview',
      verbs: ['create'],
    })
  }
  if (resources.length === 0) return undefined
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources }
}

const PATH = /^(\/api\/v1|\/apis\/[^/]+\/[^/]+)(?:\/namespaces\/([^/]+)(?=\/))?\/([^/]+)(?:\/([^/]+))?\/?$/

/** Kubernetes's message for a path that does not exist. */
function missing(path: string): string {
  const [, base, , plural, name] = PATH.exec(path) ?? []
  const isKnown = kinds.some((each) => each.base === base && each.name === plural)
  if (isKnown && name !== undefined) return `${plural ?? ''} "${name}" not found`
  return 'the server could not find the requested resource'
}

/** The object or list at a path, as a table if requested. */
function read(
  cluster: Cluster,
  path: string,
  query: URLSearchParams,
  accept: string | undefined,
): JsonObject | undefined {
  const [, base, namespace, plural, name] = PATH.exec(path) ?? []
  const kind = kinds.find((each) => each.base === base && each.name === plural)
  if (!kind) return undefined
  const items = kind
    .objects(cluster)
    .filter((each) => namespace === undefined || metadataOf(each).namespace === namespace)
    .filter((each) => name === undefined || metadataOf(each).name === name)
    .filter((each) => matchesLabels(metadataOf(each).labels, query.get('labelSelector') ?? ''))
    .filter((each) => matchesFields(each, query.get('fieldSelector') ?? ''))
  if (name !== undefined && items.length === 0) return undefined
  if (wantsTable(accept)) return table(plural ?? '', items)
  if (name !== undefined) return items[0]
  const apiVersion = kind.base.replace(/^\/apis?\//, '')
  return { kind: `${kind.kind}List`, apiVersion, metadata: { resourceVersion: '1' }, items }
}

const metadataOf = (object: JsonObject) => objectAt(object, 'metadata')

/** Equality-based selectors: `a=b,c!=d,e`. */
function matchesLabels(labels: Json | undefined, selector: string): boolean {
  const own = objectAt(labels)
  return terms(selector).every(({ key, operator, value }) => {
    if (operator === undefined) return Object.hasOwn(own, key)
    return (own[key] === value) === (operator !== '!=')
  })
}

function matchesFields(object: JsonObject, selector: string): boolean {
  return terms(selector).every(({ key, operator, value }) => {
    const path = key.split('.')
    const last = path.pop() ?? ''
    return (objectAt(object, ...path)[last] === value) === (operator !== '!=')
  })
}

function terms(selector: string) {
  return selector.split(',').flatMap((term) => {
    const [, key, operator, value] = /^([^=!]+)(?:(==?|!=)(.*))?$/.exec(term) ?? []
    return key === undefined ? [] : [{ key, operator, value }]
  })
}
