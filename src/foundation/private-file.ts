import {
  constants,
  type FileHandle,
  open,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  unlink,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { explainFileErrors, systemErrorCode } from './file-errors'
import { makeFolder } from './own-folder'

export interface PrivateFileOptions {
  /** Write to where a symbolic link of the user's points, instead of replacing the link. */
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
      await writeNewFile(temporary, data, await ownerOf(target))
      await rename(temporary, target)
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

async function linkTarget(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return path
    throw error
  }
}

interface Owner {
  uid: number
  gid: number
}

async function ownerOf(path: string): Promise<Owner | undefined> {
  try {
    return await stat(path)
  } catch {
    return undefined
  }
}

async function writeNewFile(path: string, data: string | Uint8Array, owner?: Owner) {
  const file = await open(path, newFile, privateFile)
  try {
    await file.chmod(privateFile)
    if (owner) await keepOwner(file, owner)
    await file.writeFile(data)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A file that root rewrites for a user, as under sudo, stays the user's. */
async function keepOwner(file: FileHandle, owner: Owner): Promise<void> {
  const own = await file.stat()
  if (own.uid === owner.uid) return
  await file.chown(owner.uid, owner.gid).catch(() => undefined)
}
