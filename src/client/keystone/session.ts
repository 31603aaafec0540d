import type { HttpResponse } from '../http/transport'

/** A request to the service that a session is for. */
export interface SessionRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Path below the endpoint's version root, escaped already: `/clusters/my%20cluster`. */
  path: string
  query?: Readonly<Record<string, string | number | undefined>>
  headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  json?: unknown
}

/**
 * A login at a cloud. It logs in when first used, adds the token, finds the endpoint, logs in again exactly
 * once after a 401, and throws a `MagnumError` for every status from 400 on.
 */
export interface Session {
  request(request: SessionRequest): Promise<HttpResponse>
  /** The project that the token is scoped to; undefined where it is scoped to none. */
  projectId(): Promise<string | undefined>
  close(): void
}
