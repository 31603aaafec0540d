import type { Command } from '../cli/definition'
import type { Parsed } from '../cli/parsing'
import { MagnumError } from '../foundation/errors'
import type { Environment } from '../foundation/host'
import { objectIn } from '../foundation/json'
import { readOwnFile, userFolder } from '../foundation/own-folder'
import { formatNames } from '../output/formats'

interface Preference {
  /** Its values, for help. */
  values: string
  what: string
  /** Parses a value; undefined if it is invalid. */
  read: (word: string) => PreferenceValue | undefined
}

type PreferenceValue = string | number | boolean

const yesOrNo = (word: string) => (word === 'true' ? true : word === 'false' ? false : undefined)
const oneOf = (words: readonly string[]) => (word: string) => (words.includes(word) ? word : undefined)
const readFormat = oneOf(formatNames)
const anyText = (word: string) => (word.trim() === '' ? undefined : word)

/** The settings of `magnum config`. Options, variables and clouds.yaml override them. */
export const preferences = {
  cloud: { values: 'name', what: 'Name of the cloud in clouds.yaml', read: anyText },
  format: { values: formatNames.join(', '), what: 'Output format on a terminal', read: readFormat },
  columns: { values: 'comma-separated names', what: 'Columns of lists on a terminal', read: anyText },
  fit: { values: 'true, false', what: 'Fit tables to the terminal (the default)', read: yesOrNo },
  os_cache: { values: 'true, false', what: 'Cache the token between commands', read: yesOrNo },
  color: {
    values: 'auto, always, never',
    what: 'Colours on a terminal',
    read: oneOf(['auto', 'always', 'never']),
  },
  confirm: { values: 'true, false', what: 'Ask on a terminal before deleting anything', read: yesOrNo },
  timeout: {
    values: 'seconds',
    what: 'Time limit of one request',
    read: (word) => (Number(word) > 0 && Number.isFinite(Number(word)) ? Number(word) : undefined),
  },
  wait: { values: 'true, false', what: 'Wait until operations finish (--wait)', read: yesOrNo },
} satisfies Record<string, Preference>

export type PreferenceName = keyof typeof preferences
export type Preferences = Readonly<Partial<Record<PreferenceName, PreferenceValue>>>

export const preferenceNames = Object.keys(preferences) as PreferenceName[]

/**
 * Reads the settings and MAGNUM_FORMAT. Settings for terminals do not change the output for scripts. Every command
 * calls this, so it does not load the package that writes the file.
 *
 * @throws MagnumError usage, if the format is unknown; failed, if the file is not a JSON object
 */
export function readPreferences(env: Environment, isTerminal: () => boolean): Preferences {
  const format = env['MAGNUM_FORMAT'] || undefined
  if (format !== undefined && readFormat(format) === undefined) {
    throw new MagnumError('usage', `MAGNUM_FORMAT cannot be '${format}'`, {
      hint: `Allowed values: ${formatNames.join(', ')}.`,
    })
  }
  const stored = storedPreferences(env)
  const { format: shown, columns, color, ...forScripts } = stored
  const isForPeople = (shown ?? columns ?? color) !== undefined && isTerminal()
  return { ...(isForPeople ? stored : forScripts), ...(format === undefined ? {} : { format }) }
}

/** The settings for the login, under openstacksdk's names. */
export function connectionPreferences(env: Environment) {
  const { cloud, os_cache: cache, timeout } = storedPreferences(env)
  const settings = {
    ...(cache === true ? { cache: 'true' } : {}),
    ...(timeout === undefined ? {} : { timeout: String(timeout) }),
  }
  return { cloud: typeof cloud === 'string' ? cloud : undefined, settings }
}

/**
 * Reads the settings file.
 *
 * @throws MagnumError failed, if it is unreadable, not a JSON object, or other users can change it
 */
export function storedPreferences(env: Environment): Preferences {
  const folder = userFolder('config', env)
  const path = `${folder ?? ''}/config.json`
  const text = folder === undefined ? undefined : readSettings(path, env['HOME'] ?? '')
  if (text === undefined) return {}
  const content = objectIn(text)
  if (!content) throw unusable(`${path} is not a JSON object`)
  return Object.fromEntries(
    preferenceNames.flatMap((name) => {
      const value = content[name]
      const read = isScalar(value) ? preferences[name].read(String(value)) : undefined
      return read === undefined ? [] : [[name, read]]
    }),
  )
}

function readSettings(path: string, home: string): string | undefined {
  try {
    return readOwnFile(path, home)
  } catch (error) {
    throw error instanceof MagnumError && error.hint === undefined ? unusable(error.message) : error
  }
}

const unusable = (message: string) =>
  new MagnumError('failed', message, { hint: "Fix or delete it; 'magnum config set' creates it." })

const isScalar = (value: unknown): value is PreferenceValue =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** The command and output options, with the settings as defaults. */
export function withPreferences(
  { wait, format, columns }: Preferences,
  command: Pick<Command, 'answer' | 'columns'>,
  { options, output }: Pick<Parsed, 'options' | 'output'>,
): Pick<Parsed, 'options' | 'output'> {
  const wanted = typeof columns === 'string' && command.answer === 'list' ? columns.split(',') : []
  const shown = wanted.filter((column) => command.columns.includes(column))
  return {
    options: wait === true && options.wait === false ? { ...options, wait } : options,
    output: {
      ...output,
      format:
        output.format ??
        (command.answer === 'text' ? undefined : formatNames.find((each) => each === format)),
      columns: output.columns?.length ? output.columns : shown,
    },
  }
}
