import { closestMatch } from 'leven'

/**
 * The candidate that a mistyped word probably stands for; undefined if none is close: a wrong guess is worse than none.
 *
 * @param maxDistance the number of letters that may be wrong; default: a third of the word, at most three
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  maxDistance = Math.min(3, Math.ceil(withoutDashes(word).length / 3)),
): string | undefined {
  const all = [...candidates]
  const [first = '', second = ''] = withoutDashes(word).toLowerCase()
  const startingWith = (start: string) =>
    all.filter((each) => withoutDashes(each).toLowerCase().startsWith(start))
  // The start of a word is rarely mistyped, except for swapping its first two letters.
  return (
    closestMatch(word, all, { maxDistance: Math.min(1, maxDistance) }) ??
    closestMatch(word, startingWith(first), { maxDistance }) ??
    closestMatch(word, startingWith(second + first), { maxDistance: Math.min(2, maxDistance) })
  )
}

const withoutDashes = (word: string) => word.replace(/^-+/, '')
