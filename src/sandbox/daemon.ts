import * as fs from 'node:fs'
import { join } from 'node:path'
import { systemErrorCode } from '../foundation/errors'
import { parseJson, objectAt, textOf, type Json } from './json'
import { startSandbox, type SandboxOptions } from './sandbox'

/** A sandbox that another process serves. */
export interface Running {
  pid: number
  url: string
  /** ISO 8601. */
  since: string
  environment: Record<string, string>
  adminEnvironment: Record<string, string>
  /** How it was started. */
  settings: Pick<SandboxOptions, 'delay' | 'maxMicroversion'>
  /** What was odd when it was started. */
  warnings: string[]
}

const POLL = 50
const PATIENCE = 15_000

/** A sandbox is already running or starting in the folder. */
export class AlreadyServed extends Error {}

/**
 * Serves a sandbox until the signal is aborted, and says in the folder how to reach it. Throws AlreadyServed, or
 * what starting it throws.
 */
export async function serveSandbox(options: SandboxOptions, until: AbortSignal): Promise<void> {
  await lock(options.folder)
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

/** What a second start may ask for differently. */
function settingsOf({ delay, maxMicroversion }: Running['settings']): Running['settings'] {
  return {
    ...(delay === undefined ? {} : { delay }),
    ...(maxMicroversion === undefined ? {} : { maxMicroversion }),
  }
}

const statePath = (folder: string) => join(folder, 'running.json')
const lockPath = (folder: string) => join(folder, 'pid')

/** Takes the folder. A lock whose process is gone, or whose number another program has by now, is no lock. */
async function lock(folder: string): Promise<void> {
  const path = lockPath(folder)
  try {
    fs.writeFileSync(path, `${process.pid}\n`, { flag: 'wx', mode: 0o600 })
    return
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error
  }
  const age = Date.now() - (fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  const pid = lockedBy(folder) ?? 0
  // One that has said where it is must answer there: a killed process looks alive until its parent has noticed.
  const isStarting = age < PATIENCE && isAlive(pid) && announced(folder)?.pid !== pid
  if (isStarting || (await findRunning(folder))) throw new AlreadyServed()
  takeOver(folder, pid)
}

/** Puts our lock in the place of a dead one, unless another process is doing that. */
function takeOver(folder: string, dead: number): void {
  const path = lockPath(folder)
  const turn = `${path}.turn`
  if (Date.now() - (fs.statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > PATIENCE)
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

/** The process that has taken the folder; undefined where none has. */
function lockedBy(folder: string): number | undefined {
  try {
    return Number(fs.readFileSync(lockPath(folder), 'utf8'))
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
  const path = statePath(folder)
  return fs.existsSync(path) ? readRunning(parseJson(fs.readFileSync(path, 'utf8'))) : undefined
}

/** The sandbox that serves the folder now. It must answer: a file that a kill left behind is not believed. */
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
 * Waits for a sandbox that is starting in that process, or in the one that was faster. Resolves to undefined when there
 * is none, or when it takes too long.
 */
export async function awaitRunning(folder: string, pid: number): Promise<Running | undefined> {
  const isStarting = () => isAlive(pid) || isAlive(lockedBy(folder) ?? pid)
  for (const end = Date.now() + PATIENCE; Date.now() < end && isStarting(); await pause()) {
    const running = await findRunning(folder)
    if (running) return running
  }
  return undefined
}

/** Stops a sandbox and waits until it has ended. Resolves to false if it does not end. */
export async function stopRunning({ pid }: Running): Promise<boolean> {
  process.kill(pid, 'SIGTERM')
  for (const end = Date.now() + PATIENCE; isAlive(pid); await pause()) {
    if (Date.now() > end) return false
  }
  return true
}

/** Deletes the state of a stopped sandbox, and no other file in its folder. */
export function forgetState(folder: string): void {
  const files = ['journal', 'journal.new', 'log', 'pid', 'running.json', 'running.json.new']
  for (const file of files) fs.rmSync(join(folder, file), { force: true })
}

/** How many clusters all projects have. */
export async function countClusters(running: Running): Promise<number> {
  const token = (await logIn(running)) ?? ''
  const response = await fetch(`${running.url}/v1/stats`, { headers: { 'x-auth-token': token } })
  return Number(objectAt((await response.json()) as Json).clusters ?? 0)
}

/** A token of the administrator; undefined where what is at the address is not this sandbox. */
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

const pause = () => new Promise((resolve) => setTimeout(resolve, POLL))

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemErrorCode(error) === 'EPERM'
  }
}
