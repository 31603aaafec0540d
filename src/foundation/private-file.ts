import {
  access,
  constants,
  type FileHandle,
  lstat,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  unlink,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { explainFileErrors, systemErrorCode } from './errors'
import { makeFolder } from './own-folder'

export interface PrivateFileOptions {
  /**
   * For a file that the user has made: write to where a symbolic link points, instead of replacing the link, and into a
   * mounted file, which cannot be replaced. A file that is there keeps its mode.
   */
  followLink?: boolean
}

const privateFile = 0o600
const newFile = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW

/**
 * Writes a file that is nobody else's business, with mode 0600 whatever the umask. A kill or a power cut at any
 * moment leaves the old content or the new: the data goes to a new file beside, is on the disk before that gets
 * the name, and the folder is synced after. A missing folder is made with mode 0700.
 * @throws MagnumError failed, in one line
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
    const temporary = join(folder, temporaryName(basename(target)))
    try {
      await writeNewFile(temporary, data, await formerFile(target), followLink)
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

/** Writes a private file of a name that is not taken, into a folder that is synced after. */
export async function writeNewPrivateFile(path: string, data: string | Uint8Array): Promise<void> {
  await explainFileErrors(`write ${path}`, () => writeNewFile(path, data))
}

/** Makes a folder and those above it that are missing with mode 0700; one that is there keeps its mode. */
export async function makePrivateFolder(path: string): Promise<void> {
  await explainFileErrors(`make the folder ${path}`, () => makeFolders(path))
}

/**
 * Finds out whether files could be written into a folder, which need not be there yet.
 * @throws MagnumError failed, in one line
 */
export async function requireWritableFolder(path: string): Promise<void> {
  await explainFileErrors(`write into ${path}`, async () => {
    // The full stop has a file in the place of a folder refused, whoever asks.
    await access(`${await nearestFolder(path)}/.`, constants.W_OK | constants.X_OK)
  })
}

/** The folder itself, or the nearest above it that is there. */
async function nearestFolder(path: string): Promise<string> {
  return (await isThere(path)) ? path : nearestFolder(dirname(path))
}

/** Whether there is something of that name, be it a link that points nowhere. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return false
    throw error
  }
}

/** Makes what a rename or a link has done in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    await folder.sync()
  } catch (error) {
    // Some network and FUSE file systems cannot sync a folder; the files are as safe there as they can be.
    if (!['EINVAL', 'ENOTSUP', 'EIO'].includes(systemErrorCode(error) ?? '')) throw error
  } finally {
    await folder.close()
  }
}

/**
 * Removes what killed writers have left beside a file: it may hold secrets. Only for those who keep other writers
 * of the file out meanwhile.
 */
export async function removeAbandoned(path: string): Promise<void> {
  await explainFileErrors(`write ${path}`, async () => {
    const target = await linkTarget(path)
    const left = (await readdir(dirname(target))).filter((name) => isTemporary(name, basename(target)))
    await Promise.all(left.map((name) => rm(join(dirname(target), name), { force: true })))
  })
}

/** A name that no other process takes, so that O_EXCL finds planted files only. */
function temporaryName(name: string): string {
  return `.${name.slice(0, 100)}.${globalThis.crypto.randomUUID()}.tmp`
}

function isTemporary(name: string, of: string): boolean {
  const start = `.${of.slice(0, 100)}.`
  return name.startsWith(start) && /^[\da-f-]{36}\.tmp$/.test(name.slice(start.length))
}

/** Not mkdir's `recursive`: it tries for ever where a folder that is there takes no other, as in /proc. */
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

/** Where a symbolic link leads; a path that is none, or leads nowhere, as it is. */
export async function linkTarget(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return path
    throw error
  }
}

/**
 * Writes to a file that cannot be renamed to, such as one that is mounted into a container. A kill may cut it off:
 * then a copy of the old content is left beside it.
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

/** Whether anybody but the owner may read a file. */
export async function isReadByOthers(path: string): Promise<boolean> {
  return (((await formerFile(path))?.mode ?? 0) & 0o044) !== 0
}

interface FormerFile {
  uid: number
  gid: number
  mode: number
}

async function formerFile(path: string): Promise<FormerFile | undefined> {
  try {
    return await stat(path)
  } catch {
    return undefined
  }
}

async function writeNewFile(
  path: string,
  data: string | Uint8Array,
  former?: FormerFile,
  keepsMode = false,
): Promise<void> {
  const file = await open(path, newFile, privateFile)
  try {
    if (former) await keepOwner(file, former)
    await file.chmod(former && keepsMode ? former.mode & 0o777 : privateFile)
    await file.writeFile(data)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A file that root rewrites for a user, as under sudo, stays the user's. */
async function keepOwner(file: FileHandle, owner: FormerFile): Promise<void> {
  const own = await file.stat()
  if (own.uid === owner.uid) return
  await file.chown(owner.uid, owner.gid).catch(() => undefined)
}
