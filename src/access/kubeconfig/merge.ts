import { isDeepStrictEqual } from 'node:util'
import { MagnumError } from '../../foundation/errors'
import { type FoundItem, isContent, type Kubeconfig, parseKubeconfig } from './document'
import { type Change, editKubeconfig, type Renewal } from './edit'
import {
  type Content,
  type Item,
  itemsOfEntry,
  type KubeconfigEntry,
  type ListName,
  listNames,
} from './entry'

/** One of the files that kubectl reads. */
export interface KubeconfigFile extends Kubeconfig {
  path: string
  exists: boolean
}

export interface MergeOptions {
  /** Replace entries with the same name that belong to another cluster. */
  force: boolean
  /** Make the first entry's context the current one. */
  setCurrent: boolean
}

export interface Merged {
  /** The new texts of the changed files, by path. */
  texts: ReadonlyMap<string, string>
  added: readonly KubeconfigEntry[]
  /** The name conflicts of the entries that were not added. */
  refused: readonly MagnumError[]
}

/**
 * Adds entries to the files that kubectl reads, or renews existing ones of the same cluster in place. As with kubectl,
 * new entries go to the first existing file, or to the last one of the list if none exists.
 *
 * @throws MagnumError failed, if a file cannot be edited
 */
export function mergeKubeconfigs(
  files: readonly KubeconfigFile[],
  entries: readonly KubeconfigEntry[],
  { force, setCurrent }: MergeOptions,
): Merged {
  const destination = destinationOf(files)
  const conflicts = findConflicts(files, entries)
  const added = entries.filter((entry) => force || !conflicts.has(entry))
  const refused = force ? [] : [...conflicts.values()]
  const [first] = added
  if (!first || !destination) return { texts: new Map(), added, refused }
  const isCurrent = setCurrent || files.every(({ currentContext }) => currentContext === '')
  const operations = added.flatMap((entry) => {
    const items = itemsOfEntry(entry)
    return listNames.map((list) => ({
      list,
      item: items[list],
      file: fileWith(files, list, items[list].name) ?? destination,
      isForeign: conflicts.has(entry),
    }))
  })
  const texts = files.map((file): [string, string] => {
    const own = operations.filter((operation) => operation.file === file)
    const isPresent = ({ list, item }: { list: ListName; item: Item }) =>
      find(file, list, item.name) !== undefined
    const addTo = (list: ListName) =>
      own.filter((each) => each.list === list && !isPresent(each)).map(({ item }) => item)
    const change = {
      add: { clusters: addTo('clusters'), contexts: addTo('contexts'), users: addTo('users') },
      renew: own.flatMap(({ list, item, isForeign }) => renewalOf(file, list, item, isForeign)),
      remove: [],
      currentContext: isCurrent && file === destination ? first.context : undefined,
    }
    return [file.path, isEmpty(file, change) ? file.text : editKubeconfig(file, change)]
  })
  return { texts: changed(files, texts), added, refused }
}

/** The file for new entries: the first existing one, or else the last of the list. */
export function destinationOf<F extends { exists: boolean }>(files: readonly F[]): F | undefined {
  return files.find(({ exists }) => exists) ?? files.at(-1)
}

/** The conflicts of the entries that cannot be added without `force`. */
export function findConflicts(
  files: readonly KubeconfigFile[],
  entries: readonly KubeconfigEntry[],
): ReadonlyMap<KubeconfigEntry, MagnumError> {
  const conflicts = new Map<KubeconfigEntry, MagnumError>()
  for (const entry of entries) {
    const foreign = foreignEntry(files, entry)
    if (foreign === undefined) continue
    const hint = 'Use another name with --context-name, or replace the entry with --force'
    conflicts.set(entry, new MagnumError('conflict', `The kubeconfig has ${foreign}`, { hint }))
  }
  return conflicts
}

/** The file in which kubectl finds a context. */
export function fileOfContext(files: readonly KubeconfigFile[], name: string): KubeconfigFile | undefined {
  return fileWith(files, 'contexts', name)
}

/**
 * Removes contexts.
 *
 * @throws MagnumError not-found, if a context does not exist
 */
export function removeContexts(
  files: readonly KubeconfigFile[],
  names: readonly string[],
): ReadonlyMap<string, string> {
  const after = names.reduce((current, name) => {
    const texts = removeContext(current, name)
    return current.map((file) => ({ ...file, ...parseKubeconfig(texts.get(file.path) ?? file.text) }))
  }, files)
  return changed(
    files,
    after.map(({ path, text }) => [path, text]),
  )
}

/**
 * Removes a context from the files that kubectl reads, with its cluster and user unless another context uses them.
 *
 * @throws MagnumError not-found, if the context does not exist
 */
