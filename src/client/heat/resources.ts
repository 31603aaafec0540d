import type { Row, Value } from '../../foundation/json'
import type { Model } from '../http/answers'

/** A stack. What else Heat says of it is there untyped. */
export type Stack = Row & StackAttributes
export interface StackAttributes {
  id: string
  stack_name: string
  /** `CREATE_IN_PROGRESS`, `CREATE_COMPLETE`, `UPDATE_FAILED`… */
  stack_status?: string | null
  /** Of several failures, that of the first only. */
  stack_status_reason?: string | null
  creation_time?: string | null
  updated_time?: string | null
  /** Set once the stack is gone. */
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

/** What resources and events have in common. */
interface Happening {
  /** Unique in its own stack only. */
  resource_name: string
  /** `CREATE_IN_PROGRESS`…; `INIT_COMPLETE` where nothing has begun. */
  resource_status?: string | null
  resource_status_reason?: string | null
  /** ID of the server, network, nested stack…; null or empty while there is none. */
  physical_resource_id?: string | null
  /** Where it belongs: see `linkedStack`. */
  links?: readonly Value[] | null
}

const happening = {
  resource_name: 'text',
  resource_status: 'text',
  resource_status_reason: 'text',
  physical_resource_id: 'text',
  links: 'list',
} as const

/** A resource of a stack or of one nested in it. */
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

/** Something that happened to a resource, or to a stack as a whole: then it bears the stack's name and ID. */
export type StackEvent = Row & StackEventAttributes
export interface StackEventAttributes extends Happening {
  id: string
  /** To the second: many events share one. */
  event_time?: string | null
}

export const stackEventModel: Model<StackEventAttributes> = {
  what: 'an event of a stack',
  required: ['id', 'resource_name'],
  shape: { ...happening, id: 'text', event_time: 'text' },
}
