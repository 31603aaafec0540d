import type { Command } from '../cli/definition'
import type { Parsed } from '../cli/parsing'
import { MagnumError } from '../foundation/errors'
import { objectIn } from '../foundation/json'
import { readOwnFile, userFolder } from '../foundation/own-folder'
import { formatNames } from '../output/formats'

interface Preference {
  /** Its values, as help says it. */
  values: string
  what: string
  /** The value of a word; undefined where the word is no value of it. */
  read: (word: string) => PreferenceValue | undefined
}

type PreferenceValue = string | number | boolean

const yesOrNo = (word: string) => (word === 'true' ? true : word === 'false' ? false : undefined)
const oneOf = (words: readonly string[]) => (word: string) => (words.includes(word) ? word : undefined)
const readFormat = oneOf(formatNames)
const anyText = (word: string) => (word.trim() === '' ? undefined : word)

/** What `magnum config` sets: the last word before the defaults, after options, variables and clouds.yaml. */
export const preferences = {
  cloud: { values: 'name', what: 'Cloud of clouds.yaml', read: anyText },
  format: { values: formatNames.join(', '), what: 'Format of answers on a terminal', read: readFormat },
  columns: { values: 'names, with commas', what: 'Columns of lists on a terminal', read: anyText },
  fit: { values: 'true, false', what: 'Fit tables to the terminal (the default)', read: yesOrNo },
  os_cache: { values: 'true, false', what: 'Cache the token between commands', read: yesOrNo },
  color: { values: 'auto, always, never', what: 'Colours', read: oneOf(['auto', 'always', 'never']) },
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

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What the user prefers: what is set, and the format that the environment names. What is set for terminals does not
 * change what a script reads. Read on the path of every
 * command, and so without the package that writes it.
 *
 * @throws MagnumError usage for an unknown format, failed for a file that is no JSON object
 */
export function readPreferences(env: Environment, isTerminal: () => boolean): Preferences {
  const format = env['MAGNUM_FORMAT'] || undefined
  if (format !== undefined && readFormat(format) === undefined) {
    throw new MagnumError('usage', `MAGNUM_FORMAT cannot be '${format}'`, {
      hint: `Allowed values: ${formatNames.join(', ')}.`,
    })
  }
  const stored = storedPreferences(env)
  const { format: shown, columns, ...forScripts } = stored
  const isForPeople = (shown ?? columns) !== undefined && isTerminal()
  return { ...(isForPeople ? stored : forScripts), ...(format === undefined ? {} : { format }) }
}

/** The login's share of them, under openstacksdk's names. */
export function connectionPreferences(env: Environment) {
  const { cloud, os_cache: cache, timeout } = storedPreferences(env)
  const settings = {
    ...(cache === true ? { cache: 'true' } : {}),
    ...(timeout === undefined ? {} : { timeout: String(timeout) }),
  }
  return { cloud: typeof cloud === 'string' ? cloud : undefined, settings }
}

/**
 * What is in the file.
 *
 * @throws MagnumError failed, where it cannot be read, others can change it, or it is no JSON object
 */
export function storedPreferences(env: Environment): Preferences {
  const folder = userFolder('config', env)
  const path = `${folder ?? ''}/config.json`
  const text = folder === undefined ? undefined : readSettings(path, env['HOME'] ?? '')
  if (text === undefined) return {}
  const content = objectIn(text)
  if (!content) throw unusable(`${path} is no JSON object`)
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
  new MagnumError('failed', message, { hint: "Mend it or remove it; 'magnum config set' writes it." })

const isScalar = (value: unknown): value is PreferenceValue =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** The options of the command and of its answer, and what is preferred where none was given. */
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
