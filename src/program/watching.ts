import type { Host, Manner } from '../foundation/host'
import type { Result } from '../output/result'
import { MagnumError } from '../foundation/errors'
import type { AnswerOut } from './answer'

const interval = 5_000
/** Lines of a terminal that does not say how many it has. */
const usualRows = 24

// The alternate screen, whose lines are cut at the edge: wrapped ones could not be counted.
const enter = '\u001b[?1049h\u001b[?7l'
const leave = '\u001b[?7h\u001b[?1049l'
const home = '\u001b[H'
const clearBelow = '\u001b[J'
const clearRight = '\u001b[K'

/** Writes an answer, and what is to be said of it, to where it is told. */
type Render = (result: Result, out: AnswerOut) => Promise<unknown>

/** An answer, and what adds its colours. */
interface Rendered {
  text: string
  paint: NonNullable<Manner['decorate']>
}

/**
 * Shows an answer again and again in the same place of a terminal, until it is interrupted; the last one stays
 * to be read.
 *
 * @param title what is shown, for the line above it
 */
export async function watch(
  title: string,
  ask: () => Promise<Result>,
  render: Render,
  host: Host,
): Promise<never> {
  const { stdout, interrupted } = host
  if (!stdout.isTerminal) throw new MagnumError('usage', '--watch needs a terminal')
  let shown = await rendered(await ask(), render)
  await stdout.write('', { decorate: () => enter })
  try {
    for (;;) {
      const time = new Date(host.now()).toTimeString().slice(0, 8)
      const header = `Every ${interval / 1000} s: ${title}  ${time}`
      const { text, paint } = shown
      await stdout.write(text, {
        decorate: (harmless) => screenful(header, paint(harmless), stdout.rows ?? usualRows),
      })
      await host.sleep(interval, interrupted)
      shown = await rendered(await ask(), render)
    }
  } finally {
    // A terminal that has gone cannot be restored, and why the command ends is told already.
    const { text, paint } = shown
    await stdout.write(text, { decorate: (harmless) => leave + paint(harmless) }).catch(() => undefined)
  }
}

async function rendered(result: Result, render: Render): Promise<Rendered> {
  let text = ''
  let paint = (harmless: string) => harmless
  await render(result, {
    write(part, { decorate = paint } = {}) {
      text += part
      paint = decorate
      return Promise.resolve()
    },
    // Beside the answer it would be lost with the next one.
    note: (line) => void (text += `${line}\n`),
  })
  return { text, paint }
}

/** What of a text fits the screen, over what was there, and how much does not. */
function screenful(header: string, text: string, rows: number): string {
  const lines = text.replace(/\n$/, '').split('\n')
  const space = Math.max(1, rows - 1)
  const shown =
    lines.length <= space
      ? lines
      : [...lines.slice(0, space - 1), `… ${lines.length - space + 1} more lines do not fit the screen`]
  return `${home}${[header, ...shown].map((line) => line + clearRight).join('\r\n')}${clearBelow}`
}
