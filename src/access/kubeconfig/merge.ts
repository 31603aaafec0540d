import { isDeepStrictEqual } from 'node:util'
import type { MagnumError } from '../../foundation/errors'
import { isObject } from '../../foundation/json'
import type { Renewal } from './change'
import { findConflicts } from './conflicts'
import { editKubeconfig } from './edit'
import { type Item, itemsOfEntry, type KubeconfigEntry, type ListName, listNames } from './entry'
import { changedTexts, destinationOf, fileWith, type KubeconfigFile } from './file-list'

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
  const texts = changedTexts(files, (file) => {
    const own = operations.filter((operation) => operation.file === file)
    const addTo = (list: ListName) =>
      own.flatMap((each) => (each.list === list && !file.items[list].has(each.item.name) ? [each.item] : []))
    return editKubeconfig(file, {
      add: { clusters: addTo('clusters'), contexts: addTo('contexts'), users: addTo('users') },
      renew: own.flatMap(({ list, item, isForeign }) => renewalOf(file, list, item, isForeign)),
      remove: [],
      currentContext: isCurrent && file === destination ? first.context : undefined,
    })
  })
  return { texts, added, refused }
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
  const former = file.items[list].get(item.name)
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
    const args = isObject(content['exec']) ? content['exec']['args'] : undefined
    if (!Array.isArray(args) || !args.includes('kubernetes-token')) return undefined
    return String(args[args.indexOf('--os-cloud') + 1 || args.length] ?? '')
  })
  return clouds[0] !== undefined && clouds[0] === clouds[1]
}
