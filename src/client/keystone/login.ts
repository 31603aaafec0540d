import { MagnumError } from '../../foundation/errors'
import { errorFromResponse } from '../http/errors'
import { redactUrl } from '../http/redact'
import type { HttpRequest, HttpResponse } from '../http/transport'
import { isObject, objectIn } from '../../foundation/json'
import { type Access, accessFromResponse } from './access'
import { secretQuestion, type Settings, valueOf } from './settings'
import { identity, scopeOf } from './token-request'

export type Send = (request: HttpRequest) => Promise<HttpResponse>

/** The input of a login. */
export interface LoginContext {
  settings: Settings
  send: Send
  /** Milliseconds since the epoch. */
  now: () => number
  /** Rejects if the program is interrupted or the signal aborted. */
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Prompts for a secret; undefined without a terminal. */
  askSecret?: ((question: string) => Promise<string>) | undefined
  warn: (text: string) => void
  /** Opens a page in the user's browser; undefined without one. */
  openBrowser?: ((url: string) => Promise<void>) | undefined
}

/**
 * Requests a token from Keystone with these methods, scoped by the settings or unscoped. If Keystone requires a further
 * method, it answers 401 with a receipt, with which the missing methods are sent.
 *
 * @throws MagnumError `denied` for wrong credentials
 */
export async function logIn(
  context: LoginContext,
  root: string,
  methods: readonly string[],
  options: { scoped: boolean },
): Promise<Access> {
  const scope = options.scoped ? scopeOf(context.settings) : undefined
  const ask = (names: readonly string[], settings: Settings, headers: Record<string, string>) =>
    context.send({
      method: 'POST',
      url: `${root}/auth/tokens`,
      headers,
      body: JSON.stringify({ auth: { identity: identity(names, settings), ...(scope ? { scope } : {}) } }),
      retry: 'login',
    })
  let response = await ask(methods, context.settings, {})
  const receipt = response.headers['openstack-auth-receipt']
  if (response.status === 401 && receipt) {
    const missing = missingMethods(response)
    const settings = await withPasscode(context, missing)
    response = await ask(missing, settings, { 'Openstack-Auth-Receipt': receipt })
  }
  return grantedAccess(response, context)
}

/**
 * The access granted by Keystone's response to a login.
 *
 * @throws MagnumError `denied` if it is refused, `failed` if it is not Keystone
 */
export function grantedAccess(response: HttpResponse, { now }: LoginContext): Access {
  if (response.status < 400) return accessFromResponse(response, now())
  const error = errorFromResponse(response)
  if (error.kind !== 'not-found') throw error
  // A 404 may be Keystone's TokenNotFound or ApplicationCredentialNotFound (keystone/exception.py).
  const [what] = /\b(token|application credential)\b/i.exec(error.message) ?? []
  if (what !== undefined) {
    const hint = `The ${what.toLowerCase()} that was given is unknown there, or no longer valid.`
    throw error.withHint(hint, 'denied')
  }
  // A wrong URL must not look like a missing cluster.
  const hint = `There is no Keystone at ${redactUrl(response.url)}: check the auth URL, which mostly ends in /v3.`
  throw error.withHint(hint, 'failed')
}

/** The methods still missing for the first of the server's rules. */
function missingMethods(response: HttpResponse): string[] {
  const body = objectIn(response.body)
  const receipt = isObject(body?.['receipt']) ? body['receipt'] : {}
  const done = Array.isArray(receipt['methods']) ? receipt['methods'] : []
  const rules = body?.['required_auth_methods']
  const rule: unknown = Array.isArray(rules) ? rules.find((candidate) => Array.isArray(candidate)) : undefined
  const missing = (Array.isArray(rule) ? rule : []).map(String).filter((name) => !done.includes(name))
  if (missing.length > 0) return missing
  throw errorFromResponse(response)
}

async function withPasscode(context: LoginContext, methods: readonly string[]): Promise<Settings> {
  const { settings, askSecret } = context
  if (!methods.includes('totp') || valueOf(settings, 'passcode')) return settings
  if (!askSecret) {
    throw new MagnumError('denied', 'Keystone wants a TOTP passcode beside the password', {
      hint: 'Give it with --os-passcode or OS_PASSCODE.',
    })
  }
  const value = await askSecret(secretQuestion('passcode', settings) ?? '')
  return new Map(settings).set('passcode', { value, origin: { kind: 'prompt' } })
}
