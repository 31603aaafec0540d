import type { Stats } from 'node:fs'
import {
  constants,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  unlink,
} from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { MagnumError, explainFileErrors, systemErrorCode } from './errors'
import { makeFolder } from './own-folder'

export interface PrivateFileOptions {
  /**
   * For a file that belongs to the user: writes to the target of a symbolic link instead of replacing the link, and
   * into a mounted file, which cannot be replaced. An existing file keeps its mode. Default: false.
   */
  followLink?: boolean
}

const privateFile = 0o600
const newFile = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW

/**
 * Writes a private file atomically, with mode 0600 regardless of the umask. A kill or power failure leaves either the
 * old content or the new: the data is written to a temporary file and synced, the file is renamed, and the folder is
 * synced. Missing folders are created with mode 0700.
 *
 * @throws MagnumError failed
 */
export async function writePrivateFile(
  path: string,
  data: string | Uint8Array,
  { followLink = false }: PrivateFileOptions = {},
): Promise<void> {
  await explainFileErrors(`write ${path}`, async () => {
    await makeFolders(dirname(path))
    const target = followLink ? await linkTarget(path) : path
    const folder = dirname(target)
    const existing = await existingFile(target)
    if (followLink && existing && !existing.isFile() && !existing.isDirectory())
      throw new MagnumError('failed', `Cannot write ${path}: it is not a file`)
    const temporary = join(folder, temporaryName(basename(target)))
    try {
      await writeNewFile(temporary, data, existing, followLink)
      await rename(temporary, target).catch(async (error: unknown) => {
        if (!followLink || !['EBUSY', 'EXDEV'].includes(systemErrorCode(error) ?? '')) throw error
        await writeInPlace(target, data)
        await unlink(temporary)
      })
    } catch (error) {
      await unlink(temporary).catch(() => undefined)
      throw error
    }
    await syncFolder(folder)
  })
}

/** Writes a private file that must not exist yet. The caller syncs the folder. */
export async function writeNewPrivateFile(path: string, data: string | Uint8Array): Promise<void> {
  await explainFileErrors(`write ${path}`, () => writeNewFile(path, data))
}

/** Creates a folder and its missing parents with mode 0700; existing folders keep their mode. */
export async function makePrivateFolder(path: string): Promise<void> {
  await explainFileErrors(`create the folder ${path}`, () => makeFolders(path))
}

/**
 * Checks that files can be written to a folder, which need not exist yet, by creating and removing an empty folder: the
 * permissions say nothing of a full disk, or of file systems such as /proc.
 *
 * @param name the name of that folder, by which the next writer removes it if this one is killed
 * @throws MagnumError failed
 */
export async function requireWritableFolder(path: string, name: string): Promise<void> {
  await explainFileErrors(`write into ${path}`, async () => {
    const probe = join(await nearestFolder(path), name)
    await mkdir(probe, { mode: 0o700 })
    await rmdir(probe).catch((error: unknown) => {
      // Another writer has removed it.
      if (systemErrorCode(error) !== 'ENOENT') throw error
    })
  })
}

/** The folder itself or its nearest existing parent. */
async function nearestFolder(path: string): Promise<string> {
  return (await pathExists(path)) ? path : nearestFolder(dirname(path))
}

/** Whether a path exists; a dangling symbolic link counts. */
export async function pathExists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return false
    throw error
  }
}

/** Syncs a folder, so that renames and links in it survive a power failure. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    await folder.sync()
  } catch (error) {
    // Some network and FUSE file systems cannot sync a folder; nothing more can be done there.
    if (!['EINVAL', 'ENOTSUP', 'EIO'].includes(systemErrorCode(error) ?? '')) throw error
  } finally {
    await folder.close()
  }
}

/**
 * Removes the temporary files of killed writers, which may hold secrets. The caller must hold the lock of the file.
 */
export async function removeAbandoned(path: string): Promise<void> {
  await explainFileErrors(`write ${path}`, async () => {
    const target = await linkTarget(path)
    const left = (await readdir(dirname(target))).filter((name) => isTemporary(name, basename(target)))
    await Promise.all(left.map((name) => rm(join(dirname(target), name), { recursive: true, force: true })))
  })
}

/** A name that no other process uses, so that O_EXCL fails only for a planted file. */
export function temporaryName(name: string): string {
  return `.${name.slice(0, 100)}.${globalThis.crypto.randomUUID()}.tmp`
}

function isTemporary(name: string, of: string): boolean {
  const start = `.${of.slice(0, 100)}.`
  return name.startsWith(start) && /^[\da-f-]{36}\.tmp$/.test(name.slice(start.length))
}

/** Replaces mkdir's `recursive`, which loops forever if an existing folder accepts no entries, as in /proc. */
async function makeFolders(path: string): Promise<void> {
  if (await isFolder(path)) return
  await makeFolders(dirname(path))
  makeFolder(path)
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return false
    throw error
  }
}

/** The target of a symbolic link, even if it does not exist; the path itself if it is not a link. */
export async function linkTarget(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error
  }
  try {
    return await linkTarget(resolve(dirname(path), await readlink(path)))
  } catch (error) {
    if (['ENOENT', 'EINVAL'].includes(systemErrorCode(error) ?? '')) return path
    throw error
  }
}

/**
 * Overwrites a file that cannot be replaced by a rename, such as one mounted into a container. If killed meanwhile, it
 * leaves a backup of the old content next to the file.
 */
async function writeInPlace(path: string, data: string | Uint8Array): Promise<void> {
  const copy = `${path}.${globalThis.crypto.randomUUID()}.backup`
  await writeNewFile(copy, await readFile(path))
  const file = await open(path, constants.O_WRONLY)
  try {
    const bytes = Buffer.from(data)
    await file.write(bytes, 0, bytes.length, 0)
    await file.truncate(bytes.length)
    await file.sync()
  } finally {
    await file.close()
  }
  await unlink(copy)
}

/** Whether users other than the owner can read a file. */
export async function isReadByOthers(path: string): Promise<boolean> {
  return (((await existingFile(path))?.mode ?? 0) & 0o044) !== 0
}

async function existingFile(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch {
    return undefined
  }
}

async function writeNewFile(
  path: string,
  data: string | Uint8Array,
  existing?: Stats,
  keepsMode = false,
): Promise<void> {
  const file = await open(path, newFile, privateFile)
  try {
    if (existing) await keepOwner(file, existing)
    await file.chmod(existing && keepsMode ? existing.mode & 0o777 : privateFile)
    await file.writeFile(data)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Keeps a user's file theirs if root rewrites it, as under sudo. */
async function keepOwner(file: FileHandle, owner: Stats): Promise<void> {
  const own = await file.stat()
  if (own.uid === owner.uid) return
  await file.chown(owner.uid, owner.gid).catch(() => undefined)
}
