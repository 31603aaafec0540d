import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A program of this folder in Python that reads a line of JSON and answers with one. */
export interface PythonDriver {
  /** What it says by itself when it has started. */
  greeting: unknown
  ask(question: unknown): Promise<unknown>
  close(): void
}

export async function startPythonDriver(
  python: string,
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<PythonDriver> {
  const driver = spawn(python, [join(__dirname, script)], {
    env: { PYTHONUTF8: '1', PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: driver.stdout })[Symbol.asyncIterator]()
  const answer = async () => {
    const line = await lines.next()
    if (line.done === true) throw new Error(`${script} has ended`)
    return JSON.parse(line.value) as unknown
  }
  return {
    greeting: await answer(),
    ask: (question) => {
      driver.stdin.write(`${JSON.stringify(question)}\n`)
      return answer()
    },
    close: () => driver.stdin.end(),
  }
}
