import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { InputEnded, Interrupt, type Question } from '../foundation/host'
import { visible } from '../output/sanitise'

interface Streams {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  /** Ends the prompt. */
  signal: AbortSignal
}

/**
 * Prompts on a terminal that cannot move its cursor: prints a line, reads a line, and uses no control sequences.
 *
 * @throws Interrupt on Ctrl-C
 * @throws InputEnded on Ctrl-D
 */
export async function askInLine(
  question: Extract<Question, { kind: 'secret' | 'yes or no' }>,
  streams: Streams,
): Promise<string> {
  const message = visible(question.message)
  if (question.kind === 'secret') return readLine(`${message} `, true, streams)
  const { fallback } = question
  const answer = await readLine(`${message} (${fallback ? 'Y/n' : 'y/N'}) `, false, streams)
  return (fallback ? !/^\s*n/i.test(answer) : /^\s*y/i.test(answer)) ? 'yes' : 'no'
}

async function readLine(
  prompt: string,
  isSecret: boolean,
  { input, output, signal }: Streams,
): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  // As a terminal, readline reads keys and echoes to `silent`; otherwise the terminal itself echoes and edits.
  const lines = createInterface({ input, output: silent, terminal: isSecret, historySize: 0 })
  const ended = new AbortController()
  lines.once('SIGINT', () => ended.abort(new Interrupt('SIGINT')))
  lines.once('close', () => ended.abort(new InputEnded()))
  const answer = lines.question('', { signal: AbortSignal.any([signal, ended.signal]) })
  output.write(prompt)
  try {
    return await answer
  } finally {
    lines.close()
    if (isSecret) output.write('\n')
  }
}
