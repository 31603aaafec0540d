import type { Environment } from '../../foundation/host'
import { flagOf, type LoginSetting, loginSettings, namesOf, variablesOf } from './settings-table'

/** Where the value of a setting came from. */
export type Origin =
  | { kind: 'option'; flag: string }
  | { kind: 'variable'; name: string }
  | { kind: 'file'; path: string; line: number }
  | { kind: 'profile'; name: string }
  | { kind: 'preference' }
  | { kind: 'prompt' }
  | { kind: 'default' }

export interface Setting {
  value: string
  origin: Origin
}

/** Settings of one source, or merged ones, by openstacksdk's names: `auth_url`, `region_name`. */
export type Settings = ReadonlyMap<string, Setting>

/** The settings of a cloud and of the login. */
export interface CloudSettings {
  /** The name in clouds.yaml; undefined if the settings come from options and variables alone. */
  cloud: string | undefined
  settings: Settings
  /** Warnings for the user. */
  warnings: readonly string[]
}

/** Settings of the transport. Files are paths; the timeout is in seconds. */
export interface ConnectionSettings {
  cacert: string | undefined
  cert: string | undefined
  key: string | undefined
  insecure: boolean
  timeout: number | undefined
  /** Maximum number of retries. */
  retries: number | undefined
}

/** The value of a setting; an empty one counts as none. */
export function valueOf(settings: Settings, name: string): string | undefined {
  return settings.get(name)?.value || undefined
}

/** True for the true values of oslo.utils (strutils, TRUE_STRINGS); false for anything else. */
export function isTrue(value: string | undefined): boolean {
  return /^(1|t|true|on|y|yes)$/i.test(value?.trim() ?? '')
}

/** Describes the origin of a value: `OS_USERNAME`, `/etc/openstack/clouds.yaml:7`. */
export function describeOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'option':
      return origin.flag
    case 'variable':
      return origin.name
    case 'file':
      return `${origin.path}:${origin.line}`
    case 'profile':
      return `profile ${origin.name}`
    case 'preference':
      return 'magnum config'
    case 'prompt':
      return 'typed in'
    case 'default':
      return 'default'
  }
}

/** The settings of the connection, with `~` in paths expanded. */
export function connectionSettings({ settings }: CloudSettings, home: string): ConnectionSettings {
  const path = (name: string) => valueOf(settings, name)?.replace(/^~(?=\/|$)/, home)
  // Whatever else is there, such as a path, does not turn verification off.
  const isUnverified = /^(0|f|false|off|n|no)$/i.test(valueOf(settings, 'verify')?.trim() ?? '')
  const timeout = Number(valueOf(settings, 'timeout'))
  const retries = Number(valueOf(settings, 'retries'))
  return {
    cacert: path('cacert'),
    cert: path('cert'),
    key: path('key'),
    // openstacksdk, config/cloud_region.py, `get_requests_verify_args`: insecure overrides verify and cacert.
    insecure: isTrue(valueOf(settings, 'insecure')) || isUnverified,
    timeout: timeout > 0 ? timeout : undefined,
    retries: Number.isInteger(retries) && retries >= 0 ? retries : undefined,
  }
}

/** What to prompt for, and the settings that say whose secret it is. */
const secrets: Readonly<Record<string, { what: string; of: readonly string[] }>> = {
  password: { what: 'Password', of: ['username', 'user_id'] },
  passcode: { what: 'TOTP passcode', of: ['username', 'user_id'] },
  token: { what: 'Token', of: [] },
  access_token: { what: 'Access token', of: [] },
  application_credential_secret: {
    what: 'Application credential secret',
    of: ['application_credential_name', 'application_credential_id'],
  },
  client_secret: { what: 'Client secret', of: ['client_id'] },
  oauth2_client_secret: { what: 'Client secret', of: ['oauth2_client_id'] },
}

/** The prompt for a secret, with its owner and host: `Password for demo at keystone.example.com:`. */
export function secretQuestion(name: string, settings: Settings): string | undefined {
  const secret = Object.hasOwn(secrets, name) ? secrets[name] : undefined
  if (!secret) return undefined
  const [owner] = secret.of.flatMap((each) => valueOf(settings, each) ?? [])
  const url = valueOf(settings, 'auth_url') ?? ''
  const whose = owner === undefined ? '' : ` for ${owner}`
  const where = URL.canParse(url) ? ` at ${new URL(url).hostname}` : ''
  return `${secret.what}${whose}${where}:`
}

/** Command-line values by camelCase names: `authUrl`, `insecure`. */
export type CloudOptions = Readonly<Record<string, unknown>>

/** The settings from the command line. */
export function settingsFromOptions(options: CloudOptions): Settings {
  const given = new Map(Object.entries(options).map(([key, value]) => [snakeCase(key), value]))
  return collect((setting, name) => {
    const value = given.get(name)
    if (value === undefined || value === false || value === '') return undefined
    return { value: text(value), origin: { kind: 'option', flag: flagOf(setting, name) } }
  })
}

/** The settings from the environment, as `OS_<NAME>` or under other names. */
export function settingsFromEnvironment(env: Environment): Settings {
  return collect((setting, name) => {
    const variables = name === setting.name ? variablesOf(setting) : [`OS_${name.toUpperCase()}`]
    const variable = variables.find((candidate) => env[candidate])
    return variable && { value: env[variable] ?? '', origin: { kind: 'variable', name: variable } }
  })
}

/** The name of the cloud that the variables define. */
export function environmentName(env: Environment): string {
  return env['OS_CLOUD_NAME'] || 'envvars'
}

function collect(find: (setting: LoginSetting, name: string) => Setting | '' | undefined): Settings {
  const found = new Map<string, Setting>()
  for (const row of loginSettings) {
    for (const name of namesOf(row)) {
      const setting = find(row, name)
      if (setting) {
        found.set(row.name, setting)
        break
      }
    }
  }
  return found
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function text(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(',') : String(value)
}
