import type Conf from 'conf'
import type { Host } from '../foundation/host'
import { MagnumError, explainFileErrors } from '../foundation/errors'
import { objectIn } from '../foundation/json'
import { nearest } from '../foundation/nearest'
import { one } from '../cli/parameters'
import { onePage } from '../foundation/pages'
import { makeOwnFolder, userFolder } from '../foundation/own-folder'
import { type PreferenceName, preferenceNames, preferences, storedPreferences } from '../program/preferences'
import { defineCommand } from '../cli/definition'

const settingPositional = {
  setting: one('<setting>', { help: `One of ${preferenceNames.join(', ')}`, completes: 'setting' }),
}

/** The hint of every error about an unknown setting. */
const knownSettings = `The settings are: ${preferenceNames
  .map((name) => `${name} (${preferences[name].values})`)
  .join('; ')}.`

/** @throws MagnumError usage, if there is no setting of that name */
function settingNamed(word: string): PreferenceName {
  const found = preferenceNames.find((name) => name === word)
  if (found !== undefined) return found
  const guess = nearest(word, preferenceNames)
  const question = guess === undefined ? '' : `Did you mean ${guess}? `
  throw new MagnumError('usage', `unknown setting ${word}`, { hint: question + knownSettings })
}

/** @throws MagnumError failed, if there is no home folder */
function settingsFolder({ env }: Pick<Host, 'env'>): string {
  const folder = userFolder('config', env)
  if (folder !== undefined) return folder
  throw new MagnumError('failed', 'There is no settings folder: neither XDG_CONFIG_HOME nor HOME is set')
}

type Settings = Conf

/**
 * Changes the settings in config.json, which `conf` replaces atomically and makes readable only by the user.
 *
 * @throws MagnumError failed, with a message of one line
 */
export async function changeSettings(
  host: Pick<Host, 'env'>,
  change: (settings: Settings) => void,
): Promise<void> {
  const path = settingsFolder(host)
  const folder = makeOwnFolder(path, host.env.HOME ?? '')
  const { default: Conf } = await import('conf')
  await explainFileErrors(`write ${path}/config.json`, () => {
    const options = {
      cwd: folder,
      configName: 'config',
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      deserialize: (text: string) => objectIn(text) ?? {},
    }
    change(new Conf(options))
    return Promise.resolve()
  })
}

const columns = ['setting', 'value', 'values', 'what']

export const configList = defineCommand({
  heading: 'This program',
  name: 'config-list',
  summary: 'List the settings of this program',
  answer: 'list',
  columns,
  examples: [{ command: 'magnum config list', what: 'all settings and their values' }],
  handler: (_args, { host }) => {
    const set = storedPreferences(host.env)
    const rows = preferenceNames.map((name) => ({
      setting: name,
      value: set[name] ?? null,
      values: preferences[name].values,
      what: preferences[name].what,
    }))
    return Promise.resolve({ kind: 'list', columns, pages: onePage(rows) })
  },
})

export const configGet = defineCommand({
  heading: 'This program',
  name: 'config-get',
  summary: 'Print a setting, or nothing if it is not set',
  answer: 'text',
  positionals: settingPositional,
  examples: [{ command: 'magnum config get os_cache', what: 'whether tokens are cached' }],
  handler: (args, { host }) => {
    const value = storedPreferences(host.env)[settingNamed(args.setting)]
    return Promise.resolve({ kind: 'text', text: value === undefined ? '' : `${String(value)}\n` })
  },
})

export const configSet = defineCommand({
  heading: 'This program',
  name: 'config-set',
  summary: 'Change a setting of this program',
  answer: 'none',
  positionals: {
    ...settingPositional,
    value: one('<value>', {
      help: "Its value; 'magnum config list' lists the possible ones",
      completes: 'setting-value',
    }),
  },
  examples: [
    { command: 'magnum config set os_cache true', what: 'cache the token between commands' },
    { command: 'magnum config set confirm true', what: 'ask before anything is deleted' },
  ],
  handler: async (args, { host }) => {
    const name = settingNamed(args.setting)
    const { read, values } = preferences[name]
    const value = read(args.value)
    if (value === undefined) {
      throw new MagnumError('usage', `${name} cannot be '${args.value}'`, {
        hint: `Allowed values: ${values}.`,
      })
    }
    await changeSettings(host, (settings) => settings.set(name, value))
    return { kind: 'nothing' }
  },
})

export const configUnset = defineCommand({
  heading: 'This program',
  name: 'config-unset',
  summary: 'Reset a setting to its default',
  answer: 'none',
  positionals: settingPositional,
  examples: [{ command: 'magnum config unset os_cache', what: 'stop caching tokens' }],
  handler: async (args, { host }) => {
    const name = settingNamed(args.setting)
    await changeSettings(host, (settings) => settings.delete(name))
    return { kind: 'nothing' }
  },
})

export const configPath = defineCommand({
  heading: 'This program',
  name: 'config-path',
  summary: 'Print the path of the settings file',
  answer: 'text',
  examples: [{ command: 'magnum config path', what: 'where the settings are stored' }],
  handler: (_args, { host }) =>
    Promise.resolve({ kind: 'text', text: `${settingsFolder(host)}/config.json\n` }),
})
