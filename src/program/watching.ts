import { type Host, isDumb, type Manner } from '../foundation/host'
import type { Result } from '../output/result'
import { isTransient } from '../client/magnum/refusals'
import { MagnumError } from '../foundation/errors'
import type { AnswerOut } from './answer'
import { visible } from '../output/sanitise'

const interval = 5_000
/** Time for a window to get its final size, in milliseconds. */
const settling = 100
/** Assumed rows of a terminal of unknown height. */
const usualRows = 24

// The alternate screen without line wrap, because wrapped lines could not be counted.
const enter = '\u001b[?1049h\u001b[?7l'
const leave = '\u001b[?7h\u001b[?1049l'
// Before drawing: at the end of a line of full width, the cursor is still on its last character.
const clearScreen = '\u001b[H\u001b[J'

/** Writes a result and its notes to `out`. */
type Render = (result: Result, out: AnswerOut) => Promise<unknown>

/** Rendered text, a function that adds colours, and notes. */
interface Rendered {
  /** When it was rendered: `07:09:28`. */
  time: string
  /** Why it has not been refreshed since. */
  trouble?: string
  notes: readonly string[]
  text: string
  paint: NonNullable<Manner['decorate']>
}

/**
 * Refreshes output in place on a terminal until interrupted, and leaves the last one on the screen. Once there is
 * output, goes on while the service does not answer.
 *
 * @param title the text of the header line
 */
export async function watch(
  title: string,
  ask: () => Promise<Result>,
  render: Render,
  host: Host,
): Promise<never> {
  const { stdout } = host
  if (!stdout.isTerminal) throw new MagnumError('usage', '--watch needs a terminal')
  if (isDumb(host.env)) throw new MagnumError('usage', '--watch needs a terminal that can move its cursor')
  const refreshed = async () => rendered(await ask(), render, host.now())
  let shown = await refreshed()
  const take = () => stdout.write('', { decorate: () => enter })
  let wake = () => {}
  const release = host.whileStopped({
    // A terminal that is gone cannot be restored, and the reason is already reported.
    leave: () => void stdout.write('', { decorate: () => leave }).catch(() => undefined),
    resume: () =>
      void take().then(
        () => wake(),
        () => undefined,
      ),
  })
  const stopResizing = stdout.onResize(() => wake())
  await take()
  try {
    for (;;) {
      const { text, paint, notes, time, trouble } = shown
      const header = [`Every ${interval / 1000} s: ${title}  ${time}`, ...(trouble ? [trouble] : [])]
      await stdout.write(text, {
        decorate: (harmless) => screenful(header, notes, paint(harmless), stdout.rows ?? usualRows),
      })
      await nextRefresh(host, (early) => (wake = early))
      shown = await refreshed().catch((error: unknown) => {
        if (!isTransient(error)) throw error
        return { ...shown, trouble: visible(`Will retry: ${error.message}`) }
      })
    }
  } finally {
    release()
    stopResizing()
    const { text, paint, notes } = shown
    const above = leave + notes.map((line) => `${line}\n`).join('')
    await stdout.write(text, { decorate: (harmless) => above + paint(harmless) }).catch(() => undefined)
  }
}

/** Resolves when it is time for the next refresh, or soon after the callback passed to `onWake` is called. */
async function nextRefresh({ sleep, interrupted }: Host, onWake: (wake: () => void) => void): Promise<void> {
  const woken = new AbortController()
  onWake(() => woken.abort())
  await sleep(interval, AbortSignal.any([interrupted, woken.signal])).catch(() =>
    sleep(settling, interrupted),
  )
}

async function rendered(result: Result, render: Render, now: number): Promise<Rendered> {
  const notes: string[] = []
  let text = ''
  let paint = (harmless: string) => harmless
  await render(result, {
    write(part, { decorate = paint } = {}) {
      text += part
      paint = decorate
      return Promise.resolve()
    },
    // For the screen; on stderr, the next refresh would overwrite it.
    note: (line) => void notes.push(visible(line)),
  })
  return { time: new Date(now).toTimeString().slice(0, 8), text, paint, notes }
}

/** Screens with fewer rows have no room for the frame of a table. */
const fewRows = 7

/**
 * The part of a text that fits the screen, drawn over the previous one, and the number of hidden lines. Where there are
 * few rows, they are not for notes and frames.
 */
function screenful(header: readonly string[], notes: readonly string[], text: string, rows: number): string {
  const space = Math.max(1, rows - header.length)
  const all = text.replace(/\n$/, '').split('\n')
  const isRoomy = notes.length + all.length <= space || rows >= usualRows
  const isLow = rows < fewRows && all.length > space
  const lines = [...(isRoomy ? notes : []), ...(isLow ? all.filter((line) => !/^\+[-+]*$/.test(line)) : all)]
  const shown =
    lines.length <= space
      ? lines
      : [...lines.slice(0, space - 1), `… ${lines.length - space + 1} more lines do not fit the screen`]
  return clearScreen + [...header, ...shown].join('\r\n')
}
