import { isObject, objectAt, textOf, type Json, type JsonObject } from '../json'

interface Column {
  name: string
  /** Shown with `-o wide` only. */
  wide?: boolean
  cell: (object: JsonObject) => Json
}

const name: Column = { name: 'Name', cell: (object) => objectAt(object, 'metadata').name ?? '' }

const age: Column = {
  name: 'Age',
  cell: (object) => elapsed(textOf(objectAt(object, 'metadata').creationTimestamp)),
}

const node = (path: string) => (object: JsonObject) => objectAt(object, 'status', 'nodeInfo')[path] ?? ''

/** The columns that kubectl shows, rendered by the server like the real one; default: name and age. */
const columns: Readonly<Record<string, readonly Column[]>> = {
  nodes: [
    name,
    { name: 'Status', cell: () => 'Ready' },
    { name: 'Roles', cell: roles },
    age,
    { name: 'Version', cell: node('kubeletVersion') },
    {
      name: 'Internal-IP',
      wide: true,
      cell: (object) => firstOf(objectAt(object, 'status').addresses, 'address'),
    },
    { name: 'External-IP', wide: true, cell: () => '<none>' },
    { name: 'OS-Image', wide: true, cell: node('osImage') },
    { name: 'Kernel-Version', wide: true, cell: node('kernelVersion') },
    { name: 'Container-Runtime', wide: true, cell: node('containerRuntimeVersion') },
  ],
  pods: [
    name,
    { name: 'Ready', cell: () => '1/1' },
    { name: 'Status', cell: (object) => objectAt(object, 'status').phase ?? '' },
    { name: 'Restarts', cell: () => 0 },
    age,
    { name: 'IP', wide: true, cell: (object) => objectAt(object, 'status').podIP ?? '' },
    { name: 'Node', wide: true, cell: (object) => objectAt(object, 'spec').nodeName ?? '' },
    { name: 'Nominated Node', wide: true, cell: () => '<none>' },
    { name: 'Readiness Gates', wide: true, cell: () => '<none>' },
  ],
  namespaces: [name, { name: 'Status', cell: (object) => objectAt(object, 'status').phase ?? '' }, age],
  services: [
    name,
    { name: 'Type', cell: (object) => objectAt(object, 'spec').type ?? '' },
    { name: 'Cluster-IP', cell: (object) => objectAt(object, 'spec').clusterIP ?? '' },
    { name: 'External-IP', cell: () => '<none>' },
    { name: 'Port(s)', cell: ports },
    age,
    { name: 'Selector', wide: true, cell: () => '<none>' },
  ],
}

/** Whether a client prefers a table (`Accept: application/json;as=Table;…`). */
export const wantsTable = (accept = '') => /\bas=Table\b/.test(accept)

/** Objects of one kind as a `meta.k8s.io/v1` Table. */
export function table(kind: string, objects: readonly JsonObject[]): JsonObject {
  const shown = columns[kind] ?? [name, age]
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: { resourceVersion: '1' },
    columnDefinitions: shown.map((column) => ({
      name: column.name,
      type: 'string',
      format: column.name === 'Name' ? 'name' : '',
      description: '',
      priority: column.wide ? 1 : 0,
    })),
    rows: objects.map((object) => ({
      cells: shown.map((column) => column.cell(object)),
      object: {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: objectAt(object, 'metadata'),
      },
    })),
  }
}

const ROLE = 'node-role.kubernetes.io/'

function roles(object: JsonObject): string {
  const labels = Object.keys(objectAt(object, 'metadata', 'labels'))
  return labels.flatMap((label) => (label.startsWith(ROLE) ? [label.slice(ROLE.length)] : [])).join(',')
}

function ports(object: JsonObject): string {
  const list = objectAt(object, 'spec').ports
  const words = Array.isArray(list) ? list.filter(isObject) : []
  return words.map(({ port, protocol }) => `${JSON.stringify(port)}/${textOf(protocol) ?? ''}`).join(',')
}

function firstOf(list: Json | undefined, key: string): Json {
  return objectAt(Array.isArray(list) ? list[0] : undefined)[key] ?? ''
}

/** An age in kubectl's short form, in its largest unit. */
function elapsed(since: string | null): string {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(since ?? '')) / 1000))
  if (seconds < 120) return `${seconds}s`
  if (seconds < 3 * 3600) return `${Math.floor(seconds / 60)}m`
  return seconds < 48 * 3600 ? `${Math.floor(seconds / 3600)}h` : `${Math.floor(seconds / 86_400)}d`
}
