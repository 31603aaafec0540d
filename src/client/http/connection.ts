import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, RequestOptions } from 'node:http'
import type { Socket } from 'node:net'
import { isObject } from '../../foundation/json'
import { plainHint } from './fault-hints'
import { Fault, type Progress } from './faults'
import type { Route } from './routes'

/** Milliseconds. */
export interface TimeLimits {
  /** Time to connect, including TLS. */
  connect: number
  /** Time without a byte from the server, and for the header of its response. */
  idle: number
}

/** The request options that axios passes to node:http. */
type AxiosOptions = Omit<RequestOptions, 'headers'> & { headers: OutgoingHttpHeaders }

/** The connection of one request and its progress. */
export interface Connection {
  /** Opens a request like node:http. If a limit or rule of this client aborts it, its error is a `Fault`. */
  request(options: AxiosOptions, onResponse: (incoming: IncomingMessage) => void): ClientRequest
  readonly progress: Progress
  readonly route: Route
}

export function createConnection(route: Route, limits: TimeLimits): Connection {
  const progress: Progress = { connected: false, answered: false }
  return {
    route,
    progress,
    request(options, onResponse) {
      const headers = { ...options.headers, 'Accept-Encoding': 'gzip' }
      const ours = { ...options, headers, ...route.tls, timeout: limits.idle }
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
      limitSilence(request, limits.idle, progress)
      return request
    },
  }
}

/** Aborts a request. Without a socket, as with a silent proxy, Node would only report it once there is one. */
function giveUp(request: ClientRequest, fault: Fault): void {
  request.destroy(fault)
  request.emit('error', fault)
}

/** Refuses responses to https requests without verified TLS, which some proxies forge. */
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

// Some plain HTTP servers wait for more, as if the handshake were an incomplete request. Retrying does not help.
const unanswered = ['tls', plainHint] as const

/** Limits the time until the connection, including the proxy's tunnel and TLS, is established. */
function limitConnecting(request: ClientRequest, limit: number, progress: Progress): void {
  const expire = () => {
    if (progress.connected) return
    const [kind, hint] = progress.handshaking ? unanswered : (['connect-timeout'] as const)
    giveUp(request, new Fault(kind, `no connection within ${limit / 1000} s`, { reached: false, hint }))
  }
  const timer = setTimeout(() => afterReading(expire), limit)
  const stand = () => {
    progress.connected = true
    clearTimeout(timer)
  }
  request.once('socket', (socket: Socket) => {
    const isTls = 'encrypted' in socket
    if (request.reusedSocket || !(isTls || socket.connecting)) stand()
    else socket.once(isTls ? 'secureConnect' : 'connect', stand)
    if (isTls && !request.reusedSocket) observeHandshake(socket, progress)
  })
  request.once('close', () => clearTimeout(timer))
}

function observeHandshake(socket: Socket, progress: Progress): void {
  if (socket.connecting) socket.once('connect', () => (progress.handshaking = true))
  // The first keys are derived once version and cipher are agreed. They are not looked at.
  socket.once('keylog', () => (progress.agreed = true))
  // Runs before Node verifies the certificate and closes an untrusted connection.
  socket.prependOnceListener('secure', () => {
    const certificate = certificateOf(socket)
    if (certificate) progress.certificate = certificate
  })
}

/** The server's certificate. */
function certificateOf(socket: object): Progress['certificate'] {
  if (!('getPeerCertificate' in socket) || typeof socket.getPeerCertificate !== 'function') return undefined
  const certificate: unknown = socket.getPeerCertificate.call(socket)
  if (!isObject(certificate)) return undefined
  const { issuer, valid_to: end } = certificate
  const [name] = isObject(issuer) ? [issuer['CN'] ?? issuer['OU'] ?? issuer['O']].flat() : []
  return {
    issuer: typeof name === 'string' ? name.slice(0, 100) : undefined,
    hasExpired: Date.parse(String(end)) < Date.now(),
  }
}

/**
 * Limits the time without a byte, and from the end of the request to the end of the response header, which could
 * otherwise come byte by byte or behind any number of interim responses (1xx).
 */
function limitSilence(request: ClientRequest, limit: number, progress: Progress): void {
  const readSoFar = () => request.socket?.bytesRead
  const expire = (detail: string) => giveUp(request, new Fault('idle-timeout', detail, { reached: true }))
  // axios resets the limit once it has the request.
  queueMicrotask(() => request.setTimeout(limit))
  request.on('timeout', () => {
    const before = readSoFar()
    afterReading(() => {
      if (readSoFar() === before) expire(`nothing came for ${limit / 1000} s`)
    })
  })
  request.once('finish', () => {
    const before = readSoFar()
    const expireHeader = () => {
      if (!progress.answered && readSoFar() !== before)
        expire(`the header of the answer took more than ${limit / 1000} s`)
    }
    const timer = setTimeout(() => afterReading(expireHeader), limit)
    request.once('close', () => clearTimeout(timer))
  })
}

/**
 * Handles a timeout, but first reads data that has arrived. Node processes timers before sockets, and the process may
 * have been blocked in between, by the reader of its output or because it was stopped.
 */
export function afterReading(work: () => void): void {
  setImmediate(work)
}
