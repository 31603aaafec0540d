import { globalOptions } from '../../../src/cli/globals'
import { loginOptions } from '../../../src/cli/login-options'
import { settingsFromOptions } from '../../../src/client/keystone/given-settings'
import { cloudOptions, spellings } from '../../../src/client/keystone/options'

const options: [string, { flags: readonly string[] }][] = Object.entries({
  ...globalOptions,
  ...loginOptions(),
})

// `verify` is the file's way to say what --insecure says.
const settings = cloudOptions.map(({ name }) => name).filter((name) => name !== 'verify')

test.each(settings)('the setting %s has the option that messages name', (name) => {
  const { flag } = spellings(name)
  const [key = ''] = options.find(([, option]) => option.flags.includes(flag)) ?? []
  expect(settingsFromOptions({ [key]: 'given' }).get(name)).toEqual({
    value: 'given',
    origin: { kind: 'option', flag },
  })
})
