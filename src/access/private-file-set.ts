import type { Stats } from 'node:fs'
import { lstat, mkdir, readdir, readlink, rename, rm, stat, symlink, unlink } from 'node:fs/promises'
import { join } from 'node:path'
// The user ID is a property of the process.
import { geteuid } from 'node:process'
import { explainFileErrors, MagnumError, systemErrorCode } from '../foundation/errors'
import { readNamedFile } from '../foundation/named-file'
import { makePrivateFolder, syncFolder, writeNewPrivateFile } from '../foundation/private-file'
import { withFileLock } from '../foundation/file-lock'

/** Contents by file name: `{ 'key.pem': …, 'cert.pem': …, 'ca.pem': … }`. */
export type FileSet = Readonly<Record<string, string>>

/** A new name for the staging folder. Those that killed writers leave are removed by the next one. */
export const newStagingName = () => `.magnum-${globalThis.crypto.randomUUID()}`
const stagingName = /^\.magnum-[\da-f-]{36}$/
const stagedLink = /^(\.magnum-[\da-f-]{36})\/current\/([^/]+)$/

/**
 * Writes a set of files to a folder atomically: a kill at any moment leaves either all of the old files (or none, if
 * there were none) or all of the new ones.
 *
 * Only a single rename is atomic, so all names first become links through a single switch, as the kubelet does for the
 * files of a secret (k8s.io/kubernetes/pkg/volume/util/atomic_writer.go):
 *
 *     1. .magnum-x/old/…       copies of the existing files
 *        .magnum-x/new/…       the new files
 *        .magnum-x/current     -> old
 *     2. key.pem, cert.pem, …  -> .magnum-x/current/key.pem, …: each has its old content, or is still missing
 *     3. .magnum-x/current     -> new, by one rename, which switches all of them
 *     4. key.pem, cert.pem, …  regular files again, moved out of .magnum-x, which is removed
 *
 * After a kill between 2 and 4, the files still read as one set; the next call turns them into regular files.
 *
 * @throws MagnumError failed or conflict; the old files are unchanged
 */
export async function writePrivateFileSet(folder: string, files: FileSet): Promise<void> {
  const names = Object.keys(files)
  await makePrivateFolder(folder)
  await withFileLock(join(folder, '.magnum'), () =>
    explainFileErrors(`write ${names.join(', ')} in ${folder}`, async () => {
      await settle(folder)
      await requireReplaceable(folder, names)
      try {
        const staging = await stage(folder, files)
        for (const name of names) await link(folder, name, staging, `${staging}/current/${name}`)
        await syncFolder(folder)
        await link(join(folder, staging), 'current', '.', 'new')
        await syncFolder(join(folder, staging))
      } finally {
        await settle(folder)
      }
      await syncFolder(folder)
    }),
  )
}

/**
 * Checks that no folder, FIFO or device is in the place of one of the files.
 *
 * @throws MagnumError failed
 */
export async function requireReplaceable(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const action = `write ${name} in ${folder}`
    const entry = await explainFileErrors(action, () => statIfThere(join(folder, name)))
    if (!entry || entry.isFile()) continue
    const why = entry.isDirectory() ? 'it is a folder' : 'it is not a file'
    throw new MagnumError('failed', `Cannot ${action}: ${why}`)
  }
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Step 1. @returns the name of the staging folder */
async function stage(folder: string, files: FileSet): Promise<string> {
  const staging = newStagingName()
  const path = join(folder, staging)
  for (const part of ['', 'old', 'new']) await mkdir(join(path, part), { mode: 0o700 })
  const writing = Object.entries(files).map(async ([name, content]) => {
    await copyIfThere(join(folder, name), join(path, 'old', name))
    await writeNewPrivateFile(join(path, 'new', name), content)
  })
  // After a failure the folder is removed, so that no write may still be in progress.
  await Promise.allSettled(writing)
  await Promise.all(writing)
  await syncFolder(join(path, 'new'))
  await link(path, 'current', '.', 'old')
  return staging
}

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await writeNewPrivateFile(to, await readNamedFile(from, { special: 'none' }))
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error
  }
}

/** Creates or replaces a symbolic link atomically, through a temporary name in the staging folder. */
async function link(folder: string, name: string, staging: string, target: string): Promise<void> {
  const temporary = join(folder, staging, 'link')
  await symlink(target, temporary)
  await rename(temporary, join(folder, name))
}

/** Step 4, also for the leftovers of killed processes: replaces every link by its target file. */
async function settle(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries) {
    if (entry.isSymbolicLink()) await settleLink(folder, entry.name)
  }
  for (const entry of entries) {
    if (entry.isDirectory() && stagingName.test(entry.name) && (await isOurs(join(folder, entry.name)))) {
      await rm(join(folder, entry.name), { recursive: true, force: true })
    }
  }
}

/**
 * In a folder that others can write to, such as /tmp, a similar link or folder may be planted: following it could move
 * any file of the user there. A missing folder is harmless.
 */
async function isOurs(path: string): Promise<boolean> {
  try {
    return geteuid === undefined || (await lstat(path)).uid === geteuid()
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return true
    throw error
  }
}

async function settleLink(folder: string, name: string): Promise<void> {
  const path = join(folder, name)
  const target = await readlink(path)
  const [, staging, file] = stagedLink.exec(target) ?? []
  if (staging === undefined || file !== name) return
  if (!(await isOurs(path)) || !(await isOurs(join(folder, staging)))) return
  try {
    await rename(join(folder, target), path)
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error
    await unlink(path)
  }
}
