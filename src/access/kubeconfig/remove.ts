import { MagnumError } from '../../foundation/errors'
import { parseKubeconfig } from './parse'
import { editKubeconfig } from './edit'
import { textOf } from './entry'
import { changedTexts, fileWith, itemInAny, type KubeconfigFile } from './file-list'

/**
 * Removes contexts from the files that kubectl reads, each with its cluster and user unless another context uses them.
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
  return changedTexts(files, ({ text }, index) => after[index]?.text ?? text)
}

function removeContext(files: readonly KubeconfigFile[], name: string): ReadonlyMap<string, string> {
  const removed = itemInAny(files, 'contexts', name)
  const contexts = files.flatMap(({ items }) => [...items.contexts.values()])
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
  return changedTexts(files, (file) =>
    editKubeconfig(file, {
      add: { clusters: [], contexts: [], users: [] },
      renew: [],
      remove: present.filter((target) => fileWith(files, target.list, target.name) === file),
      currentContext: isCurrent && current.includes(file) ? '' : undefined,
    }),
  )
}
