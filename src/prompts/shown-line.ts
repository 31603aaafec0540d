import { flagMeant } from '../cli/argv'
import { globalFlags } from '../cli/parsing'
import { flagOf, loginSettings } from '../client/keystone/settings-table'
import { visible } from '../output/sanitise'

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
  const flag = flagMeant(word, globalFlags([word]))
  return flag !== undefined && secretFlags.has(flag.option.flags[0])
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
