import type Conf from 'conf'
import type { Host } from '../../foundation/host'
import { MagnumError } from '../../foundation/errors'
import { nearest } from '../../foundation/nearest'
import { one } from '../../cli/parameters'
import { explainFileErrors } from '../../foundation/file-errors'
import { makeOwnFolder } from '../../foundation/own-folder'
import { userFolder } from '../../foundation/user-folders'
import { type PreferenceName, preferenceNames, preferences } from '../../program/preferences'

export const settingPositional = {
  setting: one('<setting>', { help: `One of ${preferenceNames.join(', ')}`, completes: 'setting' }),
}

/** The list that `config list` and every refusal shows. */
export const knownSettings = `The settings are: ${preferenceNames
  .map((name) => `${name} (${preferences[name].values})`)
  .join('; ')}.`

/** @throws MagnumError usage, with the list, for a name that is no setting */
export function settingNamed(word: string): PreferenceName {
  const found = preferenceNames.find((name) => name === word)
  if (found !== undefined) return found
  const guess = nearest(word, preferenceNames)
  const question = guess === undefined ? '' : `Did you mean ${guess}? `
  throw new MagnumError('usage', `there is no setting ${word}`, { hint: question + knownSettings })
}

/** @throws MagnumError failed, where there is no home to keep settings in */
export function settingsFolder({ env }: Pick<Host, 'env'>): string {
  const folder = userFolder('config', env)
  if (folder !== undefined) return folder
  throw new MagnumError('failed', 'There is no folder for settings: neither XDG_CONFIG_HOME nor HOME is set')
}

type Settings = Conf<Record<string, string | number | boolean>>

/**
 * Changes the settings as `conf` keeps them: in config.json, for the user's eyes only, replaced in one step.
 *
 * @throws MagnumError failed, in one line
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
    }
    change(new Conf(options))
    return Promise.resolve()
  })
}
