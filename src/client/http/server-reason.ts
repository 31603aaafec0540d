import { STATUS_CODES } from 'node:http'
import { isObject } from '../../foundation/json'
import type { HttpResponse } from './messages'

export interface ServerReason {
  /** One line; empty without a reason. */
  reason: string
  /** The request ID, if the body has one. */
  requestId?: string | undefined
  /** Whether the body is a web page, not a response of the service. */
  isPage: boolean
}

const longestReason = 1_000
/** Number of characters of a page searched for its title. */
const longestHead = 20_000

/**
 * The server's reason, from every format of OpenStack services and the proxies in front of them: Magnum's `errors` list
 * (magnum/api/middleware/parsable_error.py) with `detail` or `description`, Keystone's `error` object, the older
 * `error_message` with JSON in a string, a web page, plain text.
 */
export function serverReason(response: HttpResponse): ServerReason {
  const body = response.body.trim()
  const json = parsed(body)
  if (json !== undefined) return { reason: oneLine(fromJson(json)), requestId: idInBody(json), isPage: false }
  const isPage = isWebPage(body)
  return { reason: oneLine(isPage ? withoutStatus(pageTitle(body), response.status) : body), isPage }
}

/** Whether a body is the web page of a proxy, captive portal or web server. */
export function isWebPage(body: string): boolean {
  return /^\s{0,99}(?:<!--[^>]{0,999}-->\s{0,99})?<(?:!doctype|html|head|body|\?xml)/i.test(body)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fromJson(json: unknown): string {
  if (typeof json === 'string') return json
  const errors = member(json, 'errors')
  if (Array.isArray(errors)) return errors.map(fromOne).filter(Boolean).join('; ')
  const error = member(json, 'error')
  if (typeof error === 'string') return joined(error, text(json, 'error_description'))
  if (error !== undefined) return fromOne(error)
  const nested = member(json, 'error_message')
  if (nested !== undefined) return fromNested(nested)
  return fromOne(json)
}

/** `error_message` of older Pecan services: an object, or its JSON in a string. */
function fromNested(nested: unknown): string {
  if (typeof nested !== 'string') return fromOne(nested)
  const inner = parsed(nested)
  return typeof inner === 'object' && inner !== null ? fromOne(inner) : nested
}

function fromOne(error: unknown): string {
  if (typeof error === 'string') return error
  const title = text(error, 'title') || text(error, 'faultstring')
  const detail = ['detail', 'description', 'message', 'debuginfo']
    .map((name) => text(error, name))
    .find(Boolean)
  return joined(title, detail ?? '')
}

/** Combines title (what) and detail (why), unless one repeats the other or is only the status text. */
function joined(title: string, detail: string): string {
  const [what, why] = [oneLine(title), oneLine(detail)]
  if (why === '' || what === '') return what || why
  if (why.startsWith(what) || Object.values(STATUS_CODES).includes(what)) return why
  return what.startsWith(why) ? what : `${what}: ${why}`
}

function pageTitle(html: string): string {
  const head = html.slice(0, longestHead)
  const found = /<title[^<>]*>([^<]*)</i.exec(head) ?? /<h1[^<>]*>([^<]*)</i.exec(head)
  return (found?.[1] ?? '').replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')
}

/** Removes the number of `502 Bad Gateway`, which follows the reason anyway. */
function withoutStatus(title: string, status: number): string {
  const trimmed = title.trim()
  return trimmed.startsWith(`${status} `) ? trimmed.slice(String(status).length) : trimmed
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
}

function idInBody(json: unknown): string | undefined {
  const errors = member(json, 'errors')
  const ids = Array.isArray(errors) ? errors.map((error) => text(error, 'request_id')) : []
  return ids.find(Boolean)
}

/** Removes a final full stop, since `(HTTP 404)` follows. */
function oneLine(reason: string): string {
  // Truncate first: it may be megabytes.
  const line = reason
    .slice(0, 10 * longestReason)
    .replace(/\s+/g, ' ')
    .trim()
  const sentence = line.replace(/(?<!\.)\.$/, '')
  return sentence.length > longestReason ? `${sentence.slice(0, longestReason)}\u2026` : sentence
}

function text(value: unknown, name: string): string {
  const found = member(value, name)
  return typeof found === 'string' ? found : ''
}

function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}
