import { MagnumError } from '../../foundation/errors'
import { redactUrl } from '../http/redact'
import type { HttpResponse } from '../http/transport'
import { objectIn } from '../../foundation/json'
import type { Access } from './access'
import { identityRoot } from './identity-url'
import { logIn, type LoginContext } from './login'
import { type Settings, valueOf } from './settings'

/**
 * Logs in with an OAuth 2.0 client credential: as an application credential at Keystone, and with an additional bearer
 * token for the services (keystoneauth, identity/v3/oauth2_client_credential.py).
 */
export async function logInByClientCredential(context: LoginContext): Promise<Access> {
  const { settings } = context
  const root = await identityRoot(context, 'v3oauth2clientcredential')
  const renamed = (name: string) => settings.get(name) ?? { value: '', origin: { kind: 'default' } }
  const asApplication: Settings = new Map([
    ['application_credential_id', renamed('oauth2_client_id')],
    ['application_credential_secret', renamed('oauth2_client_secret')],
  ])
  const access = await logIn({ ...context, settings: asApplication }, root, ['application_credential'], {
    scoped: false,
  })
  const response = await context.send({
    method: 'POST',
    url: valueOf(settings, 'oauth2_endpoint') ?? '',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Authorization: basic(valueOf(settings, 'oauth2_client_id'), valueOf(settings, 'oauth2_client_secret')),
    },
    body: 'grant_type=client_credentials',
    retry: 'login',
  })
  const token = textIn(answerOf(response), 'access_token') ?? ''
  return { ...access, headers: { ...access.headers, Authorization: `Bearer ${token}` } }
}

/** Sends a form to an identity provider. A client without a secret sends only its ID. */
export function askForToken(
  { settings, send }: LoginContext,
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<HttpResponse> {
  const id = valueOf(settings, 'client_id')
  const secret = valueOf(settings, 'client_secret')
  const form = new URLSearchParams({ ...fields, ...(id && !secret ? { client_id: id } : {}) })
  return send({
    method: 'POST',
    url,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(id && secret ? { Authorization: basic(id, secret) } : {}),
    },
    body: form.toString(),
    retry: 'login',
  })
}

/**
 * The JSON object in the response of an identity provider.
 *
 * @throws MagnumError with the provider's reason (RFC 6749, section 5.2)
 */
export function answerOf(response: HttpResponse): Record<string, unknown> {
  const body = objectIn(response.body)
  if (response.status < 400 && body) return body
  const reason = body && (textIn(body, 'error_description') ?? textIn(body, 'error'))
  const denied = response.status === 400 || response.status === 401 || response.status === 403
  throw new MagnumError(
    denied ? 'denied' : 'failed',
    `The identity provider at ${redactUrl(response.url)} answered: ${reason ?? 'no JSON'} (HTTP ${response.status})`,
    { status: response.status },
  )
}

export function textIn(answer: Record<string, unknown>, name: string): string | undefined {
  const value = answer[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The value of an HTTP Basic `Authorization` header. */
export function basic(user: string | undefined, password: string | undefined): string {
  return `Basic ${Buffer.from(`${user ?? ''}:${password ?? ''}`).toString('base64')}`
}
