import { parseKubeconfig } from '../../../src/access/kubeconfig/parse'
import type { KubeconfigFile } from '../../../src/access/kubeconfig/file-list'
import { type Merged, mergeKubeconfigs, type MergeOptions } from '../../../src/access/kubeconfig/merge'
import { removeContexts } from '../../../src/access/kubeconfig/remove'
import type { KubeconfigEntry } from '../../../src/access/kubeconfig/entry'

export const careful: MergeOptions = { force: false, setCurrent: false }

export const fileOf = (text: string, path = 'config'): KubeconfigFile => ({
  ...parseKubeconfig(text),
  path,
  exists: true,
})

/** Merges into a single kubeconfig. */
export function mergeText(
  text: string,
  entries: readonly KubeconfigEntry[],
  options: MergeOptions,
): Omit<Merged, 'texts'> & { text: string } {
  const { texts, ...rest } = mergeKubeconfigs([fileOf(text)], entries, options)
  return { text: texts.get('config') ?? text, ...rest }
}

/** Removes a context from a single kubeconfig. */
export function removeFromText(text: string, context: string): string {
  return removeContexts([fileOf(text)], [context]).get('config') ?? text
}
