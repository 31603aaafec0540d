import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  statSync,
  type Stats,
} from 'node:fs'
import { basename, dirname, isAbsolute, join, parse, resolve, sep } from 'node:path'
import { getegid, geteuid } from 'node:process'
import { MagnumError, fileError, systemErrorCode } from './errors'
import type { Environment } from './host'

const privateFolder = 0o700
const maxLinks = 40

/**
 * The real path of a folder that only the user can change, for state that the program trusts; undefined if it does not
 * exist. Every folder and link on the path must belong to the user or root and be writable by no one else (as OpenSSH's
 * StrictModes requires of ~/.ssh), so that nobody can replace part of the path afterwards.
 *
 * @param home the user's home folder; the folders above it are not checked. Empty: all are checked.
 * @throws MagnumError failed, naming the part of the path that others can change
 */
export function ownFolder(path: string, home: string): string | undefined {
  const found = walk(path, home, false)
  return found && folderIn(found, path)
}

/** Like `ownFolder`, but creates missing folders with mode 0700, regardless of the umask. */
export function makeOwnFolder(path: string, home: string): string {
  const found = walk(path, home, true)
  if (!found) throw new MagnumError('failed', `Cannot use ${path}: it disappeared`)
  return folderIn(found, path)
}

function folderIn({ path, entry }: Found, asGiven: string): string {
  if (entry.isDirectory()) return path
  throw new MagnumError('failed', `Cannot use ${asGiven}: it is not a folder`)
}

/** In bytes: far more than settings or a token with its catalog. */
const maximumSize = 16 * 2 ** 20

/**
 * Reads a file that only the user can change; undefined if it does not exist.
 *
 * @throws MagnumError failed, also for FIFOs and devices
 */
export function readOwnFile(path: string, home: string): string | undefined {
  const found = exists(path) ? walk(path, home, false) : undefined
  return found && readFileIn(dirname(found.path), basename(found.path), { asGiven: path })
}

/**
 * Reads a file in a folder that `ownFolder` has checked, without following a link; undefined if it does not exist.
 *
 * @throws MagnumError failed, also for FIFOs and devices
 */
export function readFileIn(
  folder: string,
  name: string,
  { asGiven = join(folder, name), limit = maximumSize } = {},
): string | undefined {
  const refuse = (why: string) => new MagnumError('failed', `Cannot read ${asGiven}: ${why}`)
  try {
    // Without O_NONBLOCK, opening a FIFO blocks until there is a writer.
    const file = openSync(
      join(folder, name),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    )
    try {
      const opened = fstatSync(file)
      if (opened.isDirectory()) throw refuse('it is a folder')
      if (!opened.isFile()) throw refuse('it is not a file')
      refuseForeign(opened, asGiven, asGiven)
      if (opened.size > limit) throw refuse('it is too large')
      return readFileSync(file, 'utf8')
    } finally {
      closeSync(file)
    }
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'ENOENT') return undefined
    throw code === 'ELOOP' ? refuse('it is a symbolic link') : fileError(error, `read ${asGiven}`)
  }
}

/** Whether a path exists. One in a folder that the user cannot enter counts as missing. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    if (['EACCES', 'ENOTDIR'].includes(systemErrorCode(error) ?? '')) return false
    throw fileError(error, `read ${path}`)
  }
}

/** Whether only the user can change or replace a file; one that does not exist counts. */
export function isOwnFile(path: string, home: string): boolean {
  try {
    walk(path, home, false)
    return true
  } catch {
    return false
  }
}

/** Creates a folder with mode 0700, regardless of the umask; an existing one keeps its mode. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: privateFolder })
    chmodSync(path, privateFolder)
  } catch (error) {
    // Another process may have created it first.
    if (systemErrorCode(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error
  }
}

interface Found {
  readonly path: string
  readonly entry: Stats
}

/** Resolves a path part by part, checking each part before it is used. */
function walk(path: string, home: string, make: boolean): Found | undefined {
  if (!isAbsolute(path)) throw new MagnumError('failed', `Cannot use ${path}: the path is not absolute`)
  let at = parse(path).root
  let left = partsOf(path)
  let links = 0
  let entry = lstatSync(at)
  try {
    while (left.length > 0) {
      const [part = '', ...rest] = left
      const next = join(at, part)
      const seen = look(next, make)
      if (!seen) return undefined
      if (!seen.isDirectory() && !seen.isFile() && !seen.isSymbolicLink()) {
        throw new MagnumError('failed', `Cannot use ${path}: it is neither a file nor a folder`)
      }
      if (!isAbove(next, home)) refuseForeign(seen, next, path, rest.length > 0)
      left = rest
      if (seen.isSymbolicLink()) {
        if (++links > maxLinks) throw new MagnumError('failed', `Cannot use ${path}: too many symbolic links`)
        const target = readlinkSync(next)
        left = [...partsOf(target), ...rest]
        if (isAbsolute(target)) at = parse(target).root
      } else {
        at = next
        entry = seen
      }
    }
    return { path: at, entry }
  } catch (error) {
    throw fileError(error, `${make ? 'create the folder' : 'use'} ${path}`)
  }
}

const partsOf = (path: string) =>
  path
    .slice(parse(path).root.length)
    .split(sep)
    .filter((part) => part !== '')

const isAbove = (path: string, home: string) => isAbsolute(home) && resolve(home).startsWith(path + sep)

function look(path: string, make: boolean): Stats | undefined {
  const entry = lstatSync(path, { throwIfNoEntry: false })
  if (entry || !make) return entry
  makeFolder(path)
  return lstatSync(path)
}

/** @param isPassed whether the path continues below: then a sticky folder, such as /tmp, protects its entries */
function refuseForeign(entry: Stats, part: string, path: string, isPassed = false): void {
  // Windows has no such owners and modes.
  const user = geteuid?.()
  if (user === undefined) return
  if (entry.uid !== user && entry.uid !== 0) {
    throw new MagnumError('failed', `Cannot use ${path}: ${part} belongs to another user`)
  }
  if (entry.isSymbolicLink() || (isPassed && isSticky(entry)) || !isWritableByOthers(entry, user)) return
  throw new MagnumError('failed', `Cannot use ${path}: other users can write to ${part}`, {
    hint: `Remove their write permission: chmod go-w ${part}`,
  })
}

const isSticky = ({ mode }: Stats) => (mode & 0o1000) !== 0

function isWritableByOthers({ mode, gid }: Stats, user: number): boolean {
  return (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && !isOwnGroup(gid, user))
}

/** Whether a group is the user's private group, without other members, as distributions with umask 002 create it. */
function isOwnGroup(gid: number, user: number): boolean {
  if (gid !== user || gid !== getegid?.()) return false
  try {
    const line = readFileSync('/etc/group', 'utf8')
      .split('\n')
      .find((each) => each.split(':')[2] === String(gid))
    return line?.split(':')[3] === ''
  } catch {
    return false
  }
}

const bases = {
  config: ['XDG_CONFIG_HOME', '.config'],
  cache: ['XDG_CACHE_HOME', '.cache'],
  state: ['XDG_STATE_HOME', '.local/state'],
} as const

/**
 * The folder of the user's settings, caches or state (XDG Base Directory Specification, under which relative paths are
 * ignored); undefined if the user has no home folder.
 */
export function userFolder(kind: keyof typeof bases, env: Environment): string | undefined {
  const [variable, inHome] = bases[kind]
  const given = env[variable] ?? ''
  if (isAbsolute(given)) return join(given, 'magnum')
  const home = env['HOME'] ?? ''
  return isAbsolute(home) ? join(home, inHome, 'magnum') : undefined
}
