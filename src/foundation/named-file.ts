import { closeSync, constants, createReadStream, openSync, readSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { MagnumError, systemErrorCode } from './errors'

export interface Bounds {
  /** Maximum size in bytes. */
  limit?: number
  /**
   * What may be read in place of a regular file: pipes and devices; only a pipe that somebody writes to; or, for files
   * that are written as well, nothing. Default: `any`.
   */
  special?: 'any' | 'written-pipe' | 'none'
}

const mebibyte = 2 ** 20
const usualLimit = 16 * mebibyte

/** How long a pipe may be silent, in milliseconds. */
const longestSilence = 60_000

/**
 * Reads a file named by the user, such as a certificate, or a pipe such as the shell's `<(…)`. Size and time are
 * limited.
 *
 * @throws MagnumError failed, if it is too large or a pipe is silent; otherwise the system error
 */
export async function readNamedFile(
  path: string,
  { limit = usualLimit, special = 'any' }: Bounds = {},
): Promise<Buffer> {
  const entry = await stat(path)
  if (entry.isFile() || entry.isDirectory()) {
    if (entry.isFile() && entry.size > limit) throw tooLarge(path, limit)
    // Without O_NONBLOCK, a pipe that takes its place in the meantime would block.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    return collect(file.createReadStream(), path, limit)
  }
  if (special === 'none') throw new MagnumError('failed', `Cannot read ${path}: it is not a file`)
  if (entry.isFIFO()) return collect(await openPipe(path, special === 'written-pipe'), path, limit)
  if (special === 'written-pipe') throw notRegular(path)
  return collect(createReadStream(path), path, limit)
}

/**
 * Reads a stream to its end.
 *
 * @param name what is read, for the error message
 * @throws MagnumError failed, if it is too large
 */
export async function collect(
  stream: AsyncIterable<Buffer>,
  name: string,
  limit = usualLimit,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    if (size > limit) throw tooLarge(name, limit)
  }
  return Buffer.concat(chunks)
}

/**
 * Uses the event loop, since a thread that waits for a writer would keep the process from exiting.
 *
 * @param isWritten whether there must be a writer already
 */
async function openPipe(path: string, isWritten: boolean): Promise<AsyncIterable<Buffer>> {
  const { Socket } = await import('node:net')
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  const start = isWritten ? startOf(fd, path) : undefined
  const pipe = new Socket({ fd })
  if (start) pipe.unshift(start)
  return pipe.setTimeout(longestSilence, () => {
    const seconds = longestSilence / 1000
    pipe.destroy(
      new MagnumError('failed', `Cannot read ${path}: nothing was written to it for ${seconds} seconds`),
    )
  })
}

/** What has been written to a pipe; undefined if nothing has been, but somebody is about to. */
function startOf(fd: number, path: string): Buffer | undefined {
  const bytes = Buffer.alloc(2 ** 16)
  try {
    const size = readSync(fd, bytes)
    if (size > 0) return bytes.subarray(0, size)
  } catch (error) {
    if (systemErrorCode(error) === 'EAGAIN') return undefined
    throw error
  }
  closeSync(fd)
  throw notRegular(path, 'a pipe that nobody writes to')
}

function notRegular(path: string, what = 'a device'): MagnumError {
  return new MagnumError('failed', `Cannot read ${path}: it is not a regular file, but ${what}`)
}

function tooLarge(name: string, limit: number): MagnumError {
  return new MagnumError('failed', `Cannot read ${name}: it is larger than ${limit / mebibyte} MiB`)
}
