import { isObject } from '../../foundation/json'
import type { StackReference } from './stacks'
import type { StackEvent, StackResource } from './resources'

/** The stack that a link of a resource or an event leads to: `…/stacks/NAME/ID`. Undefined where there is no such link. */
export function linkedStack(
  { links }: Pick<StackResource, 'links'>,
  rel: 'stack' | 'nested',
): StackReference | undefined {
  for (const link of links ?? []) {
    if (!isObject(link) || link['rel'] !== rel || typeof link['href'] !== 'string') continue
    const [, name, id] = /\/stacks\/([^/?#]+)\/([^/?#]+)$/.exec(link['href']) ?? []
    if (name !== undefined && id !== undefined) return { stack_name: name, id }
  }
  return undefined
}

type Item = StackResource | StackEvent

/** Where each resource of a stack is, among those of the stacks nested in it. */
export interface StackTree {
  /**
   * The names from the root down: `kube_minions.0.kube-minion`; the root's own name for itself. Where the resource
   * that holds a nested stack is not known, the nested stack's name stands for what is above.
   */
  readonly pathOf: (item: Item) => string
  /** The type of the resource that an event happened to; undefined where that is not known, and for the root. */
  readonly typeOf: (event: StackEvent) => string | undefined
  /** Whether it is a stack, or a resource that holds one: then it only repeats what happens in there. */
  readonly isStack: (item: Item) => boolean
}

/** No stack is nested more deeply, unless a server makes it up: see max_nested_stack_depth in Heat. */
const deepest = 20

/**
 * The resources' names are not unique, and their `parent_resource` is neither: only the links tell where they are.
 *
 * @param items what is known: all resources; some of them with events do for the paths of those
 */
export function stackTree(root: StackReference, items: readonly Item[]): StackTree {
  const holders = new Map<string, { name: string; stack: StackReference | undefined }>()
  const types = new Map<string, string>()
  for (const item of items) {
    const stack = linkedStack(item, 'stack')
    if (isStackItself(item, stack)) continue
    const holder = { name: item.resource_name, stack }
    // The ID of a resource that holds a stack is that of the stack; events have no link to it.
    const id = linkedStack(item, 'nested')?.id ?? item.physical_resource_id
    if (id && !holders.has(id)) holders.set(id, holder)
    if (typeof item['resource_type'] === 'string') types.set(keyOf(holder), item['resource_type'])
  }
  const inside = new Set(items.map((item) => linkedStack(item, 'stack')?.id))

  function namesDownTo(stack: StackReference | undefined): string[] {
    const names: string[] = []
    for (let at = stack; at && at.id !== root.id && names.length < deepest;) {
      const holder = holders.get(at.id)
      names.unshift(holder?.name ?? at.stack_name)
      at = holder?.stack
    }
    return names
  }

  return {
    pathOf: (item) => {
      const stack = linkedStack(item, 'stack')
      const names = namesDownTo(stack)
      if (!isStackItself(item, stack)) names.push(item.resource_name)
      return names.join('.') || root.stack_name
    },
    typeOf: (event) => {
      const stack = linkedStack(event, 'stack')
      const holder = stack && isStackItself(event, stack) ? holders.get(stack.id) : undefined
      return types.get(keyOf(holder ?? { name: event.resource_name, stack }))
    },
    isStack: ({ physical_resource_id: id }) => Boolean(id) && inside.has(id ?? undefined),
  }
}

function keyOf({ name, stack }: { name: string; stack: StackReference | undefined }): string {
  return `${stack?.id}/${name}`
}

/** What happens to a stack as a whole is told as of a resource with the stack's name and ID. */
function isStackItself(item: Item, stack: StackReference | undefined): boolean {
  return stack !== undefined && item.physical_resource_id === stack.id
}

/** Those that hold no other of them: the resources where something happens, without those that repeat it above. */
export function leavesOf(resources: readonly StackResource[]): StackResource[] {
  const holding = new Set(resources.map((resource) => linkedStack(resource, 'stack')?.id))
  return resources.filter((resource) => {
    const nested = linkedStack(resource, 'nested')
    return !nested || !holding.has(nested.id)
  })
}
