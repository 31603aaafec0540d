import { Fault } from './faults'
import { redactBody, redactHeaders, redactUrl } from './redact'
import type { HttpRequest, HttpResponse, Send } from './transport'

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

/** The same exchange, each run of it told to the listener. */
export function traced(exchange: Send, listener: TraceListener, now: () => number): Send {
  let count = 0
  return async (request, signal) => {
    const id = (count += 1)
    const began = now()
    listener(requestEvent(id, request))
    try {
      const response = await exchange(request, signal)
      listener(responseEvent(id, response, now() - began))
      return response
    } catch (error) {
      const detail = error instanceof Fault ? error.detail : 'it was given up'
      listener({ kind: 'fault', id, detail, milliseconds: now() - began })
      throw error
    }
  }
}

function requestEvent(id: number, { method, url, headers = {}, body }: HttpRequest): TraceEvent {
  return {
    kind: 'request',
    id,
    method,
    url: redactUrl(url),
    headers: redactHeaders(headers),
    body: body === undefined ? undefined : redactBody(body, contentType(headers)),
  }
}

function responseEvent(
  id: number,
  { status, headers, body }: HttpResponse,
  milliseconds: number,
): TraceEvent {
  return {
    kind: 'response',
    id,
    status,
    headers: redactHeaders(headers),
    body: redactBody(body, contentType(headers)),
    milliseconds,
  }
}

function contentType(headers: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
}
