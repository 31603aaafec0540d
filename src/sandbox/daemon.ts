import * as fs from 'node:fs'
import { join } from 'node:path'
import { systemErrorCode } from '../foundation/errors'
import { readFileIn } from '../foundation/own-folder'
import { parseJson, objectAt, textOf, type Json } from './json'
import { startSandbox, type SandboxOptions } from './sandbox'

/** A sandbox served by another process. */
export interface Running {
  pid: number
  url: string
  /** ISO 8601. */
  since: string
  environment: Record<string, string>
  adminEnvironment: Record<string, string>
  /** The options it was started with. */
  settings: Pick<SandboxOptions, 'delay' | 'maxMicroversion'>
  /** Warnings of its start. */
  warnings: string[]
}

const POLL_INTERVAL = 50
const TIMEOUT = 15_000

/** Thrown if a sandbox is already running or starting in the folder. */
export class AlreadyServed extends Error {}

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
    await lock(options.folder)
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
    for (const file of [statePath(options.folder), lockPath(options.folder)]) fs.rmSync(file, { force: true })
  }
}

/** The options that a second start may set differently. */
function settingsOf({ delay, maxMicroversion }: Running['settings']): Running['settings'] {
  return {
    ...(delay === undefined ? {} : { delay }),
    ...(maxMicroversion === undefined ? {} : { maxMicroversion }),
  }
}

const stateName = 'running.json'
const statePath = (folder: string) => join(folder, stateName)
const lockName = 'pid'
const lockPath = (folder: string) => join(folder, lockName)

/** Locks the folder. A stale lock, whose process is dead or whose process ID was reused, is replaced. */
async function lock(folder: string): Promise<void> {
  const path = lockPath(folder)
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
  const isStarting = age < TIMEOUT && seemsToStart
  if (isStarting || (await findRunning(folder))) throw new AlreadyServed()
  takeOver(folder, pid)
}

/** Replaces a stale lock. @throws AlreadyServed if another process is doing so */
function takeOver(folder: string, dead: number | undefined): void {
  const path = lockPath(folder)
  const turn = `${path}.turn`
  if (Date.now() - (fs.statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > TIMEOUT)
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

/** The process that has locked the folder; undefined if none has, or the lock does not say which. */
function lockedBy(folder: string): number | undefined {
  try {
    const [line] = /^[1-9]\d*$/m.exec(readFileIn(folder, lockName) ?? '') ?? []
    return line === undefined ? undefined : Number(line)
  } catch {
    return undefined
  }
}

function announce(folder: string, running: Running): void {
  const path = statePath(folder)
  fs.rmSync(`${path}.new`, { force: true })
  fs.writeFileSync(`${path}.new`, JSON.stringify(running), { flag: 'wx', mode: 0o600 })
  fs.renameSync(`${path}.new`, path)
}

function announced(folder: string): Running | undefined {
  return readRunning(parseJson(readFileIn(folder, stateName) ?? ''))
}

/** The running sandbox of the folder. It must respond: a killed one leaves its file behind. */
export async function findRunning(folder: string): Promise<Running | undefined> {
  const running = announced(folder)
  if (!running || !isAlive(running.pid)) return undefined
  return (await logIn(running)) === undefined ? undefined : running
}

function readRunning(value: Json | undefined): Running | undefined {
  const { pid, url, since, environment, adminEnvironment, settings, warnings } = objectAt(value)
  const { delay, maxMicroversion } = objectAt(settings)
  if (typeof pid !== 'number' || typeof url !== 'string' || typeof since !== 'string') return undefined
  const variables = (each: Json | undefined) =>
    Object.fromEntries(Object.entries(objectAt(each)).map(([name, text]) => [name, textOf(text) ?? '']))
  return {
    pid,
    url,
    since,
    environment: variables(environment),
    adminEnvironment: variables(adminEnvironment),
    settings: settingsOf({
      ...(typeof delay === 'number' ? { delay } : {}),
      ...(typeof maxMicroversion === 'string' ? { maxMicroversion } : {}),
    }),
    warnings: Array.isArray(warnings) ? warnings.flatMap((each) => textOf(each) ?? []) : [],
  }
}

/**
 * Waits for a sandbox that is starting in a process, or in another one that was faster. Undefined if it exits or takes
 * too long.
 */
export async function awaitRunning(folder: string, pid: number): Promise<Running | undefined> {
  const isStarting = () => isAlive(pid) || isAlive(lockedBy(folder) ?? pid)
  for (const end = Date.now() + TIMEOUT; Date.now() < end && isStarting(); await pause()) {
    const running = await findRunning(folder)
    if (running) return running
  }
  return undefined
}

/** Stops a sandbox and waits for it to exit. @returns false if it does not exit */
export async function stopRunning({ pid }: Running): Promise<boolean> {
  process.kill(pid, 'SIGTERM')
  for (const end = Date.now() + TIMEOUT; isAlive(pid); await pause()) {
    if (Date.now() > end) return false
  }
  return true
}

/** Deletes the state of a stopped sandbox, but no other file in its folder. */
export function forgetState(folder: string): void {
  const files = ['journal', 'journal.new', 'log', 'pid', 'running.json', 'running.json.new']
  for (const file of files) fs.rmSync(join(folder, file), { force: true })
}

/** The number of clusters of all projects. */
export async function countClusters(running: Running): Promise<number> {
  const token = (await logIn(running)) ?? ''
  const response = await fetch(`${running.url}/v1/stats`, { headers: { 'x-auth-token': token } })
  return Number(objectAt((await response.json()) as Json).clusters ?? 0)
}

/** An administrator token; undefined if this sandbox is not at the address. */
async function logIn({ adminEnvironment: { OS_AUTH_URL, OS_USERNAME, OS_PASSWORD } }: Running) {
  const user = { name: OS_USERNAME, domain: { id: 'default' }, password: OS_PASSWORD }
  try {
    const response = await fetch(`${OS_AUTH_URL ?? ''}/auth/tokens`, {
      method: 'POST',
      body: JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } } } }),
      signal: AbortSignal.timeout(2000),
    })
    return response.headers.get('x-subject-token') ?? undefined
  } catch {
    return undefined
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL))

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemErrorCode(error) === 'EPERM'
  }
}
