import { nearest } from '../foundation/nearest'
import { commandHint, groupsElsewhere, nounsElsewhere, verbsElsewhere } from './habits'

/**
 * What the start of a command line that names no command may mean; undefined if nothing is close.
 *
 * @param names the commands
 * @param nouns the nouns that commands exist for
 */
export function suggestionFor(
  typed: readonly string[],
  names: readonly string[],
  nouns: readonly string[],
): string | undefined {
  const words = typed.flatMap((word) => (word.startsWith('-') ? word : word.toLowerCase().split(/[-_]/)))
  return commandHint(words) ?? meant(words, names, nouns) ?? misspelt(typed, words, names, nouns)
}

const didYouMean = (name: string | undefined) => (name === undefined ? undefined : `did you mean ${name}?`)

/** Suggests the command for a noun and a verb in either order and any known spelling: `delete templates`. */
function meant(
  typed: readonly string[],
  names: readonly string[],
  nouns: readonly string[],
): string | undefined {
  const words = typed.slice(typed.findIndex((word) => !groupsElsewhere.includes(word)))
  const noun = (word: string) =>
    nounsElsewhere[singular(word)] ?? nouns.find((each) => singular(each) === singular(word))
  const verb = (word: string) =>
    verbsElsewhere[word] ?? names.map((name) => name.slice(name.lastIndexOf('-') + 1)).find((v) => v === word)
  const of = termOf(words, noun)
  if (of) {
    // A plural or a synonym alone means the list.
    const does = termOf(of.rest, verb)?.term ?? (of.typed === of.term ? undefined : 'list')
    return didYouMean(names.find((name) => name === `${of.term}-${does}`))
  }
  const does = termOf(words, verb)
  if (!does) return undefined
  const what = termOf(does.rest, noun)
  if (!what) return ofWhat(does.term, does.rest, names)
  const isOfAll = does.typed === 'get' && (what.rest[0] ?? '-').startsWith('-')
  return didYouMean(names.find((name) => name === `${what.term}-${isOfAll ? 'list' : does.term}`))
}

/** Suggests commands for a verb without a noun: the cluster's, or those of all nouns with this verb. */
function ofWhat(verb: string, rest: readonly string[], names: readonly string[]): string | undefined {
  // Commands of the sandbox take no names.
  const all = names.filter(
    (name) => name.endsWith(`-${verb}`) && (rest.length === 0 || !name.startsWith('sandbox-')),
  )
  const ofCluster = all.find((name) => name === `cluster-${verb}`)
  if (all.length > 1 && ofCluster && rest.length > 0) return `specify a resource, such as ${ofCluster}`
  return didYouMean(ofCluster ?? (all.length > 0 ? all.join(' or ') : undefined))
}

/** The term for the first one or two words, and the remaining words. */
function termOf(words: readonly string[], find: (word: string) => string | undefined) {
  const lengths = words.length > 1 ? [2, 1] : [1]
  for (const length of lengths) {
    const typed = words.slice(0, length).join('-')
    const term = find(typed)
    if (term !== undefined) return { typed, term, rest: words.slice(length) }
  }
  return undefined
}

const singular = (noun: string) => noun.replace(/s$/, '')

/** Suggests the closest command. @param words the typed words, also split at hyphens */
function misspelt(
  typed: readonly string[],
  words: readonly string[],
  names: readonly string[],
  nouns: readonly string[],
): string | undefined {
  const [noun = '', begun = ''] = words
  const ofNoun = names
    .filter((name) => name.startsWith(`${noun}-`))
    .map((name) => name.slice(noun.length + 1))
  if (ofNoun.length === 0) {
    const guess = nearest(typed.slice(0, 2).join('-'), names)
    return didYouMean(guess ?? nearest(typed[0] ?? '', [...names, ...nouns, 'version']))
  }
  // A verb of another noun is no misspelt one of this.
  if (names.some((name) => name.endsWith(`-${begun}`))) return undefined
  const [only, ...others] = ofNoun.filter((verb) => begun !== '' && verb.startsWith(begun))
  const verb =
    others.length === 0 && only
      ? only
      : (nearest(words.slice(1, 3).join('-'), ofNoun) ?? nearest(begun, ofNoun))
  return verb === undefined ? undefined : didYouMean(`${noun}-${verb}`)
}
