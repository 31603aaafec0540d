import { createHash, randomBytes } from 'node:crypto'
import { MagnumError } from '../../foundation/errors'
import { redactUrl } from '../http/redact'
import type { HttpResponse } from '../http/transport'
import { objectIn } from '../../foundation/json'
import type { Access } from './access'
import { identityRoot } from './identity-url'
import { grantedAccess, logIn, type LoginContext } from './login'
import { answerOf, askForToken, textIn } from './oauth2'
import { scopeOf } from './token-request'
import { valueOf } from './settings'

/**
 * Logs in with OpenID Connect: exchanges an access token of the identity provider for an unscoped Keystone token, and
 * that for a scoped one (keystoneauth, identity/v3/oidc.py and federation.py).
 *
 * @throws MagnumError `denied` if the provider or Keystone refuses
 */
export async function logInByOidc(
  context: LoginContext,
  accessToken: (context: LoginContext) => Promise<string>,
): Promise<Access> {
  const root = await identityRoot(context, 'v3oidc')
  const segment = (name: string) => encodeURIComponent(valueOf(context.settings, name) ?? '')
  const response = await context.send({
    method: 'POST',
    url: `${root}/OS-FEDERATION/identity_providers/${segment('identity_provider')}/protocols/${segment('protocol')}/auth`,
    headers: { Authorization: `Bearer ${await accessToken(context)}` },
    retry: 'login',
  })
  const unscoped = grantedAccess(response, context)
  const scope = scopeOf(context.settings)
  if (scope === undefined || scope === 'unscoped') return unscoped
  const token = { value: unscoped.headers['X-Auth-Token'] ?? '', origin: { kind: 'default' } } as const
  const settings = new Map(context.settings).set('token', token)
  return logIn({ ...context, settings }, root, ['token'], { scoped: true })
}

export async function passwordGrant(context: LoginContext): Promise<string> {
  const { settings } = context
  return grant(context, 'password', {
    username: valueOf(settings, 'username') ?? '',
    password: valueOf(settings, 'password') ?? '',
    scope: scopeWanted(context),
    ...(settings.has('idp_otp_key') ? { otp: valueOf(settings, 'idp_otp_key') ?? '' } : {}),
  })
}

export async function clientCredentialsGrant(context: LoginContext): Promise<string> {
  return grant(context, 'client_credentials', { scope: scopeWanted(context) })
}

/** Shows where the user can authorise this program, and waits for that (RFC 8628, with PKCE). */
export async function deviceGrant(context: LoginContext): Promise<string> {
  const { verifier, challenge } = proofKey(context)
  const provider = providerOf(context)
  const endpoint = await provider.endpoint('device_authorization_endpoint', 'device_authorization_endpoint')
  const started = answerOf(
    await askForToken(context, endpoint, { scope: scopeWanted(context), ...challenge }),
  )
  const address = textIn(started, 'verification_uri_complete') ?? textIn(started, 'verification_uri') ?? ''
  context.warn(`To log in, open ${address} and confirm the code ${textIn(started, 'user_code') ?? ''}`)
  const fields = {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: textIn(started, 'device_code') ?? '',
    code_verifier: verifier,
  }
  const deadline = context.now() + seconds(started, 'expires_in', 600)
  const tokens = await tokenEndpoint(provider)
  return pollForToken(context, tokens, fields, seconds(started, 'interval', 5), deadline)
}

async function pollForToken(
  context: LoginContext,
  endpoint: string,
  fields: Record<string, string>,
  interval: number,
  deadline: number,
): Promise<string> {
  let pause = interval
  while (context.now() < deadline) {
    await context.sleep(pause)
    const response = await askForToken(context, endpoint, fields)
    const waiting = response.status >= 400 ? pendingReason(response) : undefined
    if (waiting === undefined) return tokenIn(context, response)
    if (waiting === 'slow_down') pause += 5000
  }
  throw new MagnumError('denied', 'Nobody confirmed the login in time')
}

/** RFC 8628, section 3.5: the errors that mean to poll again. */
function pendingReason(response: HttpResponse): string | undefined {
  const body = objectIn(response.body)
  const error = body && textIn(body, 'error')
  return error === 'authorization_pending' || error === 'slow_down' ? error : undefined
}

/** Exchanges a grant for an access token at the provider (RFC 6749, section 4). */
export async function grant(
  context: LoginContext,
  type: string,
  fields: Readonly<Record<string, string>>,
  provider = providerOf(context),
): Promise<string> {
  const endpoint = await tokenEndpoint(provider)
  return tokenIn(context, await askForToken(context, endpoint, { ...fields, grant_type: type }))
}

const tokenEndpoint = (provider: Provider) => provider.endpoint('access_token_endpoint', 'token_endpoint')

/** A verifier and its challenge (PKCE, RFC 7636). */
export function proofKey({ settings }: LoginContext) {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = {
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: valueOf(settings, 'code_challenge_method') ?? 'S256',
  }
  return { verifier, challenge }
}

function tokenIn(context: LoginContext, response: HttpResponse): string {
  const name = valueOf(context.settings, 'access_token_type') ?? 'access_token'
  const token = textIn(answerOf(response), name)
  if (token) return token
  throw new MagnumError('failed', `The identity provider at ${redactUrl(response.url)} gave no ${name}`)
}

/** An identity provider, with endpoints from the settings or its discovery document. */
export interface Provider {
  /** @throws MagnumError `failed` if the document has no such endpoint, or one less secure than itself */
  endpoint(setting: string, key: string): Promise<string>
  /** The document, fetched once; undefined if none is set. */
  document(): Promise<Record<string, unknown> | undefined>
}

export function providerOf({ settings, send }: LoginContext): Provider {
  const url = valueOf(settings, 'discovery_endpoint')
  let asked: Promise<Record<string, unknown>> | undefined
  const ask = async (from: string) => answerOf(await send({ method: 'GET', url: from, retry: 'read' }))
  const document = async () => (url === undefined ? undefined : (asked ??= ask(url)))
  return {
    document,
    endpoint: async (setting, key) => {
      const given = valueOf(settings, setting)
      if (given) return given
      const found = textIn((await document()) ?? {}, key)
      if (found) return asProtected(found, key, url ?? '')
      throw new MagnumError('failed', `The discovery document ${redactUrl(url ?? '')} names no ${key}`)
    },
  }
}

/** A document over https may only name https endpoints, because passwords are sent to them. */
function asProtected(endpoint: string, key: string, discovery: string): string {
  const allowed = /^https:/i.test(discovery) ? ['https:'] : ['https:', 'http:']
  if (URL.canParse(endpoint) && allowed.includes(new URL(endpoint).protocol)) return endpoint
  throw new MagnumError(
    'failed',
    `The discovery document ${redactUrl(discovery)} names a ${key} that is no ${allowed.map((name) => name.slice(0, -1)).join(' or ')} URL: ${redactUrl(endpoint)}`,
    { hint: 'Nothing was sent to it. Ask the administrators of the identity provider.' },
  )
}

export function scopeWanted({ settings }: LoginContext): string {
  return valueOf(settings, 'openid_scope') ?? 'openid profile'
}

function seconds(answer: Record<string, unknown>, name: string, fallback: number): number {
  const value = Number(answer[name])
  return (value > 0 ? value : fallback) * 1000
}
