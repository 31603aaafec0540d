import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A Python script in this folder that answers each line of JSON with another. */
export interface PythonDriver {
  /** The first line of its output. */
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
