import { readFile, stat } from 'node:fs/promises'
import { delimiter, dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { MagnumError, explainFileErrors, systemErrorCode } from '../../foundation/errors'
import { waitForFileLock, withFileLocks } from '../../foundation/file-lock'
import {
  pathExists,
  linkTarget,
  removeAbandoned,
  requireWritableFolder,
  writePrivateFile,
} from '../../foundation/private-file'
import { parseKubeconfig } from './document'
import { destinationOf, type KubeconfigFile } from './merge'

/**
 * For how long the lock is kept after a change, in milliseconds. kubectl reads before it takes the lock, and deletes what
 * has been added in between (client-go tools/clientcmd/config.go, ModifyConfig): so it finds the lock, and gives up.
 */
const staleness = 150

export interface KubeconfigPlace {
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  home: string
}

/**
 * The files that kubectl reads, in its order: those of `KUBECONFIG`, each once, or `~/.kube/config`.
 * @throws MagnumError usage, where `KUBECONFIG` has no path in it
 */
export function kubeconfigPaths({ env, cwd, home }: KubeconfigPlace): string[] {
  const list = env['KUBECONFIG'] ?? ''
  if (list === '' && home === '') {
    throw new MagnumError('usage', 'neither KUBECONFIG nor HOME says where the kubeconfig is', {
      hint: 'Set KUBECONFIG to its path',
    })
  }
  if (list === '') return [resolve(home, '.kube/config')]
  const paths = list.split(delimiter).filter((path) => path !== '')
  if (paths.length === 0) throw new MagnumError('usage', `KUBECONFIG names no file: ${list}`)
  return [...new Set(paths.map((path) => resolve(cwd, path)))]
}

/**
 * Reads kubeconfigs while nobody writes to them, to find out before anything else is done whether they can be read
 * and changed.
 * @throws MagnumError conflict, where one stays locked; failed, where one cannot be read, or no new one be written
 */
export async function readKubeconfigs(paths: readonly string[]): Promise<KubeconfigFile[]> {
  const files = await Promise.all(paths.map(readWhenFree))
  const destination = destinationOf(files)
  if (destination) {
    for (const path of [destination.path, await linkTarget(destination.path)])
      await requireWritableFolder(dirname(path))
  }
  return files
}

/**
 * Changes kubeconfigs while nobody else, kubectl included, may. A symbolic link to one, as those who keep their
 * settings in a repository have, stays a link.
 * @param change gives the new texts of the files that change, by their paths
 * @throws MagnumError conflict, where one stays locked; failed, where one cannot be read or written
 */
export async function updateKubeconfigs(
  paths: readonly string[],
  change: (files: readonly KubeconfigFile[]) => ReadonlyMap<string, string>,
): Promise<void> {
  const found = await Promise.all(paths.map(async (path) => ({ path, exists: await pathExists(path) })))
  const locked = found.filter((file) => file.exists || file === destinationOf(found))
  await withFileLocks(
    locked.map(({ path }) => path),
    async () => {
      for (const { path } of locked) await removeAbandoned(path)
      const texts = change(await Promise.all(paths.map(readOne)))
      for (const [path, text] of texts) await writePrivateFile(path, text, { followLink: true })
      if (texts.size > 0) await sleep(staleness)
    },
  )
}

async function readWhenFree(path: string): Promise<KubeconfigFile> {
  await waitForFileLock(path)
  const version = async () => stat(path).catch(() => undefined)
  const before = await version()
  const file = await readOne(path).catch((error: unknown) => error)
  await waitForFileLock(path)
  const after = await version()
  // kubectl writes in place: what it had begun to write meanwhile says nothing.
  if (before?.mtimeMs !== after?.mtimeMs || before?.ino !== after?.ino) return readWhenFree(path)
  if (file instanceof Error) throw file
  return file as KubeconfigFile
}

async function readOne(path: string): Promise<KubeconfigFile> {
  const bytes = await explainFileErrors(`read ${path}`, async () => {
    try {
      return await readFile(path)
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return undefined
      throw error
    }
  })
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { ...parseKubeconfig(text), path, exists: bytes !== undefined }
  } catch (error) {
    if (error instanceof MagnumError)
      throw new MagnumError(error.kind, error.message, { hint: `It is ${path}` })
    throw new MagnumError('failed', 'The kubeconfig is not in UTF-8', { hint: `It is ${path}` })
  }
}
