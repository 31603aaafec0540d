import type { Labels } from '../resources'

/** How labels differ from those of what they were taken from: Magnum shows it for clusters and node groups. */
export function labelsDifference(parent: Labels, labels: Labels) {
  const differs = (key: string) => Object.hasOwn(parent, key) && parent[key] !== labels[key]
  return {
    labels_overridden: pick(parent, (key) => Object.hasOwn(labels, key) && differs(key)),
    labels_added: pick(labels, (key) => !Object.hasOwn(parent, key)),
    labels_skipped: pick(parent, (key) => !Object.hasOwn(labels, key)),
  }
}

/** Labels of a new thing: its parent's where it has none, both where they are to be merged, else its own. */
export function inheritLabels(parent: Labels, own: Labels, merge: boolean): Labels {
  if (Object.keys(own).length === 0) return parent
  return merge ? { ...parent, ...own } : own
}

function pick(labels: Labels, wanted: (key: string) => boolean): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => wanted(key)))
}
