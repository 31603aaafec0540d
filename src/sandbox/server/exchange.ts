import type { IncomingHttpHeaders } from 'node:http'
import type { Json } from '../json'

export interface Request {
  method: string
  /** The path without its query, still escaped. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
  /** `http://127.0.0.1:<port>`: what links in answers begin with. */
  origin: string
}

export interface Reply {
  status: number
  headers?: Readonly<Record<string, string>>
  /** JSON, or plain text where it is a string; undefined sends no body. */
  body?: Json
}

export type Handler = (request: Request) => Promise<Reply> | Reply

/** A request that a service turns down. The service's frame gives it the body that this service's errors have. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
  ) {
    super(reason)
  }
}
