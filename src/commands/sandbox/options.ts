import { text } from '../../cli/parameters'
import type { Option } from '../../cli/definition'
import { MagnumError } from '../../foundation/errors'
import type { Host } from '../../foundation/host'
import type { SandboxOptions } from '../../sandbox/sandbox'

/** How the cloud behaves. */
export const cloudOptions = {
  delay: {
    ...text('--delay', {
      metavar: '<seconds>',
      help: 'Time that a cluster takes for each change, 1.5 by default',
    }),
    read: readDelay,
  } satisfies Option as Option<number | undefined>,
  maxMicroversion: text('--max-microversion', {
    metavar: '<version>',
    help: 'Newest microversion that the Magnum of the sandbox speaks, 1.1 to 1.14',
  }),
}

export const folderOption = {
  dir: text('--dir', {
    metavar: '<folder>',
    help: 'Where the sandbox keeps its state',
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

/** What the arguments say of the cloud, in the sandbox's own units. */
export function cloudSettings({ delay, maxMicroversion }: CloudArguments): Omit<SandboxOptions, 'folder'> {
  return {
    ...(delay === undefined ? {} : { delay: delay * 1000 }),
    ...(maxMicroversion === undefined ? {} : { maxMicroversion }),
  }
}

/** The folder of the sandbox in the background: the one asked for, or the user's own place for state. */
export async function stateFolder(dir: string | undefined, host: Host): Promise<string> {
  const path = await import('node:path')
  if (dir !== undefined) return path.resolve(host.cwd(), dir)
  const { env } = host
  const home = env.HOME
  if (!env.XDG_STATE_HOME && !home) {
    throw new MagnumError('failed', 'There is no home folder to keep the sandbox in.', {
      hint: 'Name a folder with --dir',
    })
  }
  return path.join(env.XDG_STATE_HOME || path.join(home ?? '', '.local', 'state'), 'magnum', 'sandbox')
}

/** Starts something, and tells what the user got wrong as such. */
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
