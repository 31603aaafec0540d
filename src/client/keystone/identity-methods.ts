import { MagnumError } from '../../foundation/errors'
import { reference } from './scope'
import { type Settings, valueOf } from './settings'

/** The parts of the `identity` of a token request, by the method's name. */
const methods: Readonly<Record<string, (settings: Settings) => unknown>> = {
  password: (settings) => ({ user: { ...user(settings), password: valueOf(settings, 'password') } }),
  token: (settings) => ({ id: valueOf(settings, 'token') }),
  totp: (settings) => ({ user: { ...user(settings), passcode: valueOf(settings, 'passcode') } }),
  application_credential: applicationCredential,
}

/** The settings that each method cannot do without; of a list of several, one. */
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
 * @throws MagnumError `failed` for a method that this client cannot do
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
  // A name is unique for its user only, an id everywhere.
  return id
    ? { id, secret }
    : { name: valueOf(settings, 'application_credential_name'), secret, user: user(settings) }
}
