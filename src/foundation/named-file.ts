import { constants, createReadStream, openSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { MagnumError } from './errors'

export interface Bounds {
  /** Maximum size in bytes. */
  limit?: number
  /** Rejects pipes and devices: for files that are written as well. */
  onlyFile?: boolean
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
  { limit = usualLimit, onlyFile = false }: Bounds = {},
): Promise<Buffer> {
  const entry = await stat(path)
  if (entry.isFile() || entry.isDirectory()) {
    if (entry.isFile() && entry.size > limit) throw tooLarge(path, limit)
    return readFile(path)
  }
  if (onlyFile) throw new MagnumError('failed', `Cannot read ${path}: it is not a file`)
  return collect(entry.isFIFO() ? await openPipe(path) : createReadStream(path), path, limit)
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

/** Uses the event loop, since a thread that waits for a writer would keep the process from exiting. */
async function openPipe(path: string): Promise<AsyncIterable<Buffer>> {
  const { Socket } = await import('node:net')
  const pipe = new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK) })
  return pipe.setTimeout(longestSilence, () => {
    const seconds = longestSilence / 1000
    pipe.destroy(
      new MagnumError('failed', `Cannot read ${path}: nothing was written to it for ${seconds} seconds`),
    )
  })
}

function tooLarge(name: string, limit: number): MagnumError {
  return new MagnumError('failed', `Cannot read ${name}: it is larger than ${limit / mebibyte} MiB`)
}
