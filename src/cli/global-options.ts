import type { Options, ValuesOf, Option } from './definition'
import { count, flag, text, seconds } from './parameters'
import {
  flagOf,
  type LoginSetting,
  type OldOption,
  type OptionFacts,
  rareSettings,
  usualSettings,
  variablesOf,
} from '../client/keystone/settings-table'

/**
 * Options accepted before and after any command, without those of `loginOptions`. Their environment variables are read
 * with the settings.
 */
export function globalOptions() {
  return {
    version: flag('--version', { help: 'Print the version of this program', aliases: ['-V'] }),
    debug: flag('--debug', { help: 'Show all requests and responses on stderr, with secrets redacted' }),
    timing: flag('--timing', {
      help: 'Show the duration of each request',
      added: true,
      aliases: ['--timings', '--collect-timing'],
    }),
    cloud: text('--os-cloud', {
      help: 'Name of the cloud in clouds.yaml',
      env: ['OS_CLOUD'],
      completes: 'cloud',
    }),
    ...usualLoginOptions(),
    color: text('--color', {
      help: 'When to use colour',
      metavar: '<when>',
      choices: ['auto', 'always', 'never'],
      added: true,
    }),
    dryRun: flag('--dry-run', {
      help: 'Show the requests that would change something instead of sending them',
      added: true,
    }),
    profile: text('--profile', {
      help: 'HMAC key for OSprofiler',
      metavar: '<hmac-key>',
      env: ['OS_PROFILE'],
      hidden: true,
    }),
  } satisfies Options
}

/** The given global options and login options. */
export type Globals = Partial<ValuesOf<ReturnType<typeof globalOptions>>>

/** Prefix of the options for rare settings. */
export const loginPrefix = '--os-'

/** Options for the common settings, which help shows, by the settings' names in camelCase. */
function usualLoginOptions(): Options {
  return Object.fromEntries(
    usualSettings.flatMap((setting) => [
      optionOf(setting, { env: variablesOf(setting) }),
      ...(setting.oldOptions ?? []).map((old) => oldOption(setting, old)),
    ]),
  )
}

/** Options for the other settings, hidden to keep the help short. */
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
    case 'count':
      return count(name, facts)
    default:
      return text(name, facts)
  }
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
