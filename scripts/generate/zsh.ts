import type { Command } from '../../src/cli/definition'
import { type Grammar, grammarOf, type Proposal } from './grammar'
import { lookUps } from './posix-tables'

/** completions/_magnum, for a folder in zsh's fpath or for sourcing. */
export function zshCompletion(all: readonly Command[]): string {
  const grammar = grammarOf(all)
  return `#compdef magnum
# zsh completion of magnum(1). Made by \`npm run generate\`.

${lookUps(grammar)}
${describedWords(grammar)}
${engine}
if [[ \${funcstack[1]} == _magnum ]]; then
  _magnum "$@"
else
  compdef _magnum magnum
fi
`
}

function describedWords(grammar: Grammar): string {
  const options = grammar.perCommand.map(({ name, options }) => `    ${name})\n${list(options)}      ;;\n`)
  const spaced = [...grammar.spaced].map(
    ([path, next]) =>
      `    '${path}')\n${list(path === '' ? [...grammar.commands, ...next] : next)}      ;;\n`,
  )
  return [
    `_magnum_globals() {\n  reply=()\n${list(grammar.globals)}}\n`,
    `_magnum_options() {\n  reply=()\n  case $1 in\n${options.join('')}  esac\n}\n`,
    '# The possible next words of a command name.\n',
    `_magnum_next_words() {\n  reply=()\n  case $1 in\n${spaced.join('')}  esac\n}\n`,
  ].join('\n')
}

function list(proposals: readonly Proposal[]): string {
  const words = proposals.map(({ word, what }) => `        ${quote(`${word}:${what}`)}\n`)
  return words.length === 0 ? '' : `      reply+=(\n${words.join('')}      )\n`
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

const engine = `# Omits the names that a list with commas has already.
_magnum_omit_given() {
  local -a had
  had=(\${(s:,:)\${IPREFIX#--*=}})
  had=(\${had%%=*})
  names=(\${names:|had})
}

# Completes a kind of value.
_magnum_propose() {
  local kind=$1
  shift
  local -a names
  case $kind in
    words\\ *) names=(\${(s: :)\${kind#* }}) && compadd -a names ;;
    labels) compset -P '*,'; names=(\${(s: :)_magnum_labels}) && _magnum_omit_given && compadd -S = -q -a names ;;
    columns\\ *) compset -P '*,'; names=(\${(s: :)\${kind#* }}) && _magnum_omit_given && compadd -a names ;;
    paths\\ *)
      names=(\${(s: :)\${kind#* }})
      # A path to remove has no value.
      if (($@[(Ie)remove])); then compadd -a names; else compadd -S = -q -a names; fi
      ;;
    file) _files ;;
    folder) _files -/ ;;
    ?*) names=("\${(@f)$(magnum __complete $kind -- "$@" 2>/dev/null)}") && names=(\${names:#}) && compadd -V names -a names ;;
  esac
}

_magnum() {
  local word option='' pathname='' command='' topic='' count=0
  local -a given reply options
  given=("\${(@)words[2,CURRENT-1]}")
  for word in "\${given[@]}"; do
    if [[ -n $option ]]; then
      option=''
    elif [[ $word == -*=* ]]; then
      continue
    elif [[ $word == -* ]]; then
      _magnum_takes_value $word && option=$word
    elif [[ -n $command ]]; then
      ((count += 1))
      [[ $command == help ]] && topic+=\${topic:+-}$word
    elif [[ -n $pathname || $word != coe ]]; then
      pathname+=\${pathname:+-}$(_magnum_verb $word)
      _magnum_is_command $pathname && command=$pathname
    fi
  done
  if [[ -z $option && $PREFIX == --*=* ]]; then
    option=\${PREFIX%%=*}
    compset -P '*='
  fi
  if [[ -n $option ]]; then
    _magnum_propose "$(_magnum_value "$command" $option)" "\${given[@]}"
  elif [[ $PREFIX == -* ]]; then
    _magnum_options "$command"
    # The command's own options first.
    options=("\${reply[@]}")
    _magnum_globals
    options+=("\${reply[@]}")
    _describe -V -o option options
  elif [[ -z $command || -n $topic ]]; then
    _magnum_next_words "\${topic:-$pathname}"
    _describe command reply
  else
    _magnum_propose "$(_magnum_positional $command $count)" "\${given[@]}"
  fi
}
`
