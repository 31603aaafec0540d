import type { FoundItem, Kubeconfig } from './parse'
import type { ListName } from './entry'

/** One of the files that kubectl reads. */
export interface KubeconfigFile extends Kubeconfig {
  path: string
  exists: boolean
}

/** The file for new entries: the first existing one, or else the last of the list. */
export function destinationOf<F extends { exists: boolean }>(files: readonly F[]): F | undefined {
  return files.find(({ exists }) => exists) ?? files.at(-1)
}

/** The file whose item kubectl uses: the first one that has it. */
export function fileWith(
  files: readonly KubeconfigFile[],
  list: ListName,
  name: string,
): KubeconfigFile | undefined {
  return files.find(({ items }) => items[list].has(name))
}

/** The item that kubectl uses: that of the first file that has it. */
export function itemInAny(
  files: readonly KubeconfigFile[],
  list: ListName,
  name: string,
): FoundItem | undefined {
  return fileWith(files, list, name)?.items[list].get(name)
}

/** The new texts of the files that change, by path. */
export function changedTexts(
  files: readonly KubeconfigFile[],
  textOf: (file: KubeconfigFile, index: number) => string,
): ReadonlyMap<string, string> {
  const texts = files.map((file, index) => [file.path, textOf(file, index)] as const)
  return new Map(texts.filter(([, text], index) => text !== files[index]?.text))
}
