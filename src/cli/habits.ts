import type { Command } from './definition'
import { outputOptionsOf } from './output-options'

// What people type who come from kubectl, gh, doctl, docker or openstack. What can only mean one thing is accepted;
// for the rest the error names what does it here, or nothing: no suggestion is better than a wrong one.

/** Verbs that are accepted, and what they are called here. */
export const verbs: Readonly<Record<string, string>> = {
  ls: 'list',
  rm: 'delete',
  get: 'show',
  describe: 'show',
}

/** Verbs that are suggested only, and what does the same or nearly so. */
export const verbsElsewhere: Readonly<Record<string, string>> = {
  ...verbs,
  new: 'create',
  add: 'create',
  destroy: 'delete',
  remove: 'delete',
  info: 'show',
  inspect: 'show',
  status: 'show',
  edit: 'update',
  patch: 'update',
  set: 'update',
  unset: 'update',
  scale: 'resize',
  logs: 'events',
  kubeconfig: 'config',
  'kubeconfig-save': 'config',
  'get-kubeconfig': 'config',
  'update-kubeconfig': 'config',
  'get-credentials': 'config',
}

/** Nouns in the singular, and what they are called here. */
export const nounsElsewhere: Readonly<Record<string, string>> = {
  template: 'cluster-template',
  nodepool: 'nodegroup',
  'node-pool': 'nodegroup',
  'node-group': 'nodegroup',
  quota: 'quotas',
  stat: 'stats',
}

/** Programs, and groups of their commands, whose name stands in front of a noun. */
export const groupsElsewhere = ['magnum', 'openstack', 'kubernetes', 'container', 'eks', 'aks']

type Hints = readonly (readonly [typed: RegExp, hint: string])[]

/** Commands that are not here, by how the line begins, in small letters and parted at hyphens as well. */
const commandsElsewhere: Hints = [
  [/^(auth )?logout\b/, 'did you mean token-forget?'],
  [/^(whoami|auth status)\b/, 'did you mean doctor?'],
  [/^(login|auth|configure|init|setup)\b/, "every command logs in by itself: 'magnum help authentication'"],
  [/^token issue\b/, 'openstack token issue prints a token; magnum kubernetes-token is for kubectl'],
  [/^config view\b/, 'did you mean config-list?'],
  [/^config (get|use|current) contexts?\b/, 'clouds of clouds.yaml are chosen with --os-cloud'],
  [
    /^(apply\b|diff\b|create -f\b)/,
    "there are no manifests: a cluster is made with options, 'magnum help cluster-create'",
  ],
  [
    /^(cluster )?(exec|top|port forward|attach|rollout|drain|cordon|get (nodes?|pods?)|nodes?|pods?)\b/,
    "that is a task for kubectl, which 'magnum cluster-config' sets up",
  ],
  [/^((get|list|show) )?(flavor|image|keypair|network|subnet)s?\b/, "that is a task for 'openstack'"],
]

/** Options that are not here; a hint counts where the command has the options that it names. */
const optionsElsewhere: Hints = [
  [/^(-q|--quiet)$/, 'UUIDs alone: -f value -c uuid'],
  [/^--no-?headers?$/, 'without headers: -f value'],
  [/^(-v|--verbose)$/, 'did you mean --debug?'],
  [/^(--nodes|--size|--count|--workers)$/, 'did you mean --node-count?'],
  [/^--masters$/, 'did you mean --master-count?'],
  [/^(-t|--template)$/, 'did you mean --cluster-template?'],
  [/^--(ssh-key|key-name|key)$/, 'did you mean --keypair?'],
  [/^--wide$/, 'did you mean --long?'],
  [/^(--force|--now)$/, 'did you mean --yes?'],
  [/^--no-colou?r$/, 'did you mean --color never?'],
  [/^--output-format$/, 'did you mean --format?'],
  [/^--json$/, 'columns are chosen with -c: -f json -c name -c status'],
  [/^--(jq|query)$/, 'give -f json to jq'],
  [/^(-l|--selector|--field-selector|--filter)$/, 'filters are --status, --name, --template and --coe'],
  [/^(-A|--all-(projects|tenants|namespaces))$/, "an administrator's list has the clusters of all projects"],
  [/^(-n|--namespace|--project)$/, 'projects are chosen by the login: --os-project-name'],
  [/^--(context|cloud)$/, 'did you mean --os-cloud?'],
  [/^--region$/, 'did you mean --os-region-name?'],
]

/** Words that are no choice of an option or argument, which one of its choices stands for here. */
const choicesElsewhere: readonly (readonly [choice: string, typed: RegExp, hint: string])[] = [
  ['replace', /^[^=]+=/, 'did you mean replace $&?'],
  ['replace', /^(set|update)$/, 'did you mean replace?'],
  ['remove', /^(unset|delete|rm)$/, 'did you mean remove?'],
  ['value', /^name$/, 'names alone: -f value -c name'],
  ['json', /^(jsonpath|go-template|custom-columns)/, 'choose columns with -c, or give -f json to jq'],
  ['deleted', /^delete$/i, 'did you mean deleted?'],
  ['CREATE_COMPLETE', /^condition=/, 'leave it out to wait until the operation finishes'],
]

/** @param words those of the line, without its global options */
export function commandHint(words: readonly string[]): string | undefined {
  return hintIn(commandsElsewhere, words.join(' '))
}

/** @param names the options that the command has */
export function optionHint(option: string, names: readonly string[]): string | undefined {
  const told = optionsElsewhere.filter(([, hint]) => mentionedIn(hint).every((name) => names.includes(name)))
  return hintIn(told, option)
}

export function choiceHint(word: string, choices: readonly string[]): string | undefined {
  const hints = choicesElsewhere.filter(([choice]) => choices.includes(choice))
  return hintIn(
    hints.map(([, typed, hint]) => [typed, hint]),
    word,
  )?.replace('$&', () => word)
}

const hintIn = (hints: Hints, typed: string) => hints.find(([pattern]) => pattern.test(typed))?.[1]

const mentionedIn = (hint: string) => hint.match(/(?<![\w-])--?[a-z][a-z-]*/g) ?? []

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
  if (word === '--dry-run=client') return { translated: '--dry-run' }
  if (!('format' in outputOptionsOf(command))) return { translated: word }
  if (word === '--json' && !areColumns(command, next)) return { translated: '--format=json' }
  const [, format] = /^(?:-o=?|--output(?:=|$))(.*)$/s.exec(word) ?? []
  if (format === undefined) return { translated: word }
  const wide = ['long', 'detail'].find((key) => key in command.options)
  if (wide !== undefined && (format || next) === 'wide')
    return { translated: `--${wide}`, takesNext: format === '' }
  return { translated: format === '' ? '--format' : `--format=${format}` }
}

/** Whether a word is what `gh` takes behind `--json`. */
function areColumns({ positionals }: Command, word = '-'): boolean {
  const takesNone = Object.keys(positionals).length === 0
  return takesNone ? !word.startsWith('-') : /^[a-z_]+(,[a-z_]+)+$/.test(word)
}
