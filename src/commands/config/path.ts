import { defineCommand } from '../../cli/definition'
import { settingsFolder } from './settings'

export const configPath = defineCommand({
  heading: 'This program',
  name: 'config-path',
  summary: 'Print where the settings are kept',
  answer: 'text',
  examples: [{ command: 'magnum config path', what: 'the file of the settings' }],
  handler: (_args, { host }) =>
    Promise.resolve({ kind: 'text', text: `${settingsFolder(host)}/config.json\n` }),
})
