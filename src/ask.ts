import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

interface Terminal {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
}

/** Asks on the terminal and resolves to the line typed; with `echo: false` it is not shown. */
export async function ask(
  question: string,
  { echo }: { echo: boolean },
  { input, output }: Terminal,
): Promise<string> {
  output.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: echo ? output : silent, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    if (!echo) output.write('\n')
  }
}
