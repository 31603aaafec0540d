import { STATUS_CODES, validateHeaderValue } from 'node:http'
import { promisify } from 'node:util'
import axios, {
  AxiosError,
  type AxiosInstance,
  type AxiosRequestConfig,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios'
import { type Connection, createConnection, type TimeLimits } from './connection'
import { isObject } from '../../foundation/json'
import { faultFrom } from './fault-causes'
import { refusalHint } from './fault-hints'
import { Fault, unsent } from './faults'
import type { HttpRequest, HttpResponse } from './messages'
import type { Proxy } from './proxies'
import type { Routes } from './routes'
import { isWebPage } from './server-reason'

declare module 'axios' {
  interface AxiosRequestConfig {
    connection?: Connection
  }
}

export interface Limits extends TimeLimits {
  /** Maximum size of a response body in bytes, decompressed. */
  responseBytes: number
}

const asItIs = [(data: unknown) => data]

/**
 * The axios instance of a transport. It sends a request once and returns responses of any status; without a response,
 * it throws a `Fault` or an `AxiosError` caused by one. Interceptors add redirects and retries.
 */
export function createClient(routes: Routes, limits: Limits): AxiosInstance {
  const client = axios.create({
    adapter: 'http',
    proxy: false,
    maxRedirects: 0,
    validateStatus: null,
    // axios accepts a truncated compressed body as complete.
    decompress: false,
    responseType: 'arraybuffer',
    transformRequest: asItIs,
    transformResponse: asItIs,
    maxContentLength: limits.responseBytes,
    // `false` keeps axios from adding default headers.
    headers: { Accept: false, 'Content-Type': false, 'User-Agent': false, 'Accept-Encoding': false },
  })
  client.interceptors.request.use(async (config) => {
    const route = await routes.to(webUrl(config.url))
    const connection = createConnection(route, limits)
    return { ...config, connection, transport: connection, httpAgent: route.agent, httpsAgent: route.agent }
  })
  client.interceptors.response.use(
    async (received) => {
      const { config } = received
      const data = await textOf(received, limits.responseBytes).catch((error: unknown) => {
        throw failure(error, config)
      })
      if (!hasTooManyValues(data)) return { ...received, data }
      const detail = `the answer has more than ${mostValues} values`
      throw failure(new Fault('too-large', detail, { reached: true }), config)
    },
    (error: unknown) => {
      throw explained(error)
    },
  )
  return client
}

/** The text of a body; `connection.ts` refuses encodings other than gzip. */
async function textOf({ data, headers }: AxiosResponse<unknown>, limit: number): Promise<string> {
  const bytes = Buffer.isBuffer(data) ? data : Buffer.alloc(0)
  if (bytes.length === 0 || !/gzip/i.test(String(headers['content-encoding']))) return bytes.toString()
  const { gunzip } = await import('node:zlib')
  return (await promisify(gunzip)(bytes, { maxOutputLength: limit })).toString()
}

/** The error with its fault as the cause; unchanged if it is not a network error. */
function explained(error: unknown): unknown {
  if (!axios.isAxiosError(error)) {
    // OpenSSL rejects some certificates.
    return isObject(error) && typeof error['code'] === 'string'
      ? faultFrom(error, { progress: unsent })
      : error
  }
  const { signal } = error.config ?? {}
  const aborted: unknown = signal instanceof AbortSignal && signal.aborted ? signal.reason : undefined
  if (aborted !== undefined && !(aborted instanceof Fault)) return error
  return failure(aborted ?? error, error.config)
}

/** The error of axios for a request that failed, with a fault as its cause. */
function failure(error: unknown, config: InternalAxiosRequestConfig | undefined): AxiosError {
  const { url, connection } = config ?? {}
  const proxy = connection?.route.proxy
  const fault = faultFrom(error, { progress: connection?.progress ?? unsent, url, proxy })
  return AxiosError.from(fault, fault.kind, config)
}

/** Turns what plain http proxies answer themselves into faults. */
export function refuseProxyAnswers(client: AxiosInstance): void {
  client.interceptors.response.use((response) => {
    const { config } = response
    const refusal = plainRefusal(responseOf(response), config.connection?.route.proxy)
    if (refusal) throw failure(refusal, config)
    return response
  })
}

/** The fault of a plain http proxy that answers itself, with 407 or a web page. */
function plainRefusal({ status, body, headers, url }: HttpResponse, proxy: Proxy | undefined) {
  if (!proxy?.url.protocol.startsWith('http') || !url.startsWith('http:')) return undefined
  // The pages of these are the service's: a refused login, an error that it does not catch, a redirect.
  const isOwn = status === 401 || status === 500 || headers['location'] !== undefined
  const isPage = !isOwn && isWebPage(body)
  if (status !== 407 && !isPage) return undefined
  const said = `${status} ${STATUS_CODES[status] ?? ''}`.trim()
  const detail = isPage
    ? `the proxy, or a server behind it, answered with a page: ${said}`
    : `the proxy refused the request with ${said}`
  return new Fault('proxy', detail, { reached: true, proxy, hint: refusalHint(status, proxy) })
}

function webUrl(text = ''): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url
  throw new Fault('unknown', 'this is no http or https URL', { reached: false })
}

// Parsed JSON takes up to a hundred times its size in memory, depending on the number of values.
const mostValues = 300_000
const surelyFewer = 2 ** 20

/** Counts `[`, `{` and `,`, which precede every JSON value but the first. */
function hasTooManyValues(text: string): boolean {
  if (text.length <= surelyFewer) return false
  let count = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0x2c || code === 0x5b || code === 0x7b) count += 1
  }
  return count > mostValues
}

/** A request in axios's form. Throws a `Fault` for an invalid header. */
export function configOf(request: HttpRequest, signal: AbortSignal): AxiosRequestConfig<string> {
  const { method, url, headers = {}, body, retry } = request
  // axios would remove invalid characters, such as a line feed after a token, and send the rest.
  try {
    for (const [name, value] of Object.entries(headers)) validateHeaderValue(name, value)
  } catch (error) {
    throw faultFrom(error, { progress: unsent })
  }
  return {
    method,
    // As the URL parser does; a line feed would begin a line of the trace.
    url: url.replace(/[\t\n\r]/g, ''),
    headers: { ...headers },
    ...(body !== undefined && { data: body }),
    retry,
    signal,
  }
}

/** The request given to axios, with its headers and those added by axios. */
export function requestOf({ url = '', method = 'get', headers, data }: InternalAxiosRequestConfig) {
  const body: unknown = data
  return {
    method: method.toUpperCase(),
    url,
    headers: textHeaders(headers),
    ...(typeof body === 'string' && { body }),
  }
}

export function responseOf({ status, headers, data, config }: AxiosResponse<unknown>): HttpResponse {
  return { status, headers: textHeaders(headers), body: String(data), url: config.url ?? '' }
}

function textHeaders(headers: object): Record<string, string> {
  const given = Object.entries(headers).filter(
    ([, value]) => value !== undefined && value !== null && value !== false,
  )
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}
