import * as fs from 'node:fs'
import { join } from 'node:path'
import { systemErrorCode } from '../foundation/errors'
import { readFileIn } from '../foundation/own-folder'
import { parseJson, objectAt, textOf, type Json } from './json'
import type { SandboxOptions } from './sandbox'

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

/** How long a sandbox may take to start or stop, in milliseconds. */
export const longestChange = 15_000

const fileName = 'running.json'

/** Writes the address of a sandbox to its folder. */
export function announce(folder: string, running: Running): void {
  const path = join(folder, fileName)
  fs.rmSync(`${path}.new`, { force: true })
  fs.writeFileSync(`${path}.new`, JSON.stringify(running), { flag: 'wx', mode: 0o600 })
  fs.renameSync(`${path}.new`, path)
}

export function withdraw(folder: string): void {
  fs.rmSync(join(folder, fileName), { force: true })
}

/** The sandbox last announced in a folder, which may have been killed since. */
export function announced(folder: string): Running | undefined {
  return readRunning(parseJson(readFileIn(folder, fileName) ?? ''))
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

/** The options that a second start may set differently. */
export function settingsOf({ delay, maxMicroversion }: Running['settings']): Running['settings'] {
  return {
    ...(delay === undefined ? {} : { delay }),
    ...(maxMicroversion === undefined ? {} : { maxMicroversion }),
  }
}

/** The running sandbox of the folder. It must respond: a killed one leaves its file behind. */
export async function findRunning(folder: string): Promise<Running | undefined> {
  const running = announced(folder)
  if (!running || !isAlive(running.pid)) return undefined
  return (await logIn(running)) === undefined ? undefined : running
}

/** Stops a sandbox and waits for it to exit. @returns false if it does not exit */
export async function stopRunning({ pid }: Pick<Running, 'pid'>): Promise<boolean> {
  send(pid, 'SIGTERM')
  for (const end = Date.now() + longestChange; isAlive(pid); await pause()) {
    if (Date.now() > end) return false
  }
  return true
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

/** The interval of the checks whether a sandbox has started or stopped. */
export const pause = () => new Promise((resolve) => setTimeout(resolve, 50))

export const isAlive = (pid: number) => send(pid, 0)

/** Sends a signal. @returns false if the process does not exist */
function send(pid: number, signal: 'SIGTERM' | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    return systemErrorCode(error) === 'EPERM'
  }
}
