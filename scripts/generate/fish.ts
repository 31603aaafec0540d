import type { Command } from '../../src/cli/definition'
import { labelKeys } from '../../src/catalogue/labels'
import { verbs } from '../../src/cli/habits'
import { type Grammar, grammarOf, type Offer, type Proposal } from './grammar'

/** completions/magnum.fish. */
export function fishCompletion(all: readonly Command[]): string {
  const grammar = grammarOf(all)
  return `# fish completion of magnum(1). Made by \`npm run generate\`.

${lookUps(grammar)}
${engine}`
}

function lookUps(grammar: Grammar): string {
  const values = [
    ...grammar.perCommand.flatMap(({ name, values }) =>
      values.map(({ flags, offer }) =>
        branch(
          flags.map((flag) => `${name} ${flag}`),
          propose(offer),
        ),
      ),
    ),
    ...grammar.globalValues.map(({ flags, offer }) =>
      branch(
        flags.map((flag) => `* ${flag}`),
        propose(offer),
      ),
    ),
  ]
  const positionals = grammar.perCommand.flatMap(({ name, positionals, repeats }) =>
    positionals.flatMap((offer, index) => {
      const last = repeats && index === positionals.length - 1
      return offer.kind === 'anything' ? [] : [branch([`${name} ${last ? '*' : index}`], propose(offer))]
    }),
  )
  const options = grammar.perCommand.map(({ name, options }) => branch([name], list(options)))
  const spaced = [...grammar.spaced].map(([path, next]) =>
    branch([path], list(path === '' ? [...grammar.commands, ...next] : next)),
  )
  return [
    `set -g __magnum_labels ${labelKeys.join(' ')}\n`,
    `set -g __magnum_taking ${grammar.taking.join(' ')}\n`,
    `set -g __magnum_commands ${grammar.commands.map(({ word }) => word).join(' ')}\n`,
    table('__magnum_verb', '"$argv[1]"', [
      ...Object.entries(verbs).map(([synonym, verb]) => branch([synonym], `            echo ${verb}\n`)),
      branch(['*'], '            echo $argv[1]\n'),
    ]),
    '# The value of an option. Names come from a server, depending on the other arguments.\n',
    table('__magnum_value', '"$argv[1] $argv[2]"', values),
    '# A positional argument; the first one is 0.\n',
    table('__magnum_positional', '"$argv[1] $argv[2]"', positionals),
    table('__magnum_options', '"$argv[1]"', options),
    `function __magnum_globals\n${list(grammar.globals)}end\n`,
    '# The possible next words of a command name.\n',
    table('__magnum_next_words', '"$argv[1]"', spaced),
  ].join('\n')
}

function table(name: string, what: string, branches: readonly string[]): string {
  return `function ${name}\n    switch ${what}\n${branches.join('')}    end\nend\n`
}

function branch(patterns: readonly string[], body: string): string {
  return `        case ${patterns.map(quote).join(' ')}\n${body}`
}

function propose(offer: Offer): string {
  if (offer.kind === 'words') return `            printf '%s\\n' ${offer.words.join(' ')}\n`
  if (offer.kind === 'labels') return `            __magnum_after_commas = $__magnum_labels\n`
  if (offer.kind === 'columns') return `            __magnum_after_commas '' ${offer.words.join(' ')}\n`
  if (offer.kind === 'paths') return `            __magnum_paths $argv[3..] -- ${offer.words.join(' ')}\n`
  if (offer.kind === 'file') return '            __fish_complete_path (commandline -ct)\n'
  if (offer.kind === 'folder') return '            __fish_complete_directories (commandline -ct) ""\n'
  return `            magnum __complete ${offer.kind} -- $argv[3..] 2>/dev/null\n`
}

function list(proposals: readonly Proposal[]): string {
  const words = proposals.map(({ word, what }) => ` \\\n            ${quote(word)} ${quote(what)}`)
  return words.length === 0 ? '' : `            printf '%s\\t%s\\n'${words.join('')}\n`
}

const quote = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`

const engine = `# Words for a list with commas, except those that it has already.
function __magnum_after_commas
    set -l before (string replace -r -- '^--[^=]*=' '' (commandline -ct) | string match -r -- '^.*,')
    set -l given (string split -- , "$before" | string replace -r -- '=.*' '')
    for word in $argv[2..]
        contains -- $word $given; or echo "$before$word$argv[1]"
    end
end

# A path to remove has no value.
function __magnum_paths
    set -l end (contains -i -- -- $argv)
    if contains -- remove $argv[1..$end]
        printf '%s\\n' $argv[(math $end + 1)..]
    else
        printf '%s=\\n' $argv[(math $end + 1)..]
    end
end

function __magnum_complete
    set -l given (commandline -opc)[2..]
    set -l current (commandline -ct)
    set -l option ''
    set -l path ''
    set -l command ''
    set -l topic ''
    set -l count 0
    for word in $given
        if test -n "$option"
            set option ''
        else if string match -q -- '-*' $word
            contains -- $word $__magnum_taking; and set option $word
        else if test -n "$command"
            set count (math $count + 1)
            test $command = help; and set topic (string join -- - (string match -r -- '.+' $topic) $word)
        else if test -n "$path" -o "$word" != coe
            set path (string join -- - (string match -r -- '.+' $path) (__magnum_verb $word))
            contains -- $path $__magnum_commands; and set command $path
        end
    end
    if test -z "$option"; and string match -q -- '--*=*' $current
        set option (string split -m 1 -f 1 -- = $current)
        string replace -r -- '^' "$option=" (__magnum_value "$command" $option $given)
    else if test -n "$option"
        __magnum_value "$command" $option $given
    else if string match -q -- '-*' $current
        __magnum_options "$command"
        __magnum_globals
    else if test -n "$topic"
        __magnum_next_words $topic
    else if test -z "$command"
        __magnum_next_words "$path"
    else
        __magnum_positional $command $count $given
    end
end

# Fish would load completions generated from the man page at the first TAB, so load them now and erase them.
complete -C 'magnum ' >/dev/null
complete -c magnum -e
# -k: the command's own options stay first.
complete -c magnum -f -k -a '(__magnum_complete)'
`
