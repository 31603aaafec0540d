import { Document } from 'yaml'
import { kubeconfigFormat, kubeconfigText } from './kubeconfig-yaml'

/** How a kubeconfig's user is known to the cluster. */
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
  /** PEM of the cluster's authority; undefined where there is no TLS. */
  ca: string | undefined
  credentials: KubeconfigUser
}

/** An item of one of the three lists of a kubeconfig: its content under `cluster`, `context` or `user`. */
export interface KubeconfigItem {
  name: string
  [content: string]: string | object
}

/** The items of an entry, their keys in kubectl's order. */
export function kubeconfigItems(
  entry: KubeconfigEntry,
): Record<'cluster' | 'context' | 'user', KubeconfigItem> {
  const authority = entry.ca === undefined ? {} : { 'certificate-authority-data': base64(entry.ca) }
  return {
    cluster: { cluster: { ...authority, server: entry.server }, name: entry.cluster },
    context: { context: { cluster: entry.cluster, user: entry.user }, name: entry.context },
    user: { name: entry.user, user: userContent(entry.credentials) },
  }
}

/** A whole kubeconfig as text; the first entry's context is the current one. */
export function buildKubeconfig(entries: readonly KubeconfigEntry[]): string {
  return kubeconfigText(new Document(kubeconfigOf(entries), kubeconfigFormat))
}

/** A whole kubeconfig, its keys in kubectl's order. */
export function kubeconfigOf(entries: readonly KubeconfigEntry[]): object {
  const items = entries.map(kubeconfigItems)
  return {
    apiVersion: 'v1',
    clusters: items.map((item) => item.cluster),
    contexts: items.map((item) => item.context),
    'current-context': entries[0]?.context ?? '',
    kind: 'Config',
    preferences: {},
    users: items.map((item) => item.user),
  }
}

function userContent(credentials: KubeconfigUser): object {
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
