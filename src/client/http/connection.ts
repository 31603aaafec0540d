import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, RequestOptions } from 'node:http'
import type { Socket } from 'node:net'
import { isObject } from '../../foundation/json'
import { plainHint, type Progress } from './fault-causes'
import { Fault } from './faults'
import { perAddress, type Route } from './routes'

/** Milliseconds. */
export interface TimeLimits {
  /** Until the connection stands, TLS included. */
  connect: number
  /** Without a byte from the server. */
  idle: number
}

/** What axios gives node:http. */
type AxiosOptions = Omit<RequestOptions, 'headers'> & { headers: OutgoingHttpHeaders }

/** The connection of one request: what axios opens it with, and how far it has come. */
export interface Connection {
  /** Opens a request as node:http does. Its error is a `Fault` where a limit or a rule of ours ends it. */
  request(options: AxiosOptions, onResponse: (incoming: IncomingMessage) => void): ClientRequest
  readonly progress: Progress
  readonly route: Route
}

export function createConnection(route: Route, limits: TimeLimits): Connection {
  const progress: Progress = { stands: false, answered: false }
  return {
    route,
    progress,
    request(options, onResponse) {
      const headers = { ...options.headers, 'Accept-Encoding': 'gzip' }
      const ours = { ...options, headers, ...route.tls, ...perAddress, timeout: limits.idle }
      const request = route.open(ours, (incoming) => {
        progress.answered = true
        const fault = untrusted(incoming, route) ?? unreadable(incoming)
        if (fault) giveUp(request, fault)
        else onResponse(incoming)
      })
      request.once('upgrade', (incoming, socket) => {
        socket.destroy()
        giveUp(request, unreadable(incoming) ?? switched)
      })
      limitConnecting(request, limits.connect, progress)
      limitSilence(request, limits.idle)
      return request
    },
  }
}

/** Ends a request. Without a socket, such as behind a silent proxy, Node would only tell once there is one. */
function giveUp(request: ClientRequest, fault: Fault): void {
  request.destroy(fault)
  request.emit('error', fault)
}

/** What came over anything but TLS that was checked is no answer to an https request: some proxies forge one. */
function untrusted({ socket }: IncomingMessage, { tls, proxy }: Route): Fault | undefined {
  if (!tls) return undefined
  const isChecked = 'authorized' in socket && (socket.authorized === true || !tls.rejectUnauthorized)
  if (isChecked) return undefined
  return new Fault(proxy ? 'proxy' : 'tls', 'the answer did not come over TLS', { reached: false })
}

const switched = new Fault('not-http', 'it switches to another protocol', { reached: true })

function unreadable({ statusCode = 0, headers }: IncomingMessage): Fault | undefined {
  if (statusCode === 101) return switched
  if (statusCode < 200) return new Fault('not-http', 'the answer is not HTTP', { reached: true })
  const encoding = headers['content-encoding'] ?? 'identity'
  if (/^(?:identity|(?:x-)?gzip)$/i.test(encoding)) return undefined
  const detail = `the answer is encoded as "${encoding}", which was not asked for`
  return new Fault('encoding', detail, { reached: true })
}

function limitConnecting(request: ClientRequest, limit: number, progress: Progress): void {
  let hint: string | undefined
  const timer = setTimeout(
    () =>
      afterReading(() => {
        const detail = `no connection within ${limit / 1000} s`
        if (!progress.stands) giveUp(request, new Fault('connect-timeout', detail, { reached: false, hint }))
      }),
    limit,
  )
  const stand = () => {
    progress.stands = true
    clearTimeout(timer)
  }
  request.once('socket', (socket: Socket) => {
    if (request.reusedSocket) stand()
    else if ('encrypted' in socket) {
      // Some servers of plain HTTP wait for the rest of what they take for a request.
      if (socket.connecting) socket.once('connect', () => (hint = plainHint))
      socket.once('secureConnect', stand)
      // Before Node looks at the certificate, and closes the connection where it does not trust it.
      socket.prependOnceListener('secure', () => (progress.issuer = issuerOf(socket)))
    } else if (socket.connecting) socket.once('connect', stand)
    else stand()
  })
  request.once('close', () => clearTimeout(timer))
}

/** The name of who has issued a server's certificate, as the certificate says. */
function issuerOf(socket: object): string | undefined {
  if (!('getPeerCertificate' in socket) || typeof socket.getPeerCertificate !== 'function') return undefined
  const certificate: unknown = socket.getPeerCertificate.call(socket)
  const issuer = isObject(certificate) ? certificate['issuer'] : undefined
  if (!isObject(issuer)) return undefined
  const [name] = [issuer['CN'] ?? issuer['OU'] ?? issuer['O']].flat()
  return typeof name === 'string' ? name.slice(0, 100) : undefined
}

function limitSilence(request: ClientRequest, limit: number): void {
  // axios sets the limit to none once it has the request.
  queueMicrotask(() => request.setTimeout(limit))
  request.on('timeout', () => {
    const before = request.socket?.bytesRead
    afterReading(() => {
      if (request.socket?.bytesRead !== before) return
      giveUp(request, new Fault('idle-timeout', `nothing came for ${limit / 1000} s`, { reached: true }))
    })
  })
}

/**
 * Does what is to be done when time is up, but first reads what has come. Node looks at its timers before it looks at
 * its sockets, and a program may have been held up between the two: by who reads its output, or because it was stopped.
 */
export function afterReading(work: () => void): void {
  setImmediate(work)
}
