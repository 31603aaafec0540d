import type { Setting, Settings } from './settings'
import { flagOf, type LoginSetting, loginSettings, namesOf, variablesOf } from './settings-table'

/** Values of the command line under camelCase names: `authUrl`, `insecure`. */
export type CloudOptions = Readonly<Record<string, unknown>>
export type Environment = Readonly<Record<string, string | undefined>>

/** The settings that were given on the command line. */
export function settingsFromOptions(options: CloudOptions): Settings {
  const given = new Map(Object.entries(options).map(([key, value]) => [snakeCase(key), value]))
  return collect((setting, name) => {
    const value = given.get(name)
    if (value === undefined || value === false || value === '') return undefined
    return { value: text(value), origin: { kind: 'option', flag: flagOf(setting, name) } }
  })
}

/** The settings that stand in the environment, as `OS_<NAME>` or under a name of their own. */
export function settingsFromEnvironment(env: Environment): Settings {
  return collect((setting, name) => {
    const variables = name === setting.name ? variablesOf(setting) : [`OS_${name.toUpperCase()}`]
    const variable = variables.find((candidate) => env[candidate])
    return variable && { value: env[variable] ?? '', origin: { kind: 'variable', name: variable } }
  })
}

/** The name of the cloud that the variables make together. */
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
