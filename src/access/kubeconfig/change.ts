import { isDeepStrictEqual } from 'node:util'
import { type Kubeconfig, parseKubeconfig } from './parse'
import { type Content, type Item, type ListName, listNames, newKubeconfig } from './entry'
import { cannotEdit } from './text-edits'

/** New content for an existing item. */
export interface Renewal {
  list: ListName
  name: string
  /** `undefined` removes a key. */
  content: Content
  /** Whether the content replaces the whole item, or only these keys. */
  whole: boolean
}

/** Changes to a kubeconfig. Everything else keeps its text. */
export interface Change {
  add: Readonly<Record<ListName, readonly Item[]>>
  renew: readonly Renewal[]
  remove: readonly { list: ListName; name: string }[]
  currentContext?: string | undefined
}

/** Whether a change leaves a kubeconfig as it is. */
export function isEmpty(
  { currentContext: former }: Kubeconfig,
  { add, renew, remove, currentContext = former }: Change,
): boolean {
  const isListed = listNames.some((list) => add[list].length > 0) || renew.length > 0 || remove.length > 0
  return !isListed && currentContext === former
}

/** @throws MagnumError failed, if the new text does not parse to exactly the intended change */
export function requireChanged(before: Kubeconfig, text: string, change: Change): void {
  const after = parseKubeconfig(text)
  const ours = (list: ListName) => {
    const edited = [...change.renew, ...change.remove].filter((each) => each.list === list)
    return new Set([...change.add[list], ...edited].map(({ name }) => name))
  }
  const foreign = ({ value, items }: Kubeconfig) => [
    {
      ...value,
      'current-context': '',
      ...(before.root ? {} : newKubeconfig(change.add, '')),
      clusters: 0,
      contexts: 0,
      users: 0,
    },
    ...listNames.map((list) => {
      const changed = ours(list)
      return [...items[list].values()].flatMap((item) => (changed.has(item.name) ? [] : [item.value]))
    }),
  ]
  const isWritten = (list: ListName, name: string, content: Content) => {
    const found = after.items[list].get(name)
    return (
      found && Object.entries(content).every(([key, value]) => isDeepStrictEqual(found.content[key], value))
    )
  }
  const isDone =
    after.currentContext === (change.currentContext ?? before.currentContext) &&
    change.renew.every(({ list, name, content }) => isWritten(list, name, content)) &&
    listNames.every((list) =>
      change.add[list].every(({ name, content }) => isWritten(list, name, content)),
    ) &&
    change.remove.every(({ list, name }) => !after.items[list].has(name))
  if (!isDone || !isDeepStrictEqual(foreign(before), foreign(after))) throw cannotEdit()
}
