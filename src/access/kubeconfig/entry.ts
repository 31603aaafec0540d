import { renderBlock } from './render'

/** How a user of a kubeconfig authenticates to the cluster. */
export type KubeconfigUser =
  | { kind: 'certificate'; key: string; cert: string }
  | { kind: 'command'; command: string; args: readonly string[] }
  | { kind: 'anonymous' }

/** A cluster, a user and the context that joins them, each with its name. */
export interface KubeconfigEntry {
  cluster: string
  user: string
  context: string
  /** URL of the Kubernetes API. */
  server: string
  /** The cluster's CA certificate in PEM; undefined without TLS. */
  ca: string | undefined
  credentials: KubeconfigUser
}

/** The three lists of a kubeconfig, each with the key of its items' content. */
export const contentKeys = { clusters: 'cluster', contexts: 'context', users: 'user' } as const
export type ListName = keyof typeof contentKeys
export const listNames: readonly ListName[] = ['clusters', 'contexts', 'users']

export type Content = Readonly<Record<string, unknown>>

/** A string of a content; empty for anything else. */
export const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** A named item of one of the lists. */
export interface Item {
  name: string
  content: Content
}

/** The items of an entry by list, with keys in kubectl's order. */
export function itemsOfEntry(entry: KubeconfigEntry): Readonly<Record<ListName, Item>> {
  const authority = entry.ca === undefined ? {} : { 'certificate-authority-data': base64(entry.ca) }
  return {
    clusters: { name: entry.cluster, content: { ...authority, server: entry.server } },
    contexts: { name: entry.context, content: { cluster: entry.cluster, user: entry.user } },
    users: { name: entry.user, content: userContent(entry.credentials) },
  }
}

/** An item in the format of its list. */
export function writtenItem(list: ListName, { name, content }: Item): object {
  return list === 'users' ? { name, user: content } : { [contentKeys[list]]: content, name }
}

/** A new kubeconfig, with keys in kubectl's order. */
export function newKubeconfig(items: Readonly<Record<ListName, readonly Item[]>>, currentContext: string) {
  const written = (list: ListName) => items[list].map((item) => writtenItem(list, item))
  return {
    apiVersion: 'v1',
    clusters: written('clusters'),
    contexts: written('contexts'),
    'current-context': currentContext,
    kind: 'Config',
    preferences: {},
    users: written('users'),
  }
}

/** The text of a new kubeconfig; the first entry's context is the current one. */
export function buildKubeconfig(entries: readonly KubeconfigEntry[]): string {
  const items = entries.map(itemsOfEntry)
  const byList = {
    clusters: items.map(({ clusters }) => clusters),
    contexts: items.map(({ contexts }) => contexts),
    users: items.map(({ users }) => users),
  }
  return renderBlock(newKubeconfig(byList, entries[0]?.context ?? ''))
}

function userContent(credentials: KubeconfigUser): Content {
  switch (credentials.kind) {
    case 'certificate':
      return {
        'client-certificate-data': base64(credentials.cert),
        'client-key-data': base64(credentials.key),
      }
    case 'command':
      return {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1',
          command: credentials.command,
          args: [...credentials.args],
          interactiveMode: 'IfAvailable',
          provideClusterInfo: false,
        },
      }
    case 'anonymous':
      return {}
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
