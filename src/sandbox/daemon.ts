import * as fs from 'node:fs'
import { join } from 'node:path'
import { lockedBy, lockFolder, unlockFolder } from './folder-lock'
import {
  announce,
  findRunning,
  isAlive,
  longestChange,
  pause,
  type Running,
  settingsOf,
  withdraw,
} from './running'
import { startSandbox, type SandboxOptions } from './sandbox'

/**
 * Serves a sandbox until the signal is aborted, and writes its address to the folder. Throws the errors of
 * `startSandbox`.
 *
 * @throws AlreadyServed
 */
export async function serveSandbox(options: SandboxOptions, until: AbortSignal): Promise<void> {
  // With the umask of the user who starts it, its files could be inaccessible, even to itself.
  const umask = process.umask(0o077)
  try {
    await lockFolder(options.folder)
    await serveLocked(options, until)
  } finally {
    process.umask(umask)
  }
}

async function serveLocked(options: SandboxOptions, until: AbortSignal): Promise<void> {
  const warnings: string[] = []
  try {
    const sandbox = await startSandbox({ ...options, warn: (text) => warnings.push(text) })
    const { url, environment, adminEnvironment } = sandbox
    const running: Running = {
      pid: process.pid,
      url,
      since: new Date().toISOString(),
      environment,
      adminEnvironment,
      settings: settingsOf(options),
      warnings,
    }
    announce(options.folder, running)
    await new Promise((resolve) => {
      if (until.aborted) resolve(undefined)
      until.addEventListener('abort', resolve, { once: true })
    })
    await sandbox.stop()
  } finally {
    withdraw(options.folder)
    unlockFolder(options.folder)
  }
}

/**
 * Waits for a sandbox that is starting in a process, or in another one that was faster. Undefined if it exits or takes
 * too long.
 */
export async function awaitRunning(folder: string, pid: number): Promise<Running | undefined> {
  const isStarting = () => isAlive(pid) || isAlive(lockedBy(folder) ?? pid)
  for (const end = Date.now() + longestChange; Date.now() < end && isStarting(); await pause()) {
    const running = await findRunning(folder)
    if (running) return running
  }
  return undefined
}

/** Deletes the state of a stopped sandbox, but no other file in its folder. */
export function forgetState(folder: string): void {
  const files = ['journal', 'journal.new', 'log', 'pid', 'running.json', 'running.json.new']
  for (const file of files) fs.rmSync(join(folder, file), { force: true })
}
