import { access, constants, stat } from 'node:fs/promises'
import { basename, delimiter, dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { MagnumError, explainFileErrors, systemErrorCode } from '../../foundation/errors'
import { waitForFileLock, withFileLocks } from '../../foundation/file-lock'
import { absolutePath, type Environment } from '../../foundation/host'
import { readNamedFile } from '../../foundation/named-file'
import {
  pathExists,
  linkTarget,
  removeAbandoned,
  requireWritableFolder,
  temporaryName,
  writePrivateFile,
} from '../../foundation/private-file'
import { parseKubeconfig } from './parse'
import { destinationOf, type KubeconfigFile } from './file-list'

/**
 * How long the lock is held after a change, in milliseconds. kubectl reads before it acquires the lock, and would
 * delete what was added in between (client-go tools/clientcmd/config.go, ModifyConfig). It finds the file locked and
 * fails.
 */
const holdAfterChange = 150

export interface KubeconfigLocation {
  env: Environment
  cwd: () => string
  home: string
}

/**
 * The files that kubectl reads, in its order: those of `KUBECONFIG`, without duplicates, or `~/.kube/config`.
 *
 * @throws MagnumError usage, if `KUBECONFIG` contains no path
 */
export function kubeconfigPaths({ env, cwd, home }: KubeconfigLocation): string[] {
  const list = env['KUBECONFIG'] ?? ''
  if (list === '' && home === '') {
    throw new MagnumError('usage', 'neither KUBECONFIG nor HOME is set', {
      hint: 'Set KUBECONFIG to the path of the kubeconfig',
    })
  }
  if (list === '') return [resolve(home, '.kube/config')]
  const paths = list.split(delimiter).filter((path) => path !== '')
  if (paths.length === 0) throw new MagnumError('usage', `KUBECONFIG names no file: ${list}`)
  return [...new Set(paths.map((path) => absolutePath(path, { cwd })))]
}

/**
 * Reads kubeconfigs while they are not being written.
 *
 * @throws MagnumError conflict, if one stays locked; failed, if one cannot be read or a new one cannot be written
 */
export async function readKubeconfigs(paths: readonly string[]): Promise<KubeconfigFile[]> {
  const files = await Promise.all(paths.map(readWhenFree))
  const destination = destinationOf(files)
  if (destination) {
    for (const path of [destination.path, await linkTarget(destination.path)]) await requireFolderOf(path)
  }
  return files
}

/**
 * Checks that kubeconfigs can be written. A file that is read-only or immutable is left alone, as kubectl does,
 * although its folder would allow replacing it.
 *
 * @throws MagnumError failed
 */
export async function requireWritable(paths: Iterable<string>): Promise<void> {
  for (const path of paths) {
    await explainFileErrors(`write ${path}`, async () => {
      const target = await linkTarget(path)
      if (await pathExists(target)) await access(target, constants.W_OK)
      await requireFolderOf(target)
    })
  }
}

const requireFolderOf = (path: string) => requireWritableFolder(dirname(path), temporaryName(basename(path)))

/**
 * Changes kubeconfigs while holding their locks, which exclude kubectl too. Symbolic links, as in a dotfiles
 * repository, are followed.
 *
 * @param change returns the new texts of the changed files, by path
 * @throws MagnumError conflict, if one stays locked; failed, if one cannot be read or written
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
      await requireWritable(texts.keys())
      for (const [path, text] of texts) await writePrivateFile(path, text, { followLink: true })
      if (texts.size > 0) await sleep(holdAfterChange)
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
  // kubectl writes in place: a partially written file is read again.
  if (before?.mtimeMs !== after?.mtimeMs || before?.ino !== after?.ino) return readWhenFree(path)
  if (file instanceof Error) throw file
  return file as KubeconfigFile
}

async function readOne(path: string): Promise<KubeconfigFile> {
  const bytes = await explainFileErrors(`read ${path}`, async () => {
    try {
      return await readNamedFile(path, { special: 'none' })
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return undefined
      throw error
    }
  })
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { ...parseKubeconfig(text), path, exists: bytes !== undefined }
  } catch (error) {
    const hint = `File: ${path}`
    if (error instanceof MagnumError) throw error.withHint(hint)
    throw new MagnumError('failed', 'The kubeconfig is not in UTF-8', { hint, cause: error })
  }
}
