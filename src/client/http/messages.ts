/** A request with an absolute URL and a serialised body. */
export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Readonly<Record<string, string>>
  body?: string
  /** The retry rule of `retry.ts`: reads may be repeated, logins within limits, changes hardly ever. */
  retry: 'read' | 'login' | 'change' | 'never'
}

export interface HttpResponse {
  status: number
  /** With names in lower case. */
  headers: Readonly<Record<string, string>>
  body: string
  /** The final URL, after redirects. */
  url: string
  /** Whether it is the response to a redirect. */
  isRedirected?: boolean
}

/** Sends requests over keep-alive connections; throws `MagnumError('connection')` without a response. */
export interface Transport {
  send(request: HttpRequest): Promise<HttpResponse>
  /** Closes idle connections. */
  close(): void
  /** Describes the trusted certificate authorities for a URL. */
  authorities?(url: string): Promise<string>
  /** When the certificate of a URL's host expires; undefined if unknown. */
  certificateExpiry?(url: string): Promise<Date | undefined>
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** A redacted event of a request. `id` numbers the exchanges of a transport from 1. */
export type TraceEvent =
  | {
      kind: 'request'
      id: number
      method: string
      url: string
      headers: Readonly<Record<string, string>>
      body: string | undefined
    }
  | {
      kind: 'response'
      id: number
      status: number
      headers: Readonly<Record<string, string>>
      body: string
      milliseconds: number
    }
  /** There was no response. */
  | { kind: 'fault'; id: number; detail: string; milliseconds: number }
  /** The request is sent again after a delay. */
  | { kind: 'retry'; milliseconds: number }
  | { kind: 'redirect'; url: string }

export type TraceListener = (event: TraceEvent) => void
