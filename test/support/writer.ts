import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Writer {
  /** Its first line, when it begins to write. */
  ready: Promise<string>
  /** Ends it at once, as a power cut would. */
  kill: () => void
  /** The other lines, when it has ended: what was done. */
  done: Promise<string[]>
}

export type StartWriter = (...words: string[]) => Writer

/**
 * Bundles a program that says when it begins to write, and then what it has done, a line each; gives what starts
 * it in a process of its own.
 */
export function buildWriter(source: string): StartWriter {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-writer-'))
  const rolldown = join(__dirname, '../../node_modules/.bin/rolldown')
  const options = ['--format', 'cjs', '--platform', 'node', '--entry-file-names', 'writer.js']
  execFileSync(rolldown, [source, '--dir', folder, ...options], { stdio: 'ignore' })
  return (...words) => {
    const child = spawn(process.execPath, [join(folder, 'writer.js'), ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
    return {
      ready: once(child.stdout, 'data').then(() => said.split('\n')[0] ?? ''),
      kill: () => child.kill('SIGKILL'),
      done: new Promise((resolve) => {
        // Without a last one that is not whole.
        child.on('close', () => resolve(said.split('\n').slice(1, -1)))
      }),
    }
  }
}

/** Starts a writer and kills it at some moment of its first milliseconds; gives what it had done. */
export async function killed(within: number, writer: Writer): Promise<string[]> {
  await writer.ready
  await sleep(Math.random() * within)
  writer.kill()
  return writer.done
}
