/** One request. URLs are absolute, bodies are serialised already. */
export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Readonly<Record<string, string>>
  body?: string
  /** Which rule of `retry.ts` applies: reads may be repeated, a login within limits, a change hardly ever. */
  retry: 'read' | 'login' | 'change' | 'never'
}

export interface HttpResponse {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  body: string
  /** The URL that answered, after redirects. */
  url: string
}

/** Sends requests over kept-alive connections; throws `MagnumError('connection')` where no answer came. */
export interface Transport {
  send(request: HttpRequest): Promise<HttpResponse>
  /** Closes the connections that are kept alive. */
  close(): void
  /** Which certificate authorities are believed at a URL, for people. */
  authorities?(url: string): Promise<string>
  /** When the certificate of a URL's host expires; undefined where that is not to be learnt. */
  certificateExpiry?(url: string): Promise<Date | undefined>
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** What happens on the wire, with every secret replaced already. `id` counts the exchanges of a transport from 1. */
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
  /** No answer came. */
  | { kind: 'fault'; id: number; detail: string; milliseconds: number }
  /** The request is sent again after a wait. */
  | { kind: 'retry'; milliseconds: number }
  | { kind: 'redirect'; url: string }

export type TraceListener = (event: TraceEvent) => void
