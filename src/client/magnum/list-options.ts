import type { Query } from './api'

/** How a list is asked for. */
export interface ListOptions {
  /** At most so many resources in all; 0 and undefined mean all there are. */
  limit?: number | undefined
  /** UUID of the resource after which the list begins. */
  marker?: string | undefined
  /** Attribute to sort by; the service knows which can be. */
  sortKey?: string | undefined
  sortDir?: 'asc' | 'desc' | undefined
  /** Every attribute of each resource. */
  detail?: boolean | undefined
}

/** The part of a list's query that the service sees; `limit` is paging's own matter. */
export function listQuery({ marker, sortKey, sortDir }: ListOptions): Query {
  return { marker, sort_key: sortKey, sort_dir: sortDir }
}
