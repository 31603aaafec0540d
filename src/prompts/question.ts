import type { Option, Positional } from '../cli/definition'
import type { Choice, Question } from '../foundation/host'

/**
 * The question for a parameter: a list if there are choices, with the default first, otherwise text. An empty answer
 * omits the parameter.
 *
 * @param before the answer to change
 */
export function questionFor(
  parameter: Option | Positional,
  choices: readonly Choice[],
  before: string | undefined,
): Question {
  const standard = choices.find(({ isDefault }) => isDefault)
  const proposals = [
    before,
    fallbackOf(parameter),
    standard?.value,
    'proposal' in parameter ? parameter.proposal : undefined,
  ].filter((value) => value !== undefined)
  if (choices.length === 0) {
    const [proposed] = proposals
    const note = isRequired(parameter) || proposed !== undefined ? '' : ' (optional)'
    const objection = (answer: string) => objectionTo(answer, parameter)
    return { kind: 'text', message: parameter.help + note, fallback: proposed, objection }
  }
  const canOmit = !isRequired(parameter) && !standard
  const offered = canOmit ? [...emptyChoice(parameter, choices), ...choices] : choices
  // The answer to change may not suit a COE that was changed.
  const proposed = proposals.find((proposal) => offered.some(({ value }) => value === proposal)) ?? ''
  const isProposed = ({ value }: Choice) => value === proposed
  return {
    kind: 'choice',
    // Without the values that some helps list: `Volume driver for containers: cinder, rexray`.
    message: parameter.help.replace(/: [\w, ]+$/, ''),
    choices: [...offered.filter(isProposed), ...offered.filter((choice) => !isProposed(choice))],
  }
}

/** The choice that omits the parameter; none if its default is among the choices. */
function emptyChoice(parameter: Option | Positional, choices: readonly Choice[]): Choice[] {
  const fallback = fallbackOf(parameter)
  if (fallback === undefined) return [{ value: '', label: 'none', note: '' }]
  return choices.some(({ value }) => value === fallback)
    ? []
    : [{ value: fallback, label: fallback, note: 'default' }]
}

/** The command-line words for an answer; none for the default. */
export function wordsFor(parameter: Option | Positional, answer: string): string[] {
  if (answer === '' || answer === fallbackOf(parameter)) return []
  if (!('flags' in parameter)) return [answer]
  return answer.startsWith('-') ? [`${parameter.flags[0]}=${answer}`] : [parameter.flags[0], answer]
}

/** Why an answer is invalid; undefined if it is valid. */
function objectionTo(answer: string, parameter: Option | Positional): string | undefined {
  if (answer === '') return isRequired(parameter) ? 'A value is required.' : undefined
  try {
    parameter.read(answer)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isRequired(parameter: Option | Positional): boolean {
  return 'required' in parameter
    ? parameter.required || parameter.proposal !== undefined
    : parameter.arity === 'one' || parameter.arity === 'many'
}

function fallbackOf(parameter: Option | Positional): string | undefined {
  const fallback = 'fallback' in parameter ? parameter.fallback : undefined
  return typeof fallback === 'string' || typeof fallback === 'number' ? String(fallback) : undefined
}
