import type { JsonObject } from '../json'
import { type Event, derivedId, type ResourcePlace, type StackPlace } from './history'
import type { StackTree, State } from './state'

/** Formats milliseconds since the epoch like Heat, in whole seconds. */
const timeOf = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`

/** @param base the endpoint URL, including the project ID */
export function stackUrl(base: string, { name, id }: StackPlace): string {
  return `${base}/stacks/${encodeURIComponent(name)}/${id}`
}

/** A stack in a list. */
export function stackSummary(
  { place, status, reason, created }: State<StackPlace>,
  base: string,
): JsonObject {
  return {
    id: place.id,
    links: [{ href: stackUrl(base, place), rel: 'self' }],
    stack_name: place.name,
    description: '',
    stack_status: status,
    stack_status_reason: reason,
    creation_time: timeOf(created),
    updated_time: null,
    deletion_time: null,
    stack_owner: 'demo',
    parent: place.holder?.stack.id ?? null,
    stack_user_project_id: derivedId(place.id, 'users').replaceAll('-', ''),
    tags: null,
  }
}

/** A single stack. The sandbox omits its outputs and some of its parameters. */
export function stackView(state: State<StackPlace>, { cluster }: StackTree, base: string): JsonObject {
  const { place } = state
  return {
    stack: {
      ...stackSummary(state, base),
      notification_topics: [],
      parameters: {
        'OS::stack_id': place.id,
        'OS::project_id': cluster.project_id,
        'OS::stack_name': place.name,
      },
      template_description: '',
      capabilities: [],
      disable_rollback: true,
      timeout_mins: cluster.create_timeout,
      tags: [],
    },
  }
}

export function resourceView(
  { place, status, reason, created }: State<ResourcePlace>,
  base: string,
  root: StackPlace,
): JsonObject {
  const { name, type, stack, nested } = place
  const time = timeOf(created)
  const url = stackUrl(base, stack)
  const exists = nested && status !== 'INIT_COMPLETE'
  return {
    updated_time: time,
    creation_time: time,
    logical_resource_id: name,
    resource_name: name,
    physical_resource_id: physicalId(place, status),
    resource_status: status,
    resource_status_reason: reason,
    resource_type: type,
    links: [
      { href: `${url}/resources/${name}`, rel: 'self' },
      { href: url, rel: 'stack' },
      ...(exists ? [{ href: stackUrl(base, nested), rel: 'nested' }] : []),
    ],
    required_by: [],
    ...(stack.id !== root.id && { parent_resource: stack.holder?.name }),
  }
}

/** @param root the root stack, if events of nested stacks were requested too */
export function eventView(event: Event, base: string, root: StackPlace | undefined): JsonObject {
  const { id, time, place, status, reason } = event
  const stack = place.kind === 'stack' ? place : place.stack
  const url = stackUrl(base, stack)
  const resource = `${url}/resources/${place.name}`
  return {
    id,
    links: [
      { href: `${resource}/events/${id}`, rel: 'self' },
      { href: resource, rel: 'resource' },
      { href: url, rel: 'stack' },
      ...(root ? [{ href: stackUrl(base, root), rel: 'root_stack' }] : []),
    ],
    event_time: timeOf(time),
    logical_resource_id: place.name,
    resource_name: place.name,
    physical_resource_id: place.kind === 'stack' ? place.id : physicalId(place, status),
    resource_status: status,
    resource_status_reason: reason,
  }
}

function physicalId({ name, stack, nested }: ResourcePlace, status: string): string {
  if (nested) return nested.id
  return status.endsWith('_COMPLETE') && status !== 'INIT_COMPLETE'
    ? derivedId(stack.id, name, 'physical')
    : ''
}
