import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Writer {
  /** Resolves when it begins to write. */
  ready: Promise<unknown>
  /** Ends it at once, as a power cut would. */
  kill: () => void
  /** What it had said to be done when it ended. */
  done: Promise<string[]>
}

/** Builds the program that writes; gives what starts it in a process of its own. */
export function buildWriter(): (...words: string[]) => Writer {
  const script = join(mkdtempSync(join(tmpdir(), 'magnum-writer-')), 'writer.js')
  const source = join(__dirname, 'writer.process.ts')
  const rolldown = join(__dirname, '../../../node_modules/.bin/rolldown')
  execFileSync(rolldown, [source, '--file', script, '--format', 'cjs', '--platform', 'node'], {
    stdio: 'ignore',
  })
  return (...words) => {
    const child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
    return {
      ready: once(child.stdout, 'data'),
      kill: () => child.kill('SIGKILL'),
      done: new Promise((resolve) => {
        // Without the first, which says that it is ready, and a last that is not whole.
        child.on('close', () => resolve(said.split('\n').slice(1, -1)))
      }),
    }
  }
}
