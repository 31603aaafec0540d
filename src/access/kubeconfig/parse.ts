import { type Document, isMap, isNode, isSeq, LineCounter, type Pair, type YAMLMap } from 'yaml'
import { MagnumError } from '../../foundation/errors'
import { isObject } from '../../foundation/json'
import { parseYaml } from '../../foundation/yaml'
import { type Content, contentKeys, type Item, type ListName } from './entry'
import { keyOf, readValue, type Targets, targetsOf } from './values'

/** An item as kubectl reads it, and its index in the list. */
export interface FoundItem extends Item {
  index: number
  /** The whole item, including keys unknown to kubectl. */
  value: Content
}

export interface Kubeconfig {
  text: string
  document: Document
  targets: Targets
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
  const { document, targets, value } = readRoot(text, lineCounter)
  if (!isObject(value)) throw new MagnumError('failed', 'The file is not a kubeconfig')
  const { contents } = document
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
  if (typeof currentContext === 'string')
    return { text, document, targets, root, value, items, currentContext }
  return refuse(
    'The current-context of the kubeconfig is not a string',
    pairOf(root, 'current-context')?.value,
  )
}

type Refuse = (what: string, node: unknown) => never

/** The pair of a key; of duplicates the last one, which is the one that counts. */
export function pairOf(map: YAMLMap | undefined, key: string): Pair | undefined {
  return map?.items.findLast((pair) => keyOf(pair) === key)
}

function readRoot(text: string, lineCounter: LineCounter) {
  try {
    const document: Document = parseYaml(text, lineCounter)
    const problem = document.errors.find(({ code }) => code !== 'MULTIPLE_DOCS')
    if (problem) {
      const { line, col } = lineCounter.linePos(problem.pos[0])
      throw new Error(`${problem.message} at line ${line}, column ${col}`)
    }
    const targets = targetsOf(document)
    return { document, targets, value: readValue(document.contents, targets) ?? {} }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new MagnumError('failed', `The kubeconfig is not valid YAML: ${reason}`, { cause: error })
  }
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
