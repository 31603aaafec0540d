import { STATUS_CODES } from 'node:http'
import { singleQuoted } from '../../foundation/shell'
import type { TlsOptions } from './tls'
import { hidden } from './redact'
import type { TraceEvent } from './messages'

/**
 * The text of an event for `--debug`, ending with a line feed. A request is a `curl` line for a POSIX shell, with the
 * token in `$OS_TOKEN` and the password in `$OS_PASSWORD`. Server text is not escaped: the caller must do so for a
 * terminal.
 */
export function renderDebug(event: TraceEvent, tls: TlsOptions = {}): string {
  switch (event.kind) {
    case 'request':
      return `> ${curlLine(event, tls)}\n`
    case 'response':
      return `${responseLines(event).join('\n')}\n`
    case 'fault':
      return `< no answer: ${event.detail} (${Math.round(event.milliseconds)} ms)\n`
    case 'retry':
      return `* again in ${Math.round(event.milliseconds)} ms\n`
    case 'redirect':
      return `* redirected to ${event.url}\n`
  }
}

function curlLine(request: TraceEvent & { kind: 'request' }, tls: TlsOptions): string {
  const headers = Object.entries(request.headers).flatMap(([name, value]) => ['-H', header(name, value)])
  const body = request.body === undefined ? [] : ['--data-raw', withVariables(singleQuoted(request.body))]
  return [
    'curl -i -X',
    request.method,
    ...tlsArguments(tls),
    ...headers,
    ...body,
    singleQuoted(request.url),
  ].join(' ')
}

/** The shell variables of redacted values in a login, by key. */
const variables: Readonly<Record<string, string>> = {
  '"password"': 'OS_PASSWORD',
  '"passcode"': 'OS_PASSCODE',
  '"secret"': 'OS_APPLICATION_CREDENTIAL_SECRET',
  '"token":{"id"': 'OS_TOKEN',
  '"OS-TRUST:trust":{"id"': 'OS_TRUST_ID',
}

/** The quoted body of a login with variables instead of secrets, which must not need JSON escapes. */
function withVariables(quoted: string): string {
  return Object.entries(variables).reduce(
    (text, [key, variable]) => text.replaceAll(`${key}:"${hidden}"`, `${key}:"'"$${variable}"'"`),
    quoted,
  )
}

function header(name: string, value: string): string {
  return /^x-auth-token$/i.test(name) ? `"${name}: $OS_TOKEN"` : singleQuoted(`${name}: ${value}`)
}

function tlsArguments({ insecure, caFile, certFile, keyFile }: TlsOptions): string[] {
  const files = Object.entries({ '--cacert': caFile, '--cert': certFile, '--key': keyFile })
  return [
    ...(insecure ? ['-k'] : []),
    ...files.flatMap(([option, file]) => (file === undefined ? [] : [option, singleQuoted(file)])),
  ]
}

function responseLines(response: TraceEvent & { kind: 'response' }): string[] {
  const { status, headers, body, milliseconds } = response
  const text = `HTTP ${status} ${STATUS_CODES[status] ?? ''}`.trim()
  return [
    `< ${text} (${Math.round(milliseconds)} ms)`,
    ...Object.entries(headers).map(([name, value]) => `< ${name}: ${value}`),
    ...(body === '' ? [] : ['<', ...body.split('\n').map((line) => `< ${line}`)]),
  ]
}
