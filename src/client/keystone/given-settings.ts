import { type CloudOption, cloudOptions, namesOf, spellings } from './options'
import type { Setting, Settings } from './settings'

/** Values of the command line under camelCase names: `authUrl`, `insecure`. */
export type CloudOptions = Readonly<Record<string, unknown>>
export type Environment = Readonly<Record<string, string | undefined>>

// Both turn the few names that are given into those of settings, rather than all those of settings around.

/** The settings that were given on the command line. */
export function settingsFromOptions(options: CloudOptions): Settings {
  const given = new Map(Object.entries(options).map(([key, value]) => [snakeCase(key), value]))
  return collect((_option, name) => {
    const value = given.get(name)
    if (value === undefined || value === false || value === '') return undefined
    return { value: text(value), origin: { kind: 'option', flag: spellings(name).flag } }
  })
}

/** The settings that stand in the environment, as `OS_<NAME>` or under a name of their own. */
export function settingsFromEnvironment(env: Environment): Settings {
  const given = new Map(Object.keys(env).map((variable) => [settingNamed(variable), variable]))
  return collect((option, name) => {
    const own = name === option.name ? (option.variables ?? []) : []
    const variable = [given.get(name), ...own].find((candidate) => candidate && env[candidate])
    return variable && { value: env[variable] ?? '', origin: { kind: 'variable', name: variable } }
  })
}

function settingNamed(variable: string): string | undefined {
  return /^OS_[^a-z]+$/.test(variable) ? variable.slice('OS_'.length).toLowerCase() : undefined
}

/** The name of the cloud that the variables make together. */
export function environmentName(env: Environment): string {
  return env['OS_CLOUD_NAME'] || 'envvars'
}

function collect(find: (option: CloudOption, name: string) => Setting | '' | undefined): Settings {
  const found = new Map<string, Setting>()
  for (const option of cloudOptions) {
    for (const name of namesOf(option)) {
      const setting = find(option, name)
      if (setting) {
        found.set(option.name, setting)
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
