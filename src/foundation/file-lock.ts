import { lstat, readlink, symlink, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
// A lock belongs to this process, so that these are not injected.
import { kill, pid } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { MagnumError, explainFileErrors, systemErrorCode } from './errors'
import { makePrivateFolder } from './private-file'

const timeout = 10_000
const maxPause = 50

/**
 * Runs `work` while holding `<path>.lock`. kubectl creates a file with the same name with O_EXCL (client-go
 * tools/clientcmd/loader.go, lockFile), so that each excludes the other. kubectl fails immediately; this fails after
 * the same holder has kept the lock for ten seconds. The lock is a symbolic link to its holder, `<pid>@<host>`: it is
 * created and labelled atomically, so that the stale lock of a killed process can be recognised and removed.
 *
 * @throws MagnumError conflict, naming the holder
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`
  await makePrivateFolder(dirname(path))
  await waitUntil(path, () => take(lock))
  try {
    await removeStaleGuard(guardOf(lock))
    return await work()
  } finally {
    await unlink(lock).catch(() => undefined)
  }
}

/** Runs `work` while holding all of the locks, acquired in kubectl's order. */
export async function withFileLocks<T>(paths: readonly string[], work: () => Promise<T>): Promise<T> {
  const [first, ...others] = [...new Set(paths)].sort()
  return first === undefined ? work() : withFileLock(first, () => withFileLocks(others, work))
}

/**
 * Waits until `<path>.lock` is free, without acquiring it.
 *
 * @throws MagnumError conflict, naming the holder
 */
export async function waitForFileLock(path: string): Promise<void> {
  await waitUntil(path, async () => {
    const found = await lstat(`${path}.lock`).catch(() => undefined)
    return !found || isDead(await holderOf(`${path}.lock`))
  })
}

async function waitUntil(path: string, condition: () => Promise<boolean>): Promise<void> {
  const lock = `${path}.lock`
  let holder: string | undefined
  let since = Date.now()
  while (!(await condition())) {
    if (await removeStale(lock)) continue
    const now = await holderOf(lock)
    if (now !== holder) [holder, since] = [now, Date.now()]
    if (Date.now() > since + timeout) throw lockedError(path, lock, holder)
    await sleep(Math.random() * maxPause)
  }
}

async function take(lock: string): Promise<boolean> {
  return explainFileErrors(`create ${lock}`, async () => {
    try {
      await symlink(`${pid}@${hostname()}`, lock)
      return true
    } catch (error) {
      if (systemErrorCode(error) === 'EEXIST') return false
      throw error
    }
  })
}

/** The `<pid>@<host>` of a lock; undefined if there is none, or it belongs to another program. */
async function holderOf(lock: string): Promise<string | undefined> {
  return readlink(lock).catch(() => undefined)
}

/**
 * Removes the stale lock of a dead process. Only the process that holds the guard may do so; without it, a slow process
 * could remove the lock that a faster one has just acquired.
 */
async function removeStale(lock: string): Promise<boolean> {
  const holder = await holderOf(lock)
  if (!isDead(holder)) return false
  const guard = guardOf(lock)
  if (!(await take(guard))) {
    await removeStaleGuard(guard)
    return false
  }
  try {
    if ((await holderOf(lock)) === holder) await unlink(lock)
    return true
  } finally {
    await unlink(guard).catch(() => undefined)
  }
}

const guardOf = (lock: string) => `${lock}.abandoned`

async function removeStaleGuard(guard: string): Promise<void> {
  if (isDead(await holderOf(guard))) await unlink(guard).catch(() => undefined)
}

function isDead(holder: string | undefined): boolean {
  const [, id, host] = /^(\d+)@(.+)$/.exec(holder ?? '') ?? []
  if (id === undefined || host !== hostname()) return false
  try {
    kill(Number(id), 0)
    return false
  } catch (error) {
    return systemErrorCode(error) === 'ESRCH'
  }
}

function lockedError(path: string, lock: string, holder: string | undefined): MagnumError {
  const who = holder === undefined ? 'another program' : `process ${holder.replace('@', ' on ')}`
  return new MagnumError('conflict', `${path} is locked by ${who}`, {
    hint: `If no process uses it any more, remove ${lock}`,
  })
}
