import { confirm, input, password, search } from '@inquirer/prompts'
import { systemErrorCode } from '../foundation/errors'
import { InputEnded, Interrupt, type Choice, type Host, type Question } from '../foundation/host'
import { visible } from '../output/sanitise'
import { askInLine } from './ask-in-line'
import { beginning, widthOf } from '../output/width'

interface Terminal {
  input: NodeJS.ReadStream
  output: NodeJS.WritableStream
  /** Aborted by a signal, with an `Interrupt` as its reason. */
  interrupted: AbortSignal
  whileStopped: Host['whileStopped']
  /** Called if the terminal is gone; aborts `interrupted`. */
  hasHungUp: () => void
  colour: boolean
  /** Whether it cannot move its cursor: then only secrets and yes-or-no questions are asked without doing so. */
  isDumb: boolean
}

/** Number of choices shown at a time; arrow keys or typing reach the others. */
const pageSize = 10

/** Aborts a prompt to show it again. */
class Continued extends Error {}

/**
 * Prompts on the terminal, and again after the program was stopped (Ctrl-Z) and continued.
 *
 * @returns the answer; `yes` or `no` to a yes-or-no question
 * @throws Interrupt on a signal, Ctrl-C or Ctrl-\; the keys send no signal in raw mode
 * @throws InputEnded on Ctrl-D
 */
export async function ask(question: Question, terminal: Terminal): Promise<string> {
  const ended = new AbortController()
  const stopListening = listenTo(terminal, (reason) => ended.abort(reason))
  const { input, output, interrupted, colour, isDumb } = terminal
  const streams = { input, output, signal: AbortSignal.any([interrupted, ended.signal]) }
  try {
    return isDumb && (question.kind === 'secret' || question.kind === 'yes or no')
      ? await askInLine(question, streams)
      : await answerTo(question, colour, streams)
  } catch (error) {
    if (systemErrorCode(error) === 'EIO') terminal.hasHungUp()
    interrupted.throwIfAborted()
    if (!(error instanceof Error)) throw error
    if (error.name === 'ExitPromptError') throw new Interrupt('SIGINT')
    if (ended.signal.reason instanceof Continued) return await ask(question, terminal)
    throw error.name === 'AbortPromptError' || error.name === 'AbortError' ? error.cause : error
  } finally {
    stopListening()
  }
}

/** Detects what a prompt does not report: Ctrl-D, Ctrl-\, and that the program was stopped and continued. */
function listenTo(
  { input, output, whileStopped, isDumb }: Terminal,
  end: (reason: Error) => void,
): () => void {
  // A prompt pauses its input when it is answered, and on Ctrl-D.
  const onPause = () => end(new InputEnded())
  const onKey = (_: string | undefined, { sequence }: { sequence?: string }) => {
    if (sequence === '\u001c') end(new Interrupt('SIGQUIT'))
  }
  const release = whileStopped({
    leave: () => {
      input.setRawMode(false)
      if (!isDumb) output.write('\u001b[?25h')
    },
    resume: () => end(new Continued()),
  })
  input.on('pause', onPause).on('keypress', onKey)
  return () => {
    release()
    input.off('pause', onPause).off('keypress', onKey)
  }
}

type PromptContext = NonNullable<Parameters<typeof input>[1]>

async function answerTo(question: Question, colour: boolean, context: PromptContext): Promise<string> {
  const message = visible(question.message)
  const theme = colour ? {} : plain
  switch (question.kind) {
    case 'text': {
      const { fallback, objection = () => undefined } = question
      const validate = (answer: string) => {
        const reason = objection(answer.trim())
        return reason === undefined || visible(reason)
      }
      const given = { message, theme, validate }
      const answer = await input(fallback === undefined ? given : { ...given, default: fallback }, context)
      return answer.trim()
    }
    case 'secret':
      return password({ message, theme }, context)
    case 'yes or no':
      return (await confirm({ message, theme, default: question.fallback }, context)) ? 'yes' : 'no'
    case 'choice':
      return search(
        {
          message,
          theme,
          pageSize,
          source: (typed = '') => found(question.choices, typed, roomFor(context.output)),
        },
        context,
      )
  }
}

/** Columns for a choice, after the cursor: each is to take one line. */
function roomFor(output: PromptContext['output']): number {
  const columns = output && 'columns' in output ? Number(output.columns) : 0
  return Math.max(narrowest, (columns > 0 ? columns : 80) - 3)
}

/** Choices are not cut to fewer columns. */
const narrowest = 12

const cut = (text: string, room: number) => (widthOf(text) <= room ? text : `${beginning(text, room - 1)}…`)

/** The choices that contain the typed text, with their notes aligned, cut to the room there is. */
function found(choices: readonly Choice[], typed: string, room: number) {
  const widest = (key: 'label' | 'note') =>
    Math.max(0, ...choices.map((choice) => widthOf(visible(choice[key]))))
  const notes = widest('note')
  const most = notes === 0 ? room : Math.max(room - notes - 2, Math.floor(room / 2))
  const width = Math.min(most, widest('label'))
  return choices
    .filter(({ label, note }) => `${label} ${note}`.toLowerCase().includes(typed.toLowerCase()))
    .map(({ value, label, note }) => {
      const short = cut(visible(label), most)
      const line = `${short}${' '.repeat(width - widthOf(short))}  ${visible(note)}`.trimEnd()
      return { value, short, name: cut(line, room) }
    })
}

const same = (text: string) => text
/** Prompts without colour, for NO_COLOR and `--color never`. */
const plain = {
  prefix: { idle: '?', done: '✔', loading: '?' },
  style: {
    answer: same,
    message: same,
    error: (text: string) => `> ${text}`,
    defaultAnswer: (text: string) => `(${text})`,
    help: same,
    highlight: same,
    key: (text: string) => `<${text}>`,
    description: same,
    searchTerm: same,
    keysHelpTip: (keys: [key: string, action: string][]) =>
      keys.map(([key, action]) => `${key} ${action}`).join(' • '),
  },
}
