import type { Row, Value } from '../../foundation/json'
import type { Model } from '../http/answers'

/** A stack. Attributes not listed here are included untyped. */
export type Stack = Row & StackAttributes
export interface StackAttributes {
  id: string
  stack_name: string
  /** `CREATE_IN_PROGRESS`, `CREATE_COMPLETE`, `UPDATE_FAILED`… */
  stack_status?: string | null
  /** If several resources failed, the reason of the first one only. */
  stack_status_reason?: string | null
  creation_time?: string | null
  updated_time?: string | null
  /** Set once the stack has been deleted. */
  deletion_time?: string | null
}

export const stackModel: Model<StackAttributes> = {
  what: 'a stack',
  required: ['id', 'stack_name'],
  shape: {
    id: 'text',
    stack_name: 'text',
    stack_status: 'text',
    stack_status_reason: 'text',
    creation_time: 'text',
    updated_time: 'text',
    deletion_time: 'text',
  },
}

/** The common attributes of resources and events. */
interface Happening {
  /** Unique only within its own stack. */
  resource_name: string
  /** `CREATE_IN_PROGRESS`…; `INIT_COMPLETE` before anything has begun. */
  resource_status?: string | null
  resource_status_reason?: string | null
  /** ID of the server, network, nested stack…; null or empty until it exists. */
  physical_resource_id?: string | null
  /** Links to its stack: see `linkedStack`. */
  links?: readonly Value[] | null
}

const happening = {
  resource_name: 'text',
  resource_status: 'text',
  resource_status_reason: 'text',
  physical_resource_id: 'text',
  links: 'list',
} as const

/** A resource of a stack or of a nested stack. */
export type StackResource = Row & StackResourceAttributes
export interface StackResourceAttributes extends Happening {
  /** `OS::Nova::Server`, or the URL of a template for a nested stack. */
  resource_type?: string | null
  creation_time?: string | null
  updated_time?: string | null
}

export const stackResourceModel: Model<StackResourceAttributes> = {
  what: 'a resource of a stack',
  required: ['resource_name'],
  shape: { ...happening, resource_type: 'text', creation_time: 'text', updated_time: 'text' },
}

/** An event of a resource, or of a whole stack: then it has the stack's name and ID. */
export type StackEvent = Row & StackEventAttributes
export interface StackEventAttributes extends Happening {
  id: string
  /** In whole seconds, so that many events share one. */
  event_time?: string | null
}

export const stackEventModel: Model<StackEventAttributes> = {
  what: 'an event of a stack',
  required: ['id', 'resource_name'],
  shape: { ...happening, id: 'text', event_time: 'text' },
}
