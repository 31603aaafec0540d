import { defineCommand } from '../../cli/definition'
import { changeSettings, settingNamed, settingPositional } from './settings'

export const configUnset = defineCommand({
  heading: 'This program',
  name: 'config-unset',
  summary: 'Give a setting its default again',
  answer: 'none',
  positionals: settingPositional,
  examples: [{ command: 'magnum config unset os_cache', what: 'keep no token any more' }],
  handler: async (args, { host }) => {
    const name = settingNamed(args.setting)
    await changeSettings(host, (settings) => settings.delete(name))
    return { kind: 'nothing' }
  },
})
