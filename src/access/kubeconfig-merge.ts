import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml'
import { MagnumError } from '../foundation/errors'
import { kubeconfigOf, kubeconfigItems, type KubeconfigEntry, type KubeconfigItem } from './kubeconfig'
import { kubeconfigFormat, kubeconfigText } from './kubeconfig-yaml'

export interface MergeOptions {
  /** Replace entries of the same name that are not this cluster's. */
  force: boolean
  /** Make the first entry's context the current one. */
  setCurrent: boolean
}

type List = 'clusters' | 'contexts' | 'users'

export interface Merged {
  text: string
  added: readonly KubeconfigEntry[]
  /** Why others could not be: conflicts, since something else has their names. */
  refused: readonly MagnumError[]
}

/**
 * Adds entries to the text of a kubeconfig, or renews those of the same cluster. Everything else in it stays:
 * other entries, unknown keys, comments, order. An empty text becomes a new kubeconfig.
 * @throws MagnumError failed, where the text is no kubeconfig
 */
export function mergeKubeconfig(
  text: string,
  entries: readonly KubeconfigEntry[],
  { force, setCurrent }: MergeOptions,
): Merged {
  const document = parseKubeconfig(text)
  const added: KubeconfigEntry[] = []
  const refused: MagnumError[] = []
  for (const entry of entries) {
    const foreign = foreignEntry(document, entry)
    if (foreign !== undefined && !force) {
      refused.push(nameTaken(foreign))
      continue
    }
    const items = kubeconfigItems(entry)
    putItem(document, 'clusters', items.cluster, foreign === undefined)
    putItem(document, 'contexts', items.context, foreign === undefined)
    putItem(document, 'users', items.user, false)
    added.push(entry)
  }
  if (!added[0]) return { text, added, refused }
  if (setCurrent || !document.get('current-context')) document.set('current-context', added[0].context)
  return { text: print(document, text), added, refused }
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

/** What in the kubeconfig has a name of the entry and is not this cluster's, in words; undefined where nothing has. */
function foreignEntry(document: Document, entry: KubeconfigEntry): string | undefined {
  const there = findItem(document, 'clusters', entry.cluster)
  const server = there?.getIn(['cluster', 'server'])
  const context = findItem(document, 'contexts', entry.context)
  const user = findItem(document, 'users', entry.user)
  if (there && server !== entry.server) {
    return `another cluster ${entry.cluster}, at ${String(server)}`
  }
  if (context && !joins(context, entry)) {
    const [cluster, as] = [context.getIn(['context', 'cluster']), context.getIn(['context', 'user'])]
    return `another context ${entry.context}, of user ${String(as)} at cluster ${String(cluster)}`
  }
  return user && !isMade(user) ? `another user ${entry.user}` : undefined
}

function joins(context: YAMLMap, { cluster, user }: KubeconfigEntry): boolean {
  return context.getIn(['context', 'cluster']) === cluster && context.getIn(['context', 'user']) === user
}

/** Whether a user has nothing but what this program gives to users. */
function isMade(user: YAMLMap): boolean {
  const content = user.get('user')
  if (!isMap(content)) return true
  if (content.has('exec'))
    return content.items.length === 1 && content.getIn(['exec', 'command']) === 'magnum'
  const made = ['client-certificate-data', 'client-key-data']
  return content.items.every(({ key }) => made.includes(String(key)))
}

function nameTaken(foreign: string): MagnumError {
  return new MagnumError('conflict', `The kubeconfig has ${foreign}`, {
    hint: 'Give the new one a name with --context-name, or replace the other with --force',
  })
}

/** The keys that say where a cluster is and how it is known: none of them outlives a renewal. */
const renewed = ['server', 'certificate-authority-data', 'certificate-authority', 'insecure-skip-tls-verify']

/** @param keep whether what else is in an item of that name stays, such as the namespace of a context */
function putItem(document: Document, list: List, item: KubeconfigItem, keep: boolean): void {
  const there = findItem(document, list, item.name)
  if (!there) sequence(document, list).add(document.createNode(item))
  else for (const [key, value] of Object.entries(item)) putContent(document, there, key, value, keep)
}

function putContent(document: Document, item: YAMLMap, key: string, value: string | object, keep: boolean) {
  const content = item.get(key)
  if (!keep || !isMap(content) || typeof value === 'string') {
    item.set(key, document.createNode(value))
    return
  }
  const given = Object.entries(value)
  for (const name of renewed) if (!given.some(([each]) => each === name)) content.delete(name)
  for (const [name, each] of given) content.set(name, document.createNode(each))
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
