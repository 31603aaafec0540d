import { join } from 'node:path'
import { text } from '../../cli/parameters'
import type { Option } from '../../cli/definition'
import { MagnumError } from '../../foundation/errors'
import { absolutePath, type Host } from '../../foundation/host'
import { makeOwnFolder, ownFolder, userFolder } from '../../foundation/own-folder'
import type { Running } from '../../sandbox/running'
import type { SandboxOptions } from '../../sandbox/sandbox'

/** Options for the behaviour of the cloud. */
export const cloudOptions = {
  delay: {
    ...text('--delay', {
      metavar: '<seconds>',
      help: 'Duration of each cluster operation (default: 1.5)',
    }),
    read: readDelay,
  } satisfies Option as Option<number | undefined>,
  maxMicroversion: text('--max-microversion', {
    metavar: '<version>',
    help: 'Maximum Magnum microversion of the sandbox, 1.1 to 1.14',
  }),
}

export const folderOption = {
  dir: text('--dir', {
    metavar: '<folder>',
    help: 'Folder for the state of the sandbox',
    completes: 'folder',
  }),
}

function readDelay(word: string): number {
  const number = Number(word)
  if (word.trim() === '' || !(number >= 0)) throw new Error(`must be a number of seconds: '${word}'`)
  return number
}

interface CloudArguments {
  delay?: number | undefined
  maxMicroversion?: string | undefined
}

/** Converts the arguments to the sandbox's units. */
export function cloudSettings({ delay, maxMicroversion }: CloudArguments): Omit<SandboxOptions, 'folder'> {
  return {
    ...(delay === undefined ? {} : { delay: delay * 1000 }),
    ...(maxMicroversion === undefined ? {} : { maxMicroversion }),
  }
}

/** The folder of the background sandbox. Default: in the user's state folder. */
function stateFolder(dir: string | undefined, host: Host): string {
  const state = userFolder('state', host.env)
  const folder = dir === undefined ? state && join(state, 'sandbox') : absolutePath(dir, host)
  if (folder !== undefined) return folder
  throw new MagnumError('failed', 'There is no home folder for the sandbox.', {
    hint: 'Choose a folder with --dir',
  })
}

/**
 * Creates the folder of the sandbox, accessible only to the user.
 *
 * @throws MagnumError failed, if other users can change it
 */
export function makeStateFolder(dir: string | undefined, host: Host): string {
  return makeOwnFolder(stateFolder(dir, host), host.env.HOME ?? '')
}

/** Finds the running background sandbox and its folder, if any. */
export async function findSandbox(dir: string | undefined, host: Host) {
  const { findRunning } = await import('../../sandbox/running')
  const folder = ownFolder(stateFolder(dir, host), host.env.HOME ?? '')
  return { folder, running: folder === undefined ? undefined : await findRunning(folder) }
}

/** Stops a background sandbox. */
export async function stopSandbox(running: Running): Promise<void> {
  const { stopRunning } = await import('../../sandbox/running')
  if (await stopRunning(running)) return
  throw new MagnumError('failed', `The sandbox did not stop (process ${running.pid}).`)
}

/** Variables that exempt the loopback interface from proxies. */
export function aroundProxies(env: Host['env']): Record<string, string> {
  const given = (env.no_proxy ?? env.NO_PROXY ?? '').split(',').filter((host) => host !== '')
  const around = [...new Set([...given, '127.0.0.1'])].join(',')
  return { no_proxy: around, NO_PROXY: around }
}

/** Turns errors caused by the user, such as a used port, into a `MagnumError`. */
export async function startable<T>(start: Promise<T>): Promise<T> {
  try {
    return await start
  } catch (error) {
    if (error instanceof RangeError) throw new MagnumError('usage', error.message)
    if (error instanceof Error && 'code' in error) {
      throw new MagnumError('failed', `The sandbox cannot start: ${error.message}`, { cause: error })
    }
    throw error
  }
}
