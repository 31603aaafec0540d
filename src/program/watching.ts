import type { Host } from '../foundation/host'
import type { Result } from '../output/result'
import { MagnumError } from '../foundation/errors'

const interval = 5_000

// The alternate screen, whose lines are cut at the edge: wrapped ones could not be counted.
const enter = '\u001b[?1049h\u001b[?7l'
const leave = '\u001b[?7h\u001b[?1049l'
const home = '\u001b[H'
const clearBelow = '\u001b[J'
const clearRight = '\u001b[K'

/**
 * Shows an answer again and again in the same place of a terminal, until it is interrupted; the last one stays
 * to be read.
 *
 * @param render writes one round into the stream that it is given
 */
export async function watch(
  ask: () => Promise<Result>,
  render: (result: Result, write: (text: string) => Promise<void>) => Promise<unknown>,
  host: Host,
): Promise<never> {
  const { stdout, interrupted } = host
  if (!stdout.isTerminal) throw new MagnumError('usage', '--watch needs a terminal')
  let text = await rendered(await ask(), render)
  await stdout.write(enter)
  try {
    for (;;) {
      await stdout.write(screenful(text, stdout.rows))
      await host.sleep(interval, interrupted)
      text = await rendered(await ask(), render)
    }
  } finally {
    await stdout.write(leave + text)
  }
}

async function rendered(
  result: Result,
  render: (result: Result, write: (text: string) => Promise<void>) => Promise<unknown>,
): Promise<string> {
  let text = ''
  await render(result, (part) => {
    text += part
    return Promise.resolve()
  })
  return text
}

/** What of a text fits the screen, over what was there. */
function screenful(text: string, rows = Infinity): string {
  const lines = text.replace(/\n$/, '').split('\n').slice(0, rows)
  return `${home}${lines.map((line) => line + clearRight).join('\r\n')}${clearBelow}`
}
