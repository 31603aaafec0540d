import { closestMatch } from 'leven'

/**
 * The candidate that a mistyped word was probably meant to be; undefined when none is near enough.
 *
 * @param furthest so many letters may be wrong, by default a third, and no more than three
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  furthest = Math.min(3, Math.ceil(word.length / 3)),
): string | undefined {
  return closestMatch(word, [...candidates], { maxDistance: furthest })
}
