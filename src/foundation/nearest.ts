import { closestMatch } from 'leven'

/**
 * The candidate that a mistyped word was probably meant to be; undefined when none is near enough: a wrong guess is
 * worse than none.
 *
 * @param furthest so many letters may be wrong, by default a third, and no more than three
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  furthest = Math.min(3, Math.ceil(withoutDashes(word).length / 3)),
): string | undefined {
  const all = [...candidates]
  return (
    closestMatch(word, all, { maxDistance: Math.min(1, furthest) }) ??
    closestMatch(word, all.filter(beginsLike(word)), { maxDistance: furthest })
  )
}

/** Few mistype the beginning of a word, but for its first two letters in the wrong order. */
function beginsLike(word: string): (candidate: string) => boolean {
  const start = withoutDashes(word).slice(0, 2).toLowerCase()
  return (candidate) => start.includes(withoutDashes(candidate).charAt(0).toLowerCase())
}

const withoutDashes = (word: string) => word.replace(/^-+/, '')
