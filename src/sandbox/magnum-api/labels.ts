import { isObject, type Json } from '../json'
import type { Labels } from '../resources'

export function labelsOf(value: Json | undefined): Labels {
  const entries = isObject(value) ? Object.entries(value) : []
  return Object.fromEntries(
    entries.filter((entry): entry is [string, Labels[string]] => typeof entry[1] !== 'object'),
  )
}

/** How the labels of a cluster or node group differ from those of its template or cluster. */
export function labelsDifference(parent: Labels, labels: Labels) {
  const differs = (key: string) => Object.hasOwn(parent, key) && parent[key] !== labels[key]
  return {
    labels_overridden: pick(parent, (key) => Object.hasOwn(labels, key) && differs(key)),
    labels_added: pick(labels, (key) => !Object.hasOwn(parent, key)),
    labels_skipped: pick(parent, (key) => !Object.hasOwn(labels, key)),
  }
}

/** The labels of a new resource: its parent's if it has none, else its own, merged with the parent's on request. */
export function inheritLabels(parent: Labels, own: Labels, merge: boolean): Labels {
  if (Object.keys(own).length === 0) return parent
  return merge ? { ...parent, ...own } : own
}

function pick(labels: Labels, wanted: (key: string) => boolean): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => wanted(key)))
}
