import type { Command } from '../../src/cli/definition'
import { type Grammar, grammarOf, type Proposal } from './grammar'
import { lookUps } from './posix-tables'

/** completions/magnum.bash. It needs no bash-completion and supports bash 3.2, the version on macOS. */
export function bashCompletion(all: readonly Command[]): string {
  const grammar = grammarOf(all)
  return `# bash completion of magnum(1). Made by \`npm run generate\`.
# shellcheck shell=bash

${lookUps(grammar)}
${wordLists(grammar)}
${engine}
complete -F _magnum magnum
`
}

function wordLists(grammar: Grammar): string {
  const options = grammar.perCommand.map(
    (command) => `    ${command.name}) echo '${words(command.options)}' ;;\n`,
  )
  const spaced = [...grammar.spaced].map(
    ([path, next]) =>
      `    '${path}') echo '${path === '' ? `${words(grammar.commands)} ` : ''}${words(next)}' ;;\n`,
  )
  return [
    `_magnum_globals='${words(grammar.globals)}'\n`,
    `_magnum_options() {\n  case $1 in\n${options.join('')}  esac\n}\n`,
    '# The possible next words of a command name.\n',
    `_magnum_next_words() {\n  case $1 in\n${spaced.join('')}  esac\n}\n`,
  ].join('\n')
}

const words = (proposals: readonly Proposal[]) => proposals.map(({ word }) => word).join(' ')

const engine = `# Completes a kind of value. Names come from a server, so nothing here expands them.
_magnum_propose() {
  local kind=$1 cur=$2 line
  shift 2
  case $kind in
    words\\ *) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "\${kind#* }" -- "$cur") ;;
    labels\\ *)
      # After a comma, completes another label.
      local before=''
      [[ $cur == *,* ]] && before=\${cur%,*},
      compopt -o nospace 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$before$line="); done < <(compgen -W "\${kind#* }" -- "\${cur##*,}")
      ;;
    paths\\ *)
      # A path to remove has no value.
      local end='='
      [[ " $* " == *' remove '* ]] && end=''
      [[ -n $end ]] && compopt -o nospace 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line$end"); done < <(compgen -W "\${kind#* }" -- "$cur")
      ;;
    file | folder)
      compopt -o filenames 2>/dev/null
      local action=-f
      [[ $kind == folder ]] && action=-d
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen $action -- "$cur")
      ;;
    ?*)
      while IFS= read -r line; do
        [[ $line == "$cur"* ]] && COMPREPLY+=("$(printf %q "$line")")
      done < <(magnum __complete "$kind" -- "$@" 2>/dev/null)
      ;;
  esac
}

_magnum() {
  COMPREPLY=()
  local cur=\${COMP_WORDS[COMP_CWORD]} word option='' value='' path='' command='' count=0
  local before=("\${COMP_WORDS[@]:1:COMP_CWORD-1}") given=()
  # Bash splits --option=value into three words.
  [[ $cur == '=' ]] && before+=('=') && cur=''
  for word in "\${before[@]}"; do
    if [[ $word == '=' ]]; then
      [[ -n $option ]] || value=1
      continue
    fi
    given+=("$word")
    if [[ -n $option || -n $value ]]; then
      option='' value=''
    elif [[ $word == -* ]]; then
      _magnum_takes_value "$word" && option=$word
    elif [[ -n $command ]]; then
      ((count += 1))
    elif [[ $path != '' || $word != coe ]]; then
      path+=\${path:+-}$word
      _magnum_is_command "$path" && command=$path
    fi
  done
  if [[ -n $value ]]; then
    return
  elif [[ -n $option ]]; then
    _magnum_propose "$(_magnum_value "$command" "$option")" "$cur" "\${given[@]}"
  elif [[ $cur == -* ]]; then
    # The command's own options first.
    compopt -o nosort 2>/dev/null
    _magnum_propose "words $(_magnum_options "$command") $_magnum_globals" "$cur"
  elif [[ -z $command ]]; then
    _magnum_propose "words $(_magnum_next_words "$path")" "$cur"
  else
    _magnum_propose "$(_magnum_positional "$command" "$count")" "$cur" "\${given[@]}"
  fi
}
`
