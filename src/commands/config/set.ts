import { defineCommand } from '../../cli/definition'
import { one } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'
import { preferences } from '../../program/preferences'
import { changeSettings, settingNamed, settingPositional } from './settings'

export const configSet = defineCommand({
  heading: 'This program',
  name: 'config-set',
  summary: 'Change a setting of this program',
  answer: 'none',
  positionals: {
    ...settingPositional,
    value: one('<value>', { help: 'Its value', completes: 'setting-value' }),
  },
  examples: [
    { command: 'magnum config set os_cache true', what: 'keep the token between commands' },
    { command: 'magnum config set confirm true', what: 'be asked before something is deleted' },
  ],
  handler: async (args, { host }) => {
    const name = settingNamed(args.setting)
    const { read, values } = preferences[name]
    const value = read(args.value)
    if (value === undefined) {
      throw new MagnumError('usage', `${name} cannot be '${args.value}'`, { hint: `It takes: ${values}.` })
    }
    await changeSettings(host, (settings) => settings.set(name, value))
    return { kind: 'nothing' }
  },
})
