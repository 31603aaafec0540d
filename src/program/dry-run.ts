import { stringifyJson } from '../foundation/exact-json'
import { redactText } from '../client/http/redact'
import type { Session, SessionRequest } from '../client/keystone/session'

/** Thrown in place of a response: the request was noted, not sent. */
export class NotSent extends Error {}

/** A read-only session: notes requests that would change something instead of sending them. */
export function readOnly(session: Session, note: (request: SessionRequest) => void): Session {
  return {
    ...session,
    request: (request) => {
      if (request.method === 'GET') return session.request(request)
      note(request)
      return Promise.reject(new NotSent('not sent'))
    },
  }
}

/** Describes a request with secrets redacted: method and path as in the API reference, then the body. */
export function describeRequest({ method, path, query, json }: SessionRequest): string {
  const given = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  )
  const target = given.length === 0 ? path : `${path}?${given.join('&')}`
  const body = json === undefined ? '' : `\n${stringifyJson(json, 2)}`
  return redactText(`${method} /v1${target}${body}\n`)
}
