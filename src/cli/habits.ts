import type { Command } from './definition'
import { outputOptionsOf } from './output-options'

// What users of kubectl, gh, doctl, docker or openstack may type. Unambiguous spellings are accepted; for others, the
// error suggests the equivalent, or nothing, which is better than a wrong suggestion.

/** Accepted synonyms of verbs. */
export const verbs: Readonly<Record<string, string>> = {
  ls: 'list',
  rm: 'delete',
  get: 'show',
  describe: 'show',
}

/** Whether a command accepts a spelling that `next` follows. */
type Test = (command: Command, next: string) => boolean

const has =
  (key: string): Test =>
  ({ options }) =>
    key in options
const hasFormat: Test = (command) => 'format' in outputOptionsOf(command)

/** Accepted synonyms of `--format`, which the completions know. */
export const formatSynonyms = ['-o', '--output']

/** Accepted spellings of options, of one word or of two joined by a space; `$1` stands for the first group. */
const acceptedOptions: readonly (readonly [typed: RegExp, ours: string, isAccepted: Test])[] = [
  [/^-w$/, '--watch', has('watch')],
  [/^--dry-run=client$/, '--dry-run', () => true],
  // Alone, it prints the version of this program, as in the old client.
  [/^--version (v?\d.*)$/s, '--version=$1', () => true],
  [/^(?:-o|--?output)[ =]?wide$/, '--long', has('long')],
  [/^(?:-o|--?output)[ =]?wide$/, '--detail', has('detail')],
  [/^(?:-o|--?output)=?$/, '--format', hasFormat],
  [/^(?:-o=?|--?output=)(\S.*)$/s, '--format=$1', hasFormat],
  [/^--json$/, '--format=json', (command, next) => hasFormat(command, next) && !areColumns(command, next)],
]

/** Whether a word is a list of columns for `--json`, as in `gh`. */
function areColumns({ positionals }: Command, word: string): boolean {
  const takesNone = Object.keys(positionals).length === 0
  return takesNone ? /^[^-]/.test(word) : /^[a-z_]+(,[a-z_]+)+$/.test(word)
}

/** The verb to suggest for another client's verb. */
export const verbsElsewhere: Readonly<Record<string, string>> = {
  ...verbs,
  new: 'create',
  add: 'create',
  destroy: 'delete',
  remove: 'delete',
  info: 'show',
  inspect: 'show',
  view: 'show',
  status: 'show',
  edit: 'update',
  patch: 'update',
  set: 'update',
  unset: 'update',
  scale: 'resize',
  up: 'start',
  down: 'stop',
  logs: 'events',
  history: 'events',
  kubeconfig: 'config',
  'get-kubeconfig': 'config',
  'update-kubeconfig': 'config',
  'get-credentials': 'config',
  'get-events': 'events',
}

/** The noun to suggest for another client's noun, in the singular. */
export const nounsElsewhere: Readonly<Record<string, string>> = {
  template: 'cluster-template',
  nodepool: 'nodegroup',
  'node-pool': 'nodegroup',
  'node-group': 'nodegroup',
}

/** Names of programs and command groups to ignore before a noun. */
export const groupsElsewhere = ['magnum', 'openstack', 'coe', 'kubernetes', 'k8s', 'container', 'eks', 'aks']

/** Hints for what was typed; `$0` stands for all of it, `$1` for the first group. */
type Hints = readonly (readonly [typed: RegExp, ...hints: string[]])[]

/** Hints for unknown commands, by the start of the line, in lower case and split at hyphens. */
const commandsElsewhere: Hints = [
  [/^(auth )?logout\b/, 'did you mean token-forget?'],
  [/^(whoami|auth status)\b/, 'did you mean doctor?'],
  [
    /^(login|auth|configure|init|setup)\b/,
    "every command logs in automatically: 'magnum help authentication'",
  ],
  [/^token issue\b/, 'openstack token issue prints a token; magnum kubernetes-token is for kubectl'],
  [/^sandbox (delete|destroy|remove|rm|clean|purge)\b/, 'did you mean sandbox-reset?'],
  [/^(nodegroup|node ?pool) (scale|resize)\b/, 'did you mean cluster-resize --nodegroup?'],
  [/^sandbox restart\b/, 'run sandbox-stop, then sandbox-start'],
  [/^config (view|show)\b/, 'did you mean config-list?'],
  [
    /^(config (get|use|set|current|delete|rename) )?contexts?\b/,
    'choose a cloud in clouds.yaml with --os-cloud',
  ],
  [
    /^(apply\b|diff\b|create -f\b)/,
    "manifests are not supported: create clusters with options, 'magnum help cluster-create'",
  ],
  [
    /^(cluster )?(exec|top|port forward|attach|rollout|drain|cordon|get (nodes?|pods?)|nodes?|pods?)\b/,
    "use kubectl, which 'magnum cluster-config' configures",
  ],
  [/^((get|list|show) )?(flavor|image|keypair|network|server|stack|subnet|volume)s?\b/, "use 'openstack'"],
]

