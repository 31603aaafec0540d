import type { Command } from './definition'
import { outputOptionsOf } from './output-options'

// What people type who come from kubectl, gh, doctl, docker or openstack. What can only mean one thing is accepted;
// for the rest the error names what does it here.

/** Verbs, and what they are called here. */
export const verbs: Readonly<Record<string, string>> = {
  ls: 'list',
  rm: 'delete',
  get: 'show',
  describe: 'show',
}

/** Commands that there are none of, by the words they begin with, hyphens or not, and what does the same. */
export const commandsElsewhere: Readonly<Record<string, string>> = {
  get: 'say the noun first, such as magnum cluster show NAME',
  'get cluster': 'did you mean cluster-list, or cluster-show NAME?',
  'get clusters': 'did you mean cluster-list?',
  'get nodegroups': 'did you mean nodegroup-list CLUSTER?',
  describe: 'say the noun first, such as magnum cluster show NAME',
  scale: 'did you mean cluster-resize?',
  'cluster scale': 'did you mean cluster-resize?',
  'kubeconfig save': 'did you mean cluster-config?',
  'cluster kubeconfig': 'did you mean cluster-config?',
  login: "every command logs in by itself: 'magnum help authentication'",
  edit: 'did you mean cluster-update?',
  'config view': 'did you mean config-list?',
  'cluster edit': 'did you mean cluster-update?',
  template: 'did you mean cluster template?',
  nodepool: 'did you mean nodegroup?',
  logout: 'did you mean token-forget?',
  'token issue': 'openstack token issue prints a token; magnum kubernetes-token is for kubectl',
}

/** The command that is meant by `delete cluster`. */
export function verbFirst(
  [verb = '', noun = '']: readonly string[],
  names: readonly string[],
): string | undefined {
  const name = `${singular(noun)}-${verbs[verb] ?? verb}`
  return names.includes(name) ? name : undefined
}

/** The command that is meant by `ls` or by `clusters`. */
export function withoutNoun(word: string, names: readonly string[]): string | undefined {
  return [`cluster-${verbs[word] ?? word}`, `${singular(word)}-list`].find((name) => names.includes(name))
}

const singular = (noun: string) => noun.replace(/s$/, '')

/** Options that there are none of, and what does the same; an option that is named must be one of the command. */
export const optionsElsewhere: Readonly<Record<string, string>> = {
  '-q': 'UUIDs alone: -f value -c uuid',
  '--quiet': 'UUIDs alone: -f value -c uuid',
  '--no-headers': 'without headers: -f value',
  '-v': 'did you mean --debug?',
  '--verbose': 'did you mean --debug?',
  '--nodes': 'did you mean --node-count?',
  '--template': 'did you mean --cluster-template?',
  '--wide': 'did you mean --long?',
  '--force': 'did you mean --yes?',
  '--no-color': 'did you mean --color never?',
  '--jq': 'give -f json to jq',
  '-n': 'projects are chosen by the login: --os-project-name',
}

/** The words behind a command, in the spelling that is known here. */
export function inOurWords(command: Command, words: readonly string[]): readonly string[] {
  const end = words.includes('--') ? words.indexOf('--') : words.length
  const ours: string[] = []
  for (let index = 0; index < end; index++) {
    const [word = '', next] = words.slice(index)
    const { translated, takesNext = false } = inOurs(command, word, next)
    ours.push(translated)
    if (takesNext) index++
  }
  return [...ours, ...words.slice(end)]
}

function inOurs(
  command: Command,
  word: string,
  next: string | undefined,
): { translated: string; takesNext?: boolean } {
  if (word === '-w' && 'watch' in command.options) return { translated: '--watch' }
  if (!('format' in outputOptionsOf(command))) return { translated: word }
  if (word === '--json') return { translated: '--format=json' }
  const [, format] = /^(?:-o=?|--output(?:=|$))(.*)$/s.exec(word) ?? []
  if (format === undefined) return { translated: word }
  const wide = ['long', 'detail'].find((key) => key in command.options)
  if (wide !== undefined && (format || next) === 'wide')
    return { translated: `--${wide}`, takesNext: format === '' }
  return { translated: format === '' ? '--format' : `--format=${format}` }
}
