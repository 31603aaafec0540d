import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Writer {
  /** Resolves to the first line of output, printed before the first write. */
  ready: Promise<string>
  /** Kills it with SIGKILL. */
  kill: () => void
  /** Resolves at exit to the other lines: the completed writes. */
  done: Promise<string[]>
}

export type StartWriter = (...words: string[]) => Writer

/**
 * Bundles a program that prints a line before its first write and one after each, for the tests of a file. Returns a
 * function that starts it in a child process.
 */
export function buildWriter(source: string): StartWriter {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'magnum-writer-'))
    const rolldown = join(__dirname, '../../node_modules/.bin/rolldown')
    const options = ['--format', 'cjs', '--platform', 'node', '--entry-file-names', 'writer.js']
    execFileSync(rolldown, [source, '--dir', folder, ...options], { stdio: 'ignore' })
  })
  afterAll(() => rmSync(folder, { recursive: true }))
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
        // Drops an incomplete last line.
        child.on('close', () => resolve(said.split('\n').slice(1, -1)))
      }),
    }
  }
}

/** Kills a writer so many milliseconds after it is ready; resolves to its completed writes. */
export async function killed(after: number, writer: Writer): Promise<string[]> {
  await writer.ready
  await sleep(after)
  writer.kill()
  return writer.done
}
