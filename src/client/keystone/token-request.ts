import { MagnumError } from '../../foundation/errors'
import { isTrue, type Settings, valueOf } from './settings'

/** The parts of the `identity` of a token request, by the method's name. */
const methods: Readonly<Record<string, (settings: Settings) => unknown>> = {
  password: (settings) => ({ user: { ...user(settings), password: valueOf(settings, 'password') } }),
  token: (settings) => ({ id: valueOf(settings, 'token') }),
  totp: (settings) => ({ user: { ...user(settings), passcode: valueOf(settings, 'passcode') } }),
  application_credential: applicationCredential,
}

/** The required settings of each method, one of each list. */
export const methodNeeds: Readonly<Record<string, readonly (readonly string[])[]>> = {
  password: [['username', 'user_id'], ['password']],
  token: [['token']],
  totp: [['username', 'user_id'], ['passcode']],
  application_credential: [
    ['application_credential_secret'],
    ['application_credential_id', 'application_credential_name'],
  ],
}

/**
 * The `identity` of a token request with these methods, in their order.
 *
 * @throws MagnumError `failed` for an unsupported method
 */
export function identity(names: readonly string[], settings: Settings): Record<string, unknown> {
  const parts = names.map((name): [string, unknown] => {
    const build = methods[name]
    if (!build) {
      throw new MagnumError('failed', `This client cannot do the authentication method ${name}`, {
        hint: `It can do: ${Object.keys(methods).join(', ')}.`,
      })
    }
    return [name, build(settings)]
  })
  return { methods: names, ...Object.fromEntries(parts) }
}

function user(settings: Settings): Record<string, unknown> {
  const id = valueOf(settings, 'user_id')
  if (id) return { id }
  const domain = reference(valueOf(settings, 'user_domain_id'), valueOf(settings, 'user_domain_name'))
  return { name: valueOf(settings, 'username'), ...(domain && { domain }) }
}

function applicationCredential(settings: Settings): unknown {
  const secret = valueOf(settings, 'application_credential_secret')
  const id = valueOf(settings, 'application_credential_id')
  // Names are unique per user, IDs globally.
  return id
    ? { id, secret }
    : { name: valueOf(settings, 'application_credential_name'), secret, user: user(settings) }
}

/**
 * The `scope` of a token request; undefined for none (keystoneauth, identity/v3/base.py).
 *
 * @throws MagnumError `failed` for more than one scope
 */
export function scopeOf(settings: Settings): unknown {
  const scopes = possibleScopes(settings).filter(([, scope]) => scope !== undefined)
  if (scopes.length > 1) {
    const names = scopes.map(([name]) => name).join(' and ')
    throw new MagnumError('failed', `A token has one scope, but ${names} are given`, {
      hint: 'Give one of project, domain, trust, system or unscoped; magnum doctor shows where each comes from.',
    })
  }
  return scopes[0]?.[1]
}

function possibleScopes(settings: Settings): [string, unknown][] {
  const get = (name: string) => valueOf(settings, name)
  const domain = reference(get('domain_id'), get('domain_name'))
  const trust = get('trust_id')
  return [
    ['domain', domain && { domain }],
    ['project', projectScope(settings)],
    ['trust', trust && { 'OS-TRUST:trust': { id: trust } }],
    ['system', systemScope(get('system_scope'))],
    ['unscoped', isTrue(get('unscoped')) ? 'unscoped' : undefined],
  ]
}

function projectScope(settings: Settings): unknown {
  const id = valueOf(settings, 'project_id')
  if (id) return { project: { id } }
  const name = valueOf(settings, 'project_name')
  if (!name) return undefined
  const domain = reference(valueOf(settings, 'project_domain_id'), valueOf(settings, 'project_domain_name'))
  return { project: { name, ...(domain && { domain }) } }
}

function systemScope(value: string | undefined): unknown {
  if (!value) return undefined
  if (value === 'all') return { system: { all: true } }
  throw new MagnumError('failed', `The system scope can only be all, not ${value}`, {
    hint: 'Set --os-system-scope, OS_SYSTEM_SCOPE or system_scope in clouds.yaml to all.',
  })
}

/** A reference to a domain in Keystone's format, by ID or else by name. */
function reference(
  id: string | undefined,
  name: string | undefined,
): { id: string } | { name: string } | undefined {
  if (id) return { id }
  return name ? { name } : undefined
}
