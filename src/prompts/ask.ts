import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { InputEnded, Interrupt } from '../foundation/host'

interface Terminal {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  /** Aborted by a signal, with an `Interrupt` as its reason. */
  interrupted: AbortSignal | undefined
}

/**
 * Asks on the terminal and resolves to the line typed; with `echo: false` it is not shown.
 *
 * @throws Interrupt at a signal, and at Ctrl-C, which is none while a line is edited
 * @throws InputEnded at Ctrl-D
 */
export async function ask(
  question: string,
  { echo }: { echo: boolean },
  { input, output, interrupted }: Terminal,
): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  if (!echo) output.write(question)
  const lines = createInterface({ input, output: echo ? output : silent, terminal: true })
  try {
    return await new Promise((resolve, reject) => {
      lines.once('SIGINT', () => reject(new Interrupt('SIGINT')))
      interrupted?.addEventListener('abort', () => reject(interrupted.reason as Error), { once: true })
      lines.once('close', () => reject(new InputEnded()))
      lines.question(echo ? question : '', resolve)
    })
  } catch (error) {
    // The cursor stands behind the question still.
    if (echo) output.write('\n')
    throw error
  } finally {
    lines.close()
    if (!echo) output.write('\n')
  }
}
