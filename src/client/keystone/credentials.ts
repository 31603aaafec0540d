import { MagnumError } from '../../foundation/errors'
import { hidden, redactUrl } from '../http/redact'
import { type AuthType, authTypeOf } from './auth-types'
import { type CloudSettings, describeOrigin, secretQuestion, type Settings, valueOf } from './settings'
import { flagOf, isSecret, keyOf, type LoginSetting, loginSettings, variablesOf } from './settings-table'
import { methodNeeds } from './token-request'

// Their names in the old client (shell.py, `_ensure_auth_info`).
const names: Readonly<Record<string, string>> = {
  username: 'a username',
  password: 'a password',
  auth_url: 'an auth url',
  project_name: 'a project name or project id',
  endpoint_override: "the service's URL",
}

/**
 * Completes the settings for the auth type, with prompts for missing secrets on a terminal.
 *
 * @throws MagnumError `denied` with option, variable and key of a missing setting
 */
export async function completeCredentials(
  { cloud, settings }: CloudSettings,
  type: AuthType,
  askSecret: ((question: string) => Promise<string>) | undefined,
): Promise<Settings> {
  const complete = new Map(settings)
  for (const alternatives of type.needs(settings)) {
    if (alternatives.some((name) => valueOf(complete, name))) continue
    const name = alternatives[0] ?? ''
    const question = secretQuestion(name, complete)
    const value = question && (await askSecret?.(question))
    if (!value) throw missing(alternatives)
    complete.set(name, { value, origin: { kind: 'prompt' } })
  }
  if (cloud === undefined && type.name === 'password' && !hasScope(complete)) {
    throw missing(['project_name', 'project_id'])
  }
  return complete
}

function hasScope(settings: Settings): boolean {
  return [
    'project_id',
    'project_name',
    'domain_id',
    'domain_name',
    'trust_id',
    'system_scope',
    'unscoped',
  ].some((name) => valueOf(settings, name))
}

function missing(alternatives: readonly string[]): MagnumError {
  const name = alternatives[0] ?? ''
  const rows = alternatives.flatMap((each) => loginSettings.find((row) => row.name === each) ?? [])
  const either = (spell: (row: LoginSetting) => string) => rows.map(spell).join(' or ')
  const hint =
    name === 'auth_url'
      ? 'Load the RC file that your cloud gives you, or name a cloud of clouds.yaml with --os-cloud.'
      : undefined
  return new MagnumError(
    'denied',
    `You must provide ${names[name] ?? `the ${name.replaceAll('_', ' ')}`} via ${either((row) => flagOf(row))}, ` +
      `env[${either((row) => variablesOf(row)[0])}] or ${either(keyOf)} in clouds.yaml`,
    { hint },
  )
}

/** The value of a setting, redacted if secret. */
export function shownValue(name: string, value: string): string {
  return isSecret(name) ? hidden : redactUrl(value)
}

// Settings that identify a login to the user.
const telling = [
  'auth_url',
  'username',
  'user_id',
  'application_credential_id',
  'application_credential_name',
]
const scopes = ['project_name', 'project_id', 'domain_name', 'domain_id', 'system_scope']

/** Lists the rejected credentials with their origins, without secrets. */
export function credentialsHint(settings: Settings): string {
  const secrets = loginSettings.flatMap(({ name }) => (isSecret(name) ? name : []))
  const unsent = unsentIn(settings)
  const parts = [...telling, ...scopes, ...secrets].flatMap((name) => {
    const setting = settings.get(name)
    if (!setting?.value || unsent.includes(name)) return []
    const shown = isSecret(name) ? name : `${name} ${shownValue(name, setting.value)}`
    return `${shown} (${describeOrigin(setting.origin)})`
  })
  return `Check what was used to log in: ${parts.join(', ')}.`
}

/** Settings for other ways to log in, which were not sent. */
function unsentIn(settings: Settings): readonly string[] {
  const needed = authTypeOf(settings).needs(settings).flat()
  const isCredential = needed.includes('application_credential_secret')
  // The name of an application credential is unique to its user; its scope is part of it.
  const isNamed = isCredential && !valueOf(settings, 'application_credential_id')
  const sent = isNamed ? [...needed, 'username', 'user_id'] : needed
  const others = Object.values(methodNeeds).flat(2)
  return [...others.filter((name) => !sent.includes(name)), ...(isCredential ? scopes : [])]
}
