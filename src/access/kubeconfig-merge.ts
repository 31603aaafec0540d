import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml'
import { MagnumError } from '../errors'
import { kubeconfigOf, kubeconfigItems, type KubeconfigEntry, type KubeconfigItem } from './kubeconfig'
import { kubeconfigFormat, kubeconfigText } from './kubeconfig-yaml'

export interface MergeOptions {
  /** Replace entries of the same name that are for another server. */
  force: boolean
  /** Make the first entry's context the current one. */
  setCurrent: boolean
}

type List = 'clusters' | 'contexts' | 'users'

/**
 * Adds entries to the text of a kubeconfig, in place of those of the same name. Everything else in it stays:
 * other entries, unknown keys, comments, order. An empty text becomes a new kubeconfig.
 * @throws MagnumError failed, where the text is no kubeconfig; conflict, where a name is taken by another server
 */
export function mergeKubeconfig(
  text: string,
  entries: readonly KubeconfigEntry[],
  { force, setCurrent }: MergeOptions,
): string {
  const document = parseKubeconfig(text)
  for (const entry of entries) {
    if (!force) refuseToReplace(document, entry)
    const items = kubeconfigItems(entry)
    putItem(document, 'clusters', items.cluster)
    putItem(document, 'contexts', items.context)
    putItem(document, 'users', items.user)
  }
  const current = entries[0]?.context
  if (current !== undefined && (setCurrent || !document.get('current-context'))) {
    document.set('current-context', current)
  }
  return print(document, text)
}

/**
 * Takes a context out of the text of a kubeconfig, and its cluster and user unless another context has them.
 * @throws MagnumError not-found, where there is no such context
 */
export function removeFromKubeconfig(text: string, context: string): string {
  const document = parseKubeconfig(text)
  const removed = findItem(document, 'contexts', context)
  if (!removed) {
    const known = itemsOf(document, 'contexts').map((item) => String(item.get('name')))
    throw new MagnumError('not-found', `The kubeconfig has no context ${context}`, {
      hint: known.length > 0 ? `It has: ${known.join(', ')}` : undefined,
    })
  }
  deleteItem(document, 'contexts', context)
  for (const [list, key] of [['clusters', 'cluster'] as const, ['users', 'user'] as const]) {
    const name = removed.getIn(['context', key])
    const others = itemsOf(document, 'contexts')
    if (others.every((item) => item.getIn(['context', key]) !== name)) deleteItem(document, list, name)
  }
  if (document.get('current-context') === context) document.set('current-context', '')
  return print(document, text)
}

function parseKubeconfig(text: string): Document {
  const document: Document = parseDocument(text, { version: kubeconfigFormat.version })
  const [problem] = document.errors
  if (problem) {
    const [reason] = problem.message.split('\n')
    throw new MagnumError('failed', `The kubeconfig is not valid YAML: ${reason?.replace(/:$/, '')}`)
  }
  const { contents } = document
  if (isMap(contents) && contents.items.length > 0) return document
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null)) {
    throw new MagnumError('failed', 'The file is not a kubeconfig')
  }
  document.contents = document.createNode(kubeconfigOf([]))
  return document
}

function refuseToReplace(document: Document, entry: KubeconfigEntry): void {
  const there = findItem(document, 'clusters', entry.cluster)
  const server = there?.getIn(['cluster', 'server'])
  if (there && server !== entry.server) {
    throw new MagnumError(
      'conflict',
      `The kubeconfig has another cluster ${entry.cluster}, at ${String(server)}`,
      {
        hint: 'Give the new one a name with --context-name, or replace the other with --force',
      },
    )
  }
}

function putItem(document: Document, list: List, item: KubeconfigItem): void {
  const there = findItem(document, list, item.name)
  if (!there) sequence(document, list).add(document.createNode(item))
  else for (const [key, value] of Object.entries(item)) there.set(key, document.createNode(value))
}

function deleteItem(document: Document, list: List, name: unknown): void {
  const items = document.get(list)
  if (!isSeq(items)) return
  const index = items.items.findIndex((item) => isMap(item) && item.get('name') === name)
  if (index >= 0) items.delete(index)
}

function findItem(document: Document, list: List, name: string): YAMLMap | undefined {
  return itemsOf(document, list).find((item) => item.get('name') === name)
}

function itemsOf(document: Document, list: List): YAMLMap[] {
  const items = document.get(list)
  return isSeq(items) ? items.items.filter((item) => isMap(item)) : []
}

/** The list to add to; kubectl writes `null` for one without items. */
function sequence(document: Document, list: List): YAMLSeq {
  const there = document.get(list)
  if (isSeq(there)) {
    if (there.items.length === 0) there.flow = false
    return there
  }
  const made = new YAMLSeq()
  document.set(list, made)
  return made
}

/** Lists indented as in the text, so that what is not touched does not change. */
function print(document: Document, text: string): string {
  const indentSeq = /^(clusters|contexts|users):.*\n( *#.*\n)* +- /m.test(text)
  return kubeconfigText(document, { indentSeq })
}
