import { lstat, readlink, symlink, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
// The owner of a lock is a process: nothing else can be handed in instead.
import { kill, pid } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { MagnumError, explainFileErrors, systemErrorCode } from './errors'
import { makePrivateFolder } from './private-file'

const patience = 10_000
const longestPause = 50

/**
 * Does `work` while `<path>.lock` is held. That is the name kubectl creates with O_EXCL (client-go
 * tools/clientcmd/loader.go, lockFile), so that each keeps the other out; kubectl gives up at once, this when
 * one and the same holder has kept it for ten seconds: a queue that moves is worth the wait. Ours is a symbolic
 * link that points at its holder, `<pid>@<host>`: made and signed in one step, so that a lock left behind by a
 * killed process can always be told, and is taken over.
 * @throws MagnumError conflict, naming the holder
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`
  await makePrivateFolder(dirname(path))
  await untilFree(path, () => take(lock))
  try {
    await removeDeadGuard(guardOf(lock))
    return await work()
  } finally {
    await unlink(lock).catch(() => undefined)
  }
}

/** Does `work` while all of the locks are held, which are taken in the order that kubectl takes them in. */
export async function withFileLocks<T>(paths: readonly string[], work: () => Promise<T>): Promise<T> {
  const [first, ...others] = [...new Set(paths)].sort()
  return first === undefined ? work() : withFileLock(first, () => withFileLocks(others, work))
}

/**
 * Waits until nobody holds `<path>.lock`, without taking it.
 * @throws MagnumError conflict, naming the holder
 */
export async function waitForFileLock(path: string): Promise<void> {
  await untilFree(path, async () => {
    const there = await lstat(`${path}.lock`).catch(() => undefined)
    return !there || isDead(await holderOf(`${path}.lock`))
  })
}

async function untilFree(path: string, isFree: () => Promise<boolean>): Promise<void> {
  const lock = `${path}.lock`
  let holder: string | undefined
  let since = Date.now()
  while (!(await isFree())) {
    if (await removeAbandoned(lock)) continue
    const now = await holderOf(lock)
    if (now !== holder) [holder, since] = [now, Date.now()]
    if (Date.now() > since + patience) throw lockedError(path, lock, holder)
    await sleep(Math.random() * longestPause)
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

/** The `<pid>@<host>` that a lock of ours points at; undefined for another program's, or none. */
async function holderOf(lock: string): Promise<string | undefined> {
  return readlink(lock).catch(() => undefined)
}

/**
 * Removes the lock of a dead process. Of several that find it, only the one that has the lock on the lock may
 * remove it: a slower one would remove the lock that a quicker one has just taken.
 */
async function removeAbandoned(lock: string): Promise<boolean> {
  const holder = await holderOf(lock)
  if (!isDead(holder)) return false
  const guard = guardOf(lock)
  if (!(await take(guard))) {
    await removeDeadGuard(guard)
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

async function removeDeadGuard(guard: string): Promise<void> {
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
    hint: `If nothing uses it any more, remove ${lock}`,
  })
}
