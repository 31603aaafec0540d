import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { Fault } from './faults'

// JSON takes up to a hundred times its own room when it is parsed: by the values in it, not by their length.
const mostValues = 400_000
const surelyFewer = 2 ** 20

/** Reads an answer to its end, decompressed, as UTF-8. Throws a `Fault` when it is longer than `limit` bytes, cut off, or JSON of too many values. */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<string> {
  const encoding = incoming.headers['content-encoding'] ?? 'identity'
  const source: Readable = encoding === 'identity' ? incoming : await decompressed(incoming, encoding)
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of source) {
      if (!Buffer.isBuffer(chunk)) continue
      bytes += chunk.length
      if (bytes > limit)
        throw new Fault('too-large', `the answer is larger than ${limit / 2 ** 20} MiB`, { reached: true })
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof Fault) throw error
    throw brokenOff(incoming)
      ? new Fault('truncated', 'the answer ended in the middle', { reached: true, cause: error })
      : new Fault('encoding', 'the answer cannot be decompressed', { reached: true, cause: error })
  }
  const body = Buffer.concat(chunks)
  if (body.length > surelyFewer && countValues(body) > mostValues)
    throw new Fault('too-large', `the answer has more than ${mostValues} values`, { reached: true })
  return body.toString('utf8')
}

/** About as many values as JSON can have: each but the first comes after one of `[`, `{` and `,`. */
function countValues(body: Buffer): number {
  let count = 0
  for (const byte of body) if (byte === 0x2c || byte === 0x5b || byte === 0x7b) count += 1
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
