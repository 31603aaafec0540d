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
  return (
    closestMatch(word, all, { maxDistance: Math.min(1, maxDistance) }) ??
    closestMatch(word, all.filter(startsLike(word)), { maxDistance })
  )
}

/** The start of a word is rarely mistyped, except for swapping its first two letters. */
function startsLike(word: string): (candidate: string) => boolean {
  const [first = '', second = ''] = withoutDashes(word).toLowerCase()
  return (candidate) => {
    const start = withoutDashes(candidate).toLowerCase()
    return start.startsWith(first) || start.startsWith(second + first)
  }
}

const withoutDashes = (word: string) => word.replace(/^-+/, '')
