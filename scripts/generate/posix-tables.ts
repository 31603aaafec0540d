import { labelKeys } from '../../src/catalogue/labels'
import { verbs } from '../../src/cli/habits'
import type { Grammar, Offer } from './grammar'

/** The lookup functions shared by the bash and zsh completions. */
export function lookUps(grammar: Grammar): string {
  const commands = grammar.perCommand.map(({ name }) => name)
  return [
    `_magnum_labels='${labelKeys.join(' ')}'\n`,
    `_magnum_takes_value() {\n  case $1 in\n    ${grammar.taking.join(' | ')}) return 0 ;;\n  esac\n  return 1\n}\n`,
    `_magnum_is_command() {\n  case $1 in\n    ${commands.join(' | ')}) return 0 ;;\n  esac\n  return 1\n}\n`,
    `_magnum_verb() {\n  case $1 in\n${verbCases}    *) echo "$1" ;;\n  esac\n}\n`,
    '# The kind of an option value, and fixed words if any.\n',
    `_magnum_value() {\n  case "$1 $2" in\n${valueCases(grammar)}  esac\n}\n`,
    '# The kind of a positional argument; the first one is 0.\n',
    `_magnum_positional() {\n  case "$1 $2" in\n${positionalCases(grammar)}  esac\n}\n`,
  ].join('\n')
}

/** For accepted synonyms, such as `ls` for `list`. */
const verbCases = Object.entries(verbs)
  .map(([synonym, verb]) => `    ${synonym}) echo ${verb} ;;\n`)
  .join('')

function valueCases(grammar: Grammar): string {
  const specific = grammar.perCommand.flatMap(({ name, values }) =>
    values.map(({ flags, offer }) => ({ patterns: flags.map((flag) => `'${name} ${flag}'`), offer })),
  )
  const general = grammar.globalValues.map(({ flags, offer }) => ({
    patterns: flags.map((flag) => `*' ${flag}'`),
    offer,
  }))
  return cases([...specific, ...general])
}

function positionalCases(grammar: Grammar): string {
  return cases(
    grammar.perCommand.flatMap(({ name, positionals, repeats }) =>
      positionals.map((offer, index) => {
        const last = repeats && index === positionals.length - 1
        return { patterns: [last ? `'${name} '*` : `'${name} ${index}'`], offer }
      }),
    ),
  )
}

/** One branch per result, in order of first occurrence. */
function cases(entries: readonly { patterns: readonly string[]; offer: Offer }[]): string {
  return entries
    .filter(({ offer }) => offer.kind !== 'anything')
    .map(({ patterns, offer }) => `    ${patterns.join(' | ')}) echo '${offerText(offer)}' ;;\n`)
    .join('')
}

function offerText(offer: Offer): string {
  return 'words' in offer ? [offer.kind, ...offer.words].join(' ') : offer.kind
}
