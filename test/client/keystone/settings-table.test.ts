import { globalOptions, loginOptions } from '../../../src/cli/global-options'
import { redactBody, redactUrl } from '../../../src/client/http/redact'
import { shownValue } from '../../../src/client/keystone/credentials'
import { settingsFromEnvironment, settingsFromOptions } from '../../../src/client/keystone/settings'
import { flagOf, loginSettings, variablesOf } from '../../../src/client/keystone/settings-table'
import { shownLine } from '../../../src/prompts/interview'

const options: [string, { flags: readonly string[]; env: readonly string[] }][] = Object.entries({
  ...globalOptions(),
  ...loginOptions(),
})

const withOption = loginSettings.filter(({ option }) => option !== false)
const secret = loginSettings.filter((setting) => setting.secret)

test.each(withOption)('the option named in messages sets $name', (setting) => {
  const { name } = setting
  const flag = flagOf(setting)
  const [key = ''] = options.find(([, option]) => option.flags.includes(flag)) ?? []
  expect(settingsFromOptions({ [key]: 'given' }).get(name)).toEqual({
    value: 'given',
    origin: { kind: 'option', flag },
  })
})

test.each(withOption)('the help of the option of $name names its variables', (setting) => {
  const [, option] = options.find(([, { flags }]) => flags.includes(flagOf(setting))) ?? []
  expect(option?.env).toEqual(variablesOf(setting))
  for (const variable of variablesOf(setting)) {
    expect(settingsFromEnvironment({ [variable]: 'given' }).get(setting.name)).toEqual({
      value: 'given',
      origin: { kind: 'variable', name: variable },
    })
  }
})

describe.each(secret)('the secret $name', (setting) => {
  const { name } = setting

  test('is redacted in a body, a query and a list of settings', () => {
    expect(redactBody(`{"${name}":"canary"}`)).toBe(`{"${name}":"***"}`)
    expect(redactBody(`{"${name}":"canary`)).toBe(`{"${name}":"***"`)
    expect(redactUrl(`https://idp.example/?${name}=canary`)).toBe(`https://idp.example/?${name}=***`)
    expect(shownValue(name, 'canary')).toBe('***')
  })

  test('is redacted in a command line', () => {
    const flag = flagOf(setting)
    expect(shownLine([flag, 'canary', 'cluster-list'])).toBe(`magnum ${flag} *** cluster-list`)
    expect(shownLine([`${flag}=canary`, 'cluster-list'])).toBe(`magnum ${flag}=*** cluster-list`)
  })
})