export function removeContext(files: readonly KubeconfigFile[], name: string): ReadonlyMap<string, string> {
  const removed = files.flatMap((file) => find(file, 'contexts', name) ?? []).at(0)
  const contexts = files.flatMap(({ items }) => items.contexts)
  if (!removed) {
    const known = contexts.map((context) => context.name)
    throw new MagnumError('not-found', `The kubeconfig has no context ${name}`, {
      hint: known.length > 0 ? `Available contexts: ${known.join(', ')}` : undefined,
    })
  }
  const isUnused = (key: 'cluster' | 'user') =>
    contexts.every((context) => context === removed || context.content[key] !== removed.content[key])
  const targets = [
    { list: 'contexts' as const, name },
    ...(isUnused('cluster') ? [{ list: 'clusters' as const, name: textOf(removed.content['cluster']) }] : []),
    ...(isUnused('user') ? [{ list: 'users' as const, name: textOf(removed.content['user']) }] : []),
  ]
  const present = targets.filter((target) => target.name !== '')
  const current = files.filter(({ currentContext }) => currentContext !== '')
  // Cleared in all files: kubectl would otherwise use the next file's context, and so an unexpected cluster.
  const isCurrent = current.length > 0 && current.every(({ currentContext }) => currentContext === name)
  const texts = files.map((file): [string, string] => {
    const change = {
      add: { clusters: [], contexts: [], users: [] },
      renew: [],
      remove: present.filter((target) => fileWith(files, target.list, target.name) === file),
      currentContext: isCurrent && current.includes(file) ? '' : undefined,
    }
    return [file.path, isEmpty(file, change) ? file.text : editKubeconfig(file, change)]
  })
  return changed(files, texts)
}

function changed(files: readonly KubeconfigFile[], texts: readonly [path: string, text: string][]) {
  return new Map(texts.filter(([, text], index) => text !== files[index]?.text))
}

function isEmpty(
  file: KubeconfigFile,
  { add, renew, remove, currentContext = file.currentContext }: Change,
): boolean {
  const counts = [...listNames.map((list) => add[list].length), renew.length, remove.length]
  return counts.every((count) => count === 0) && currentContext === file.currentContext
}

function find(file: KubeconfigFile, list: ListName, name: string): FoundItem | undefined {
  return file.items[list].find((item) => item.name === name)
}

/** The file whose item kubectl uses: the first one that has it. */
function fileWith(
  files: readonly KubeconfigFile[],
  list: ListName,
  name: string,
): KubeconfigFile | undefined {
  return files.find((file) => find(file, list, name))
}

/** Describes an existing item that has a name of the entry but belongs to another cluster; undefined if none does. */
function foreignEntry(files: readonly KubeconfigFile[], entry: KubeconfigEntry): string | undefined {
  const first = (list: ListName, name: string) => files.flatMap((file) => find(file, list, name) ?? []).at(0)
  const cluster = first('clusters', entry.cluster)
  const context = first('contexts', entry.context)
  const user = first('users', entry.user)
  if (cluster && cluster.content['server'] !== entry.server) {
    return `another cluster ${entry.cluster}, at ${textOf(cluster.content['server'])}`
  }
  if (context && (context.content['cluster'] !== entry.cluster || context.content['user'] !== entry.user)) {
    const [at, as] = [textOf(context.content['cluster']), textOf(context.content['user'])]
    return `another context ${entry.context}, of user ${as} at cluster ${at}`
  }
  return user && !isWrittenByMagnum(user.content) ? `another user ${entry.user}` : undefined
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** Whether a user has only the keys that this program writes; its command may have been edited. */
function isWrittenByMagnum(content: Content): boolean {
  const keys = Object.keys(content)
  if ('exec' in content) return keys.length === 1 && isContent(content['exec']) && runsMagnum(content['exec'])
  const made = ['client-certificate-data', 'client-key-data']
  return keys.every((key) => made.includes(key))
}

function runsMagnum({ command }: Content): boolean {
  return typeof command === 'string' && /(?:^|[/\\])magnum(?:\.(?:cmd|exe|ps1))?$/.test(command)
}

/** The keys for a cluster's address and trust, all of which a renewal replaces. */
const renewedKeys = [
  'server',
  'certificate-authority-data',
  'certificate-authority',
  'insecure-skip-tls-verify',
]

/** The changes to an existing item; other keys set by its owner, such as a namespace, stay. */
function renewalOf(file: KubeconfigFile, list: ListName, item: Item, isForeign: boolean): Renewal[] {
  const former = find(file, list, item.name)
  if (!former) return []
  const whole = isForeign || list === 'users'
  if (whole) {
    const stays = isDeepStrictEqual(former.content, item.content) || (!isForeign && asksAlike(former, item))
    return stays ? [] : [{ list, ...item, whole }]
  }
  const gone = list === 'clusters' ? renewedKeys.filter((key) => key in former.content) : []
  const wanted = { ...Object.fromEntries(gone.map((key) => [key, undefined])), ...item.content }
  const different = Object.entries(wanted).filter(([key, value]) => former.content[key] !== value)
  return different.length === 0
    ? []
    : [{ list, name: item.name, content: Object.fromEntries(different), whole }]
}

/** Whether both request tokens of the same cloud from magnum: then the owner's path and variables stay. */
function asksAlike(former: Item, item: Item): boolean {
  const clouds = [former, item].map(({ content }) => {
    const args = isContent(content['exec']) ? content['exec']['args'] : undefined
    if (!Array.isArray(args) || !args.includes('kubernetes-token')) return undefined
    return String(args[args.indexOf('--os-cloud') + 1 || args.length] ?? '')
  })
  return clouds[0] !== undefined && clouds[0] === clouds[1]
}
