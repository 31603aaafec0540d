import { isAscii } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { Fault } from './faults'

// JSON takes up to a hundred times its own room when it is parsed: by the values in it, not by their length.
const mostValues = 300_000
const surelyFewer = 2 ** 20

/** Reads an answer to its end, decompressed, as UTF-8. Throws a `Fault` when it is longer than `limit` bytes, cut off, or JSON of too many values. */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<string> {
  const encoding = incoming.headers['content-encoding'] ?? 'identity'
  const source: Readable = encoding === 'identity' ? incoming : await decompressed(incoming, encoding)
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    await readChunks(source, (chunk) => {
      bytes += chunk.length
      if (bytes > limit) throw tooLarge(`the answer is larger than ${limit / 2 ** 20} MiB`)
      chunks.push(chunk)
    })
  } catch (error) {
    if (error instanceof Fault) throw error
    throw brokenOff(incoming)
      ? new Fault('truncated', 'the answer ended in the middle', { reached: true, cause: error })
      : new Fault('encoding', 'the answer cannot be decompressed', { reached: true, cause: error })
  }
  const text = textOf(Buffer.concat(chunks, bytes))
  if (bytes > surelyFewer && countValues(text) > mostValues)
    throw tooLarge(`the answer has more than ${mostValues} values`)
  return text
}

/** What bytes say in UTF-8. Nearly all answers are ASCII, in which there is nothing to decode. */
function textOf(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8')
}

/** Hands on the chunks of a stream. Its asynchronous iterator would take as long to start as a short list to parse. */
function readChunks(source: Readable, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const takeAll = () => {
      try {
        for (let chunk = nextChunk(source); chunk; chunk = nextChunk(source)) take(chunk)
      } catch (error) {
        source.destroy(error as Error)
      }
    }
    const cutOff = () => reject(new Error('the answer was cut off'))
    source.on('readable', takeAll)
    source.once('error', reject)
    source.once('close', cutOff)
    source.once('end', () => {
      // Until the next answer the connection keeps this one, which is not to keep what was read of it.
      source.off('readable', takeAll)
      source.off('close', cutOff)
      resolve()
    })
    if (source.destroyed) cutOff()
  })
}

function nextChunk(source: Readable): Buffer | undefined {
  const chunk: unknown = source.read()
  return Buffer.isBuffer(chunk) ? chunk : undefined
}

function tooLarge(detail: string): Fault {
  return new Fault('too-large', detail, { reached: true })
}

/** About as many values as JSON can have: each but the first comes after one of `[`, `{` and `,`. */
function countValues(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0x2c || code === 0x5b || code === 0x7b) count += 1
  }
  return count
}

/** A body that is not compressed can only break off; a compressed one can be wrong in itself. */
function brokenOff(incoming: IncomingMessage): boolean {
  return incoming.headers['content-encoding'] === undefined || !incoming.complete
}

async function decompressed(incoming: IncomingMessage, encoding: string): Promise<Readable> {
  if (!/^(x-)?gzip$/i.test(encoding)) {
    throw new Fault('encoding', `the answer is encoded as "${encoding}", which was not asked for`, {
      reached: true,
    })
  }
  const { createGunzip } = await import('node:zlib')
  const gunzip = createGunzip()
  incoming.on('error', (error) => gunzip.destroy(error))
  return incoming.pipe(gunzip)
}
