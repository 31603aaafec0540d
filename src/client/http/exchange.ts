import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { MagnumError } from '../../foundation/errors'
import { afterReading } from './held-up'
import { readBody } from './body'
import type { Connections, OpenOptions } from './connections'
import { Fault, faultFrom, plainHint } from './faults'
import type { HttpRequest, HttpResponse } from './transport'

/** Limits of one exchange: milliseconds, and bytes of a body after decompression. */
export interface Limits {
  /** Until the connection stands, TLS included. */
  connect: number
  /** Without a byte from the server. */
  idle: number
  responseBytes: number
}

/** Sends a request once and reads the whole answer. Throws a `Fault` where none comes. */
export async function exchange(
  connections: Connections,
  request: HttpRequest,
  limits: Limits,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const url = requestUrl(request.url)
  const outgoing = await opened(connections, url, request, limits.idle)
  const { seen, release } = watchConnection(outgoing, url, limits)
  // What Node does with a signal in a request's options loads parts of it that nothing else here needs.
  const stop = () => outgoing.destroy(signal.reason as Error)
  signal.addEventListener('abort', stop)
  try {
    signal.throwIfAborted()
    const incoming = await answer(outgoing, request.body)
    const body = await readBody(incoming, limits.responseBytes)
    return { status: incoming.statusCode ?? 0, headers: plainHeaders(incoming), body, url: request.url }
  } catch (error) {
    outgoing.destroy()
    throw faultFrom(seen.timeout ?? error, {
      reached: seen.stands,
      url: request.url,
      proxy: connections.proxy(url),
    })
  } finally {
    signal.removeEventListener('abort', stop)
    release()
  }
}

async function opened(
  connections: Connections,
  url: URL,
  { method, headers, body }: HttpRequest,
  timeout: OpenOptions['timeout'],
): Promise<ClientRequest> {
  const length = body !== undefined && { 'content-length': Buffer.byteLength(body) }
  try {
    return await connections.open(url, {
      timeout,
      method,
      headers: { ...headers, 'accept-encoding': 'gzip', ...length },
    })
  } catch (error) {
    // Node refuses some headers, such as a token with a line feed in it, and OpenSSL some certificates.
    throw error instanceof MagnumError ? error : faultFrom(error, { reached: false, url: url.href })
  }
}

function requestUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url
  throw new Fault('unknown', 'this is no http or https URL', { reached: false })
}

function answer(outgoing: ClientRequest, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.on('response', resolve)
    // Stays on after the answer has begun: an error without a listener would end the program.
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Ends the request when connecting takes too long or the server falls silent. */
function watchConnection(outgoing: ClientRequest, url: URL, limits: Limits) {
  const seen: { stands: boolean; timeout: Fault | undefined } = { stands: false, timeout: undefined }
  let hint: string | undefined
  const end = (fault: Fault) => {
    seen.timeout = fault
    outgoing.destroy(fault)
  }
  const timer = setTimeout(
    () =>
      afterReading(() => {
        const detail = `no connection within ${seconds(limits.connect)}`
        if (!seen.stands) end(new Fault('connect-timeout', detail, { reached: false, hint }))
      }),
    limits.connect,
  )
  const ready = () => {
    seen.stands = true
    clearTimeout(timer)
  }
  outgoing.on('socket', (socket: Socket) => {
    if (outgoing.reusedSocket) ready()
    else if (url.protocol === 'http:') socket.once('connect', ready)
    else {
      // Some servers of plain HTTP wait for the rest of what they take for a request.
      socket.once('connect', () => (hint = plainHint))
      socket.once('secureConnect', ready)
    }
  })
  outgoing.on('timeout', () => {
    const before = outgoing.socket?.bytesRead
    afterReading(() => {
      if (outgoing.socket?.bytesRead !== before) return
      end(new Fault('idle-timeout', `nothing came for ${seconds(limits.idle)}`, { reached: true }))
    })
  })
  return { seen, release: () => clearTimeout(timer) }
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`
}

function plainHeaders(incoming: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}