/** Hints for unknown options: the first one whose options and arguments the command has. */
const optionsElsewhere: Hints = [
  [/^-*[\u2010-\u2015\u2212\uff0d]/, 'retype its dash, which is not a hyphen'],
  [/[\u00a0\u202f]/, 'retype its space, which is a no-break space'],
  [/^-\?$/, 'did you mean --help?'],
  [/^(-a?q|--quiet)$/, 'for UUIDs only: -f value -c uuid'],
  [/^--no-?headers?$/, 'to omit headers: -f value'],
  [/^(-vv?v?|--verbose|--trace|--log-level)$/, 'did you mean --debug?'],
  [
    /^--(node-count|nodes|num-nodes|count|workers|replicas)$/,
    'did you mean --node-count?',
    'did you mean the argument <node_count>?',
  ],
  [/^--(size|machine-type|node-type|node-vm-size)$/, 'did you mean --flavor?'],
  [/^--masters$/, 'did you mean --master-count?'],
  [/^(-t|--template)$/, 'did you mean --cluster-template?'],
  [/^--(ssh-key|key-name|key)$/, 'did you mean --keypair?'],
  [/^--(name|cluster|cluster-name|cluster-id)$/, 'did you mean the argument <cluster>?'],
  [
    /^--version=|^--(kubernetes|k8s|kube|cluster|release)-version$/,
    'for Kubernetes: --labels kube_tag=VERSION',
    'the <cluster_template> has the version of Kubernetes',
  ],
  [/^--(table|jsonl|yaml|csv)$/, 'did you mean --format $1?'],
  [/^--(reverse|desc|descending)$/, 'did you mean --sort-dir desc?'],
  [/^--show-labels$/, 'did you mean --fields labels?'],
  [/^(-k|--insecure-skip-tls-verify|--no-verify-ssl)$/, 'did you mean --insecure?'],
  [/^--wide$/, 'did you mean --long?'],
  [/^(--force|--now)$/, 'did you mean --yes?'],
  [/^--no-colou?r$/, 'did you mean --color never?'],
  [/^--output-format$/, 'did you mean --format?'],
  [/^--json$/, 'choose columns with -c: -f json -c name -c status'],
  [/^(--no-wait|--async)$/, 'only --wait waits'],
  [/^(-a|--all)$/, 'without --limit, all are listed'],
  [/^--(order-by|sort-by)$/, 'did you mean --sort-key?'],
  [/^--(jq|query)$/, 'pipe -f json to jq'],
  [
    /^(-l|--selector|--field-selector|--filter|--property|--tags?)$/,
    'filters are --status, --name, --template and --coe',
  ],
  [/^(-A|--all-(projects|tenants|namespaces))$/, 'administrators always see the clusters of all projects'],
  [/^(-n|--namespace|--project)$/, 'choose the project with --os-project-name'],
  [/^--(context|cloud)$/, 'did you mean --os-cloud?'],
  [/^--region$/, 'did you mean --os-region-name?'],
]

/** Hints for invalid choices, by a choice that the parameter must have. */
const choicesElsewhere: readonly (readonly [choice: string, typed: RegExp, hint: string])[] = [
  ['replace', /^[^=]+=.*$/s, 'did you mean replace $0?'],
  ['replace', /^(set|update)$/, 'did you mean replace?'],
  ['remove', /^(unset|delete|rm)$/, 'did you mean remove?'],
  ['value', /^name$/, 'for names only: -f value -c name'],
  [
    'json',
    /^(jsonpath|go-template|custom-columns|\{\{|\w+[(,])/,
    'choose columns with -c, or pipe -f json to jq',
  ],
  ['deleted', /^delete$/i, 'did you mean deleted?'],
  ['kubernetes', /^(k8s|kube)$/i, 'did you mean kubernetes?'],
  ['CREATE_COMPLETE', /,/, 'repeat the option for each status'],
  ['CREATE_COMPLETE', /^(condition=|ready$)/i, 'omit it to wait until the operation finishes'],
]

/** @param words the command line without global options */
export function commandHint(words: readonly string[]): string | undefined {
  return hintIn(commandsElsewhere, words.join(' '))
}

/** Whether an option is one of another client. */
export const isOptionElsewhere = (option: string) => hintIn(optionsElsewhere, option) !== undefined

/** @param names the options and arguments of the command */
export function optionHint(option: string, names: readonly string[]): string | undefined {
  const isApplicable = (hint: string) => mentionedIn(hint).every((name) => names.includes(name))
  return hintIn(optionsElsewhere, option, isApplicable)
}

export function choiceHint(word: string, choices: readonly string[]): string | undefined {
  const hints = choicesElsewhere.filter(([choice]) => choices.includes(choice))
  return hintIn(
    hints.map(([, typed, hint]) => [typed, hint]),
    word,
  )
}

function hintIn(
  hints: Hints,
  typed: string,
  isApplicable: (hint: string) => boolean = () => true,
): string | undefined {
  for (const [pattern, ...alternatives] of hints) {
    const found = pattern.exec(typed)
    const hint = found && alternatives.find(isApplicable)
    if (hint) return hint.replace(/\$(\d)/, (_, group: string) => found[Number(group)] ?? '')
  }
  return undefined
}

const mentionedIn = (hint: string) => hint.match(/(?<![\w-])--?[a-z][a-z-]*|<[a-z_]+>/g) ?? []

/** Replaces accepted spellings in the words after a command. */
export function translateHabits(command: Command, words: readonly string[]): readonly string[] {
  const end = words.includes('--') ? words.indexOf('--') : words.length
  const ours: string[] = []
  for (let index = 0; index < end; index++) {
    const [word = '', next = ''] = words.slice(index, index + 2)
    const pair = `${word} ${next}`
    const [typed, replacement = ''] =
      acceptedOptions.find(
        ([pattern, , isAccepted]) => isAccepted(command, next) && (pattern.test(word) || pattern.test(pair)),
      ) ?? []
    const isPair = typed?.test(word) === false
    ours.push(typed ? (isPair ? pair : word).replace(typed, replacement) : word)
    if (isPair) index++
  }
  return [...ours, ...words.slice(end)]
}
