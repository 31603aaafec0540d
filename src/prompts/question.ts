import type { Option, Positional } from '../cli/definition'
import type { Host } from '../foundation/host'
import type { Choice } from './inventory'
import { nearest } from '../foundation/nearest'
import { widthOf } from '../output/width'

/** More than this nobody reads; the others can be typed. */
const mostShown = 30

/**
 * Asks for one parameter, by the number or the name of a choice where there are any, until the answer will do.
 *
 * @returns the words for the command line; none where the parameter is left out
 */
export async function askFor(
  parameter: Option | Positional,
  choices: readonly Choice[],
  { stderr, stdin }: Host,
): Promise<string[]> {
  const question = questionOf(parameter, choices)
  await stderr.write(`\n${choices.length === 0 ? '' : `${parameter.help}:\n${listOf(choices)}`}`)
  for (;;) {
    const typed = (await stdin.ask(question, { echo: true })).trim()
    if (typed === '' && !isRequired(parameter)) return []
    const word = choices[Number(typed) - 1]?.word ?? typed
    const objection = objectionTo(word, parameter, choices)
    if (objection === undefined) return wordsFor(parameter, word)
    await stderr.write(`${objection}\n`)
  }
}

function questionOf(parameter: Option | Positional, choices: readonly Choice[]): string {
  const fallback = 'fallback' in parameter ? parameter.fallback : undefined
  const what = choices.length === 0 ? parameter.help : 'Number or name'
  if (typeof fallback === 'string' || typeof fallback === 'number') return `${what} [${fallback}]: `
  return `${what}${isRequired(parameter) ? '' : ' (may be left out)'}: `
}

function listOf(choices: readonly Choice[]): string {
  const shown = choices.slice(0, mostShown)
  const width = Math.max(...shown.map(({ word }) => widthOf(word)))
  const lines = shown.map(({ word, note }, index) => {
    const padded = word + ' '.repeat(width - widthOf(word))
    return `${String(index + 1).padStart(4)}  ${padded}  ${note}`.trimEnd()
  })
  const more = choices.length - shown.length
  return [...lines, ...(more > 0 ? [`      and ${more} more`] : [])].map((line) => `${line}\n`).join('')
}

/** Why a word will not do; undefined where it will. */
function objectionTo(
  word: string,
  parameter: Option | Positional,
  choices: readonly Choice[],
): string | undefined {
  if (word === '') return 'This is needed.'
  const words = choices.map((choice) => choice.word)
  if (words.length > 0 && !words.includes(word)) {
    const guess = nearest(word, words)
    return `There is no ${word} here${guess === undefined ? '.' : `; did you mean ${guess}?`}`
  }
  try {
    parameter.read(word)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isRequired(parameter: Option | Positional): boolean {
  return 'required' in parameter
    ? parameter.required
    : parameter.arity === 'one' || parameter.arity === 'many'
}

function wordsFor(parameter: Option | Positional, word: string): string[] {
  if (!('flags' in parameter)) return [word]
  return word.startsWith('-') ? [`${parameter.flags[0]}=${word}`] : [parameter.flags[0], word]
}
