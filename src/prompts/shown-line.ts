import { openGlobals } from '../cli/globals'
import { OptionSet } from '../cli/option-set'
import { flagOf, loginSettings } from '../client/keystone/settings-table'
import { visible } from '../output/sanitise'

const globals = new OptionSet([openGlobals])
const secretFlags = new Set(loginSettings.filter(({ secret }) => secret).map((setting) => flagOf(setting)))

/** A command line as it can be typed in a shell, without the secrets that are in it. */
export function shownLine(argv: readonly string[]): string {
  const words = argv.map((word, index) => {
    const [flag = '', ...value] = word.split('=')
    if (isSecret(argv[index - 1])) return '***'
    return isSecret(flag) && value.length > 0 ? `${flag}=***` : quoted(word)
  })
  return visible(['magnum', ...words].join(' '))
}

function isSecret(word = ''): boolean {
  const match = globals.find(word)
  return match.kind === 'option' && secretFlags.has(match.placed.option.flags[0])
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
