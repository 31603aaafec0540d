import { defineCommand } from '../../cli/definition'
import { preferenceNames, preferences, storedPreferences } from '../../program/preferences'

const columns = ['setting', 'value', 'values', 'what']

export const configList = defineCommand({
  heading: 'This program',
  name: 'config-list',
  summary: 'List the settings of this program',
  answer: 'list',
  columns,
  examples: [{ command: 'magnum config list', what: 'what can be set, and what is' }],
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

// eslint-disable-next-line @typescript-eslint/require-await -- a list is made of pages that may have to be awaited
async function* onePage<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  yield rows
}
