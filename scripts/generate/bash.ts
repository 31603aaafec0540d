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

const engine = `# Proposes words for a list with commas, except those that it has already.
_magnum_propose_after_commas() {
  local end=$1 cur=$2 line before=''
  [[ $cur == *,* ]] && before=\${cur%,*},
  [[ -n $end ]] && compopt -o nospace 2>/dev/null
  while IFS= read -r line; do
    [[ ,$before == *,"$line"[,=]* ]] || COMPREPLY+=("$before$line$end")
  done < <(compgen -W "$3" -- "\${cur##*,}")
}

# Completes a kind of value. Names come from a server, so nothing here expands them.
_magnum_propose() {
  local kind=$1 cur=$2 line
  shift 2
  case $kind in
    words\\ *) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "\${kind#* }" -- "$cur") ;;
    labels) _magnum_propose_after_commas '=' "$cur" "$_magnum_labels" ;;
    columns\\ *) _magnum_propose_after_commas '' "$cur" "\${kind#* }" ;;
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
      compopt -o nosort 2>/dev/null
      while IFS= read -r line; do
        [[ $line == "$cur"* ]] && COMPREPLY+=("$(printf %q "$line")")
      done < <(magnum __complete "$kind" -- "$@" 2>/dev/null)
      ;;
  esac
}

_magnum() {
  COMPREPLY=()
  local typed=\${COMP_WORDS[COMP_CWORD]#=} cur word option='' path='' command='' topic='' count=0
  # Bash splits --option=value and label=value into three words.
  local joined=() given last=-1 open=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if ((last >= 0)) && [[ $word == '=' || -n $open ]]; then
      joined[last]+=$word
    else
      joined[++last]=$word
    fi
    [[ $word == '=' ]] && open=1 || open=''
  done
  cur=\${joined[last]}
  given=("\${joined[@]:0:last}")
  for word in "\${given[@]}"; do
    if [[ -n $option ]]; then
      option=''
    elif [[ $word == -*=* ]]; then
      continue
    elif [[ $word == -* ]]; then
      _magnum_takes_value "$word" && option=$word
    elif [[ -n $command ]]; then
      ((count += 1))
      [[ $command == help ]] && topic+=\${topic:+-}$word
    elif [[ $path != '' || $word != coe ]]; then
      path+=\${path:+-}$(_magnum_verb "$word")
      _magnum_is_command "$path" && command=$path
    fi
  done
  [[ -z $option && $cur == --*=* ]] && option=\${cur%%=*} && cur=\${cur#*=}
  if [[ -n $option ]]; then
    _magnum_propose "$(_magnum_value "$command" "$option")" "$cur" "\${given[@]}"
  elif [[ $cur == -* ]]; then
    # The command's own options first.
    compopt -o nosort 2>/dev/null
    _magnum_propose "words $(_magnum_options "$command") $_magnum_globals" "$cur"
  elif [[ -z $command || -n $topic ]]; then
    _magnum_propose "words $(_magnum_next_words "\${topic:-$path}")" "$cur"
  else
    _magnum_propose "$(_magnum_positional "$command" "$count")" "$cur" "\${given[@]}"
  fi
  # Bash replaces only the last of its words.
  local whole=\${joined[last]} index
  local begun=\${whole%"$cur"} kept=\${whole%"$typed"}
  for index in "\${!COMPREPLY[@]}"; do
    word=$begun\${COMPREPLY[index]}
    COMPREPLY[index]=\${word#"$kept"}
  done
}
`
