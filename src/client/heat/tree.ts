import { isObject } from '../../foundation/json'
import type { StackReference } from './stacks'
import type { StackEvent, StackResource } from './resources'

/** The stack to which a resource or event links: `…/stacks/NAME/ID`. Undefined if there is no such link. */
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

/** Finds where a resource is within a stack and its nested stacks. */
export interface StackTree {
  /**
   * The names from the root down: `kube_minions.0.kube-minion`; for the root, its own name. If the resource that
   * holds a nested stack is not known, the path starts with the nested stack's name.
   */
  readonly pathOf: (item: Item) => string
  /** The type of the resource of an event; undefined if it is not known, and for the root. */
  readonly typeOf: (event: StackEvent) => string | undefined
  /** Whether it is a stack or a resource that holds one, and so only repeats what happens in that stack. */
  readonly isStack: (item: Item) => boolean
}

/** A limit against loops made up by a server: see max_nested_stack_depth in Heat. */
const deepest = 20

/**
 * Neither the names of resources nor their `parent_resource` are unique: only the links tell where they are.
 *
 * @param items all resources, or some resources and their events, which is enough for the paths of those
 */
export function stackTree(root: StackReference, items: readonly Item[]): StackTree {
  const holders = new Map<string, { name: string; stack: StackReference | undefined }>()
  const types = new Map<string, string>()
  for (const item of items) {
    const stack = linkedStack(item, 'stack')
    if (isStackItself(item, stack)) continue
    const holder = { name: item.resource_name, stack }
    // The ID of a resource that holds a stack is the stack's ID; events do not link to it.
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

/** Events of a whole stack are reported as those of a resource with the stack's name and ID. */
function isStackItself(item: Item, stack: StackReference | undefined): boolean {
  return stack !== undefined && item.physical_resource_id === stack.id
}

/** The resources that contain no other of them: the causes, without the parents that repeat their status. */
export function leavesOf(resources: readonly StackResource[]): StackResource[] {
  const holding = new Set(resources.map((resource) => linkedStack(resource, 'stack')?.id))
  return resources.filter((resource) => {
    const nested = linkedStack(resource, 'nested')
    return !nested || !holding.has(nested.id)
  })
}
