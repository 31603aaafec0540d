import {
  type Document,
  isMap,
  isNode,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml'
import { MagnumError } from '../../foundation/errors'
import { isObject } from '../../foundation/json'
import { type Content, contentKeys, type Item, type ListName } from './entry'
import { kubeconfigFormat } from './render'
import { keyOf, readValue } from './values'

/** An item as kubectl reads it, and its index in the list. */
export interface FoundItem extends Item {
  index: number
  /** The whole item, including keys unknown to kubectl. */
  value: Content
}

export interface Kubeconfig {
  text: string
  document: Document
  /** The top-level map; undefined if the file is empty. */
  root: YAMLMap | undefined
  value: Content
  /** The items of each list by name, in their order. */
  items: Readonly<Record<ListName, ReadonlyMap<string, FoundItem>>>
  currentContext: string
}

/**
 * Parses a kubeconfig; refuses what kubectl would refuse. Of several YAML documents, the first one counts.
 *
 * @throws MagnumError failed, with the line number
 */
export function parseKubeconfig(text: string): Kubeconfig {
  const lineCounter = new LineCounter()
  const version = kubeconfigFormat.version
  const options = {
    version,
    lineCounter,
    keepSourceTokens: true,
    uniqueKeys: false,
    logLevel: 'error',
  } as const
  const document: Document = parseDocument(text, options)
  const problem = document.errors.find(({ code }) => code !== 'MULTIPLE_DOCS')
  if (problem) throw invalid(problem)
  refuseManyAliases(document)
  const { contents } = document
  const value = readRoot(document)
  const root = isMap(contents) && contents.items.length > 0 ? contents : undefined
  const refuse: Refuse = (what, node) => {
    const line = isNode(node) && node.range ? lineCounter.linePos(node.range[0]).line : 1
    throw new MagnumError('failed', `${what} (line ${line})`)
  }
  for (const [key, expected] of [['kind', 'Config'] as const, ['apiVersion', 'v1'] as const]) {
    const given = value[key] ?? ''
    if (given === '' || given === expected) continue
    refuse(`The file is not a kubeconfig: its ${key} is ${JSON.stringify(given)}`, pairOf(root, key)?.value)
  }
  const read = (list: ListName) => readItems(list, value[list], pairOf(root, list)?.value, refuse)
  const items = { clusters: read('clusters'), contexts: read('contexts'), users: read('users') }
  const currentContext = value['current-context'] ?? ''
  if (typeof currentContext === 'string') return { text, document, root, value, items, currentContext }
  return refuse(
    'The current-context of the kubeconfig is not a string',
    pairOf(root, 'current-context')?.value,
  )
}

/** Each is searched for in the whole document. */
const mostAliases = 1_000

function refuseManyAliases(document: Document): void {
  let count = 0
  visit(document, {
    Alias() {
      count += 1
      return count > mostAliases ? visit.BREAK : undefined
    },
  })
  if (count > mostAliases) {
    throw new MagnumError('failed', `The kubeconfig has more than ${mostAliases} aliases`)
  }
}

type Refuse = (what: string, node: unknown) => never

/** The pair of a key; of duplicates the last one, which is the one that counts. */
export function pairOf(map: YAMLMap | undefined, key: string): Pair | undefined {
  return map?.items.findLast((pair) => keyOf(pair) === key)
}

function readRoot(document: Document): Content {
  let value: unknown
  try {
    value = readValue(document.contents, document)
  } catch (error) {
    throw invalid(error)
  }
  if (value === null) return {}
  if (isObject(value)) return value
  throw new MagnumError('failed', 'The file is not a kubeconfig')
}

function invalid(error: unknown): MagnumError {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return new MagnumError('failed', `The kubeconfig is not valid YAML: ${reason.replace(/:$/, '')}`)
}

function readItems(list: ListName, value: unknown, node: unknown, refuse: Refuse): Map<string, FoundItem> {
  const items = new Map<string, FoundItem>()
  if (value === undefined || value === null) return items
  if (!Array.isArray(value)) return refuse(`${list} of the kubeconfig is not a list`, node)
  const nodes = isSeq(node) ? node.items : []
  for (const [index, item] of (value as unknown[]).entries()) {
    const where = nodes[index] ?? node
    // To kubectl, a null item is one without a name.
    const found = readItem(list, item ?? {}, (what) => refuse(what, where))
    const { name } = found
    if (items.has(name)) refuse(`The kubeconfig has two ${list} named ${JSON.stringify(name)}`, where)
    items.set(name, { ...found, index })
  }
  return items
}

function readItem(list: ListName, item: unknown, refuse: (what: string) => never): Omit<FoundItem, 'index'> {
  const key = contentKeys[list]
  if (!isObject(item)) return refuse(`One of the ${list} of the kubeconfig is not a map`)
  const name = item['name'] ?? ''
  const content = item[key] ?? {}
  if (typeof name !== 'string') return refuse(`The name of a ${key} in the kubeconfig needs quotes`)
  if (!isObject(content))
    return refuse(`The ${key} of ${JSON.stringify(name)} in the kubeconfig is not a map`)
  return { name, content, value: item }
}
