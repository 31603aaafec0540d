import { nearest } from '../foundation/nearest'
import type { Registry } from './definition'
import { commandHint, groupsElsewhere, nounsElsewhere, verbsElsewhere } from './habits'

/** A hint for the start of a command line that names no command; undefined if nothing is close. */
export function suggestionFor(typed: readonly string[], registry: Registry): string | undefined {
  const words = typed.flatMap((word) => (word.startsWith('-') ? word : word.toLowerCase().split(/[-_/]/)))
  const vocabulary = vocabularyOf(registry)
  return commandHint(words) ?? synonymHint(words, vocabulary) ?? misspellingHint(typed, words, vocabulary)
}

/** The commands, and the nouns and verbs they are made of: `cluster-template` and `list`. */
interface Vocabulary {
  readonly names: readonly string[]
  readonly nouns: readonly string[]
  readonly verbs: readonly string[]
}

function vocabularyOf({ commands }: Registry): Vocabulary {
  const names = Object.keys(commands).filter((name) => !name.startsWith('_'))
  const split = names.flatMap((name) => [/^(.+)-([^-]+)$/.exec(name) ?? []])
  const column = (index: number) => [...new Set(split.map((match) => match[index] ?? ''))].filter(Boolean)
  return { names, nouns: column(1), verbs: column(2) }
}

/** For a noun and a verb in either order, each in any known spelling: `delete templates`. */
function synonymHint(typed: readonly string[], vocabulary: Vocabulary): string | undefined {
  const words = typed.slice(typed.findIndex((word) => !groupsElsewhere.includes(word)))
  const leadingNoun = nounAt(words, vocabulary)
  if (leadingNoun) {
    // `cluster node-pool list`, as in doctl, is about the node groups.
    const partOfCluster = leadingNoun.term === 'cluster' ? nounAt(leadingNoun.rest, vocabulary) : undefined
    const { term: noun, typed: spelling, rest } = partOfCluster ?? leadingNoun
    // A plural or a synonym alone means the list.
    const verb = verbAt(rest, vocabulary)?.term ?? (spelling === noun ? undefined : 'list')
    return didYouMean(commandOf(noun, verb, vocabulary))
  }
  const verb = verbAt(words, vocabulary)
  if (!verb) return undefined
  const noun = nounAt(verb.rest, vocabulary)
  if (!noun) return verbHint(verb, vocabulary)
  const isOfAll = verb.typed === 'get' && (noun.rest[0] ?? '-').startsWith('-')
  return didYouMean(commandOf(noun.term, isOfAll ? 'list' : verb.term, vocabulary))
}

/** For a verb without a noun: the command of clusters, or those of all nouns with this verb. */
function verbHint({ term: verb, rest }: Term, { names }: Vocabulary): string | undefined {
  const hasArguments = rest.length > 0
  // Commands of the sandbox take no names.
  const possible = names.filter(
    (name) => name.endsWith(`-${verb}`) && !(hasArguments && name.startsWith('sandbox-')),
  )
  const ofCluster = possible.find((name) => name === `cluster-${verb}`)
  if (ofCluster && possible.length > 1 && hasArguments) return `specify a resource, such as ${ofCluster}`
  return didYouMean(ofCluster ?? (possible.join(' or ') || undefined))
}

/** For a misspelt command, or the start of one. @param words the typed words in lower case, split at hyphens */
function misspellingHint(
  typed: readonly string[],
  words: readonly string[],
  { names, nouns, verbs }: Vocabulary,
): string | undefined {
  const [noun = '', verb = ''] = words
  const verbsOfNoun = names
    .filter((name) => name.startsWith(`${noun}-`))
    .map((name) => name.slice(noun.length + 1))
  if (verbsOfNoun.length === 0) {
    // Two letters are close to any other two.
    const longNouns = nouns.filter(({ length }) => length > 2)
    const guess = nearest(typed.slice(0, 2).join('-'), names)
    return didYouMean(guess ?? nearest(typed[0] ?? '', [...names, ...longNouns, 'version']))
  }
  // A verb of another noun is no misspelt one of this.
  if (verb === '' || verbs.includes(verb)) return undefined
  const [begun, ...others] = verbsOfNoun.filter((each) => each.startsWith(verb))
  const unambiguous = others.length === 0 ? begun : undefined
  const guess = unambiguous ?? nearest(words.slice(1, 3).join('-'), verbsOfNoun) ?? nearest(verb, verbsOfNoun)
  return didYouMean(guess && `${noun}-${guess}`)
}

const didYouMean = (name: string | undefined) => (name === undefined ? undefined : `did you mean ${name}?`)

const commandOf = (noun: string, verb: string | undefined, { names }: Vocabulary) =>
  names.find((name) => name === `${noun}-${verb}`)

/** A noun or verb of ours, the one or two words typed for it, and the words after them. */
interface Term {
  readonly term: string
  readonly typed: string
  readonly rest: readonly string[]
}

const nounAt = (words: readonly string[], { nouns }: Vocabulary) =>
  termAt(
    words,
    (word) => nounsElsewhere[singular(word)] ?? nouns.find((noun) => singular(noun) === singular(word)),
  )

const verbAt = (words: readonly string[], { verbs }: Vocabulary) =>
  termAt(words, (word) => verbsElsewhere[word] ?? verbs.find((verb) => verb === word))

function termAt(words: readonly string[], find: (word: string) => string | undefined): Term | undefined {
  for (const length of words.length > 1 ? [2, 1] : [1]) {
    const typed = words.slice(0, length).join('-')
    const term = find(typed)
    if (term !== undefined) return { term, typed, rest: words.slice(length) }
  }
  return undefined
}

const singular = (noun: string) => noun.replace(/s$/, '')
