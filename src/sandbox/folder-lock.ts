import * as fs from 'node:fs'
import { join } from 'node:path'
import { systemErrorCode } from '../foundation/errors'
import { readFileIn } from '../foundation/own-folder'
import { announced, findRunning, isAlive, longestChange } from './running'

/** Thrown if a sandbox is already running or starting in the folder. */
export class AlreadyServed extends Error {}

const fileName = 'pid'

/**
 * Locks a folder. A stale lock, whose process is dead or whose process ID was reused, is replaced.
 *
 * @throws AlreadyServed
 */
export async function lockFolder(folder: string): Promise<void> {
  const path = join(folder, fileName)
  try {
    fs.writeFileSync(path, `${process.pid}\n`, { flag: 'wx', mode: 0o600 })
    return
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error
  }
  const age = Date.now() - (fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  const pid = lockedBy(folder)
  // One that has announced its address must respond: a killed process seems alive until its parent reaps it. One that
  // is starting may not have written its process ID yet.
  const seemsToStart = pid === undefined || (isAlive(pid) && announced(folder)?.pid !== pid)
  const isStarting = age < longestChange && seemsToStart
  if (isStarting || (await findRunning(folder))) throw new AlreadyServed()
  takeOver(folder, pid)
}

/** Replaces a stale lock. @throws AlreadyServed if another process is doing so */
function takeOver(folder: string, dead: number | undefined): void {
  const path = join(folder, fileName)
  const turn = `${path}.turn`
  if (Date.now() - (fs.statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > longestChange)
    fs.rmdirSync(turn)
  try {
    fs.mkdirSync(turn)
  } catch {
    throw new AlreadyServed()
  }
  try {
    if (lockedBy(folder) !== dead) throw new AlreadyServed()
    fs.rmSync(path, { force: true })
    fs.writeFileSync(path, `${process.pid}\n`, { flag: 'wx', mode: 0o600 })
  } finally {
    fs.rmdirSync(turn)
  }
}

export function unlockFolder(folder: string): void {
  fs.rmSync(join(folder, fileName), { force: true })
}

/** The process that has locked the folder; undefined if none has, or the lock does not say which. */
export function lockedBy(folder: string): number | undefined {
  try {
    const [line] = /^[1-9]\d*$/m.exec(readFileIn(folder, fileName) ?? '') ?? []
    return line === undefined ? undefined : Number(line)
  } catch {
    return undefined
  }
}
