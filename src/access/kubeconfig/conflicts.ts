import { MagnumError } from '../../foundation/errors'
import { isObject } from '../../foundation/json'
import { type Content, type KubeconfigEntry, type ListName, textOf } from './entry'
import { itemInAny, type KubeconfigFile } from './file-list'

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

/** Describes an existing item that has a name of the entry but belongs to another cluster; undefined if none does. */
function foreignEntry(files: readonly KubeconfigFile[], entry: KubeconfigEntry): string | undefined {
  const first = (list: ListName, name: string) => itemInAny(files, list, name)
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

/** Whether a user has only the keys that this program writes; its command may have been edited. */
function isWrittenByMagnum(content: Content): boolean {
  const keys = Object.keys(content)
  if ('exec' in content) return keys.length === 1 && isObject(content['exec']) && runsMagnum(content['exec'])
  const made = ['client-certificate-data', 'client-key-data']
  return keys.every((key) => made.includes(key))
}

function runsMagnum({ command }: Content): boolean {
  return typeof command === 'string' && /(?:^|[/\\])magnum(?:\.(?:cmd|exe|ps1))?$/.test(command)
}
