import {
  flagOf,
  type LoginSetting,
  type OldOption,
  type OptionFacts,
  rareSettings,
  usualSettings,
  variablesOf,
} from '../client/keystone/settings-table'
import type { Option, Options } from './definition'
import { flag, integer, seconds, text } from './parameters'

/** How the options of rare settings begin. */
export const loginPrefix = '--os-'

/** The options of the settings that the help shows, under the settings' names in camelCase. */
export function usualLoginOptions(): Options {
  return Object.fromEntries(
    usualSettings.flatMap((setting) => [
      optionOf(setting, { env: variablesOf(setting) }),
      ...(setting.oldOptions ?? []).map((old) => oldOption(setting, old)),
    ]),
  )
}

/** The options of the other settings: they work like the others, but do not crowd the help. */
export function loginOptions(): Options {
  return Object.fromEntries(
    rareSettings
      .filter(({ option }) => option !== false)
      .map((setting) => optionOf(setting, { env: variablesOf(setting), added: true, hidden: true })),
  )
}

interface Place {
  env: readonly string[]
  added?: boolean
  hidden?: boolean
}

function oldOption(setting: LoginSetting, { name, help, ...option }: OldOption): [string, Option] {
  const old = { name, help, option: { flag: flagOf(setting, name), ...option } }
  return optionOf(old, { env: variablesOf(old), hidden: true })
}

function optionOf(setting: LoginSetting, place: Place): [key: string, Option] {
  const { takes, metavar, completes, added, alsoSpelt } = setting.option || {}
  const option = make(takes, flagOf(setting), {
    help: setting.help,
    ...place,
    ...(metavar && { metavar }),
    ...(completes && { completes }),
    ...(added && { added }),
    ...(alsoSpelt && { aliases: alsoSpelt }),
  })
  return [camelCase(setting.name), option]
}

type Facts = Parameters<typeof text>[1] & Parameters<typeof flag>[1] & Parameters<typeof seconds>[1]

function make(takes: OptionFacts['takes'], name: string, facts: Facts): Option {
  switch (takes) {
    case 'switch':
      return flag(name, facts)
    case 'seconds':
      return seconds(name, facts)
    case 'integer':
      return integer(name, facts)
    default:
      return text(name, facts)
  }
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
