import { defineCommand } from '../../cli/definition'
import { storedPreferences } from '../../program/preferences'
import { settingNamed, settingPositional } from './settings'

export const configGet = defineCommand({
  heading: 'This program',
  name: 'config-get',
  summary: 'Print a setting; nothing where it is not set',
  answer: 'text',
  positionals: settingPositional,
  examples: [{ command: 'magnum config get os_cache', what: 'whether tokens are kept' }],
  handler: (args, { host }) => {
    const value = storedPreferences(host.env)[settingNamed(args.setting)]
    return Promise.resolve({ kind: 'text', text: value === undefined ? '' : `${String(value)}\n` })
  },
})
