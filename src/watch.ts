import type { Host } from './host'
import type { Result } from './output/result'
import { MagnumError } from './errors'

const interval = 5_000

/**
 * Shows an answer again and again in the same place of a terminal, until it is interrupted.
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
  for (let shown = 0; ;) {
    let text = ''
    await render(await ask(), (part) => {
      text += part
      return Promise.resolve()
    })
    // Up to where the last round began, then clear from there to the end of the screen.
    const home = shown === 0 ? '' : `\u001b[${shown}A\r\u001b[J`
    await stdout.write(home + text)
    shown = text.split('\n').length - 1
    await host.sleep(interval, interrupted)
  }
}
