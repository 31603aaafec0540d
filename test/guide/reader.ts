import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bin } from '../support/program'
import type { Ran } from '../support/run'

/** A shell for typing the code blocks of a guide. */
export interface Reader {
  /** Runs a block in the shell and returns its result. Variables and the current folder persist. */
  types(block: string): Promise<Ran>
}

/**
 * Starts `magnum sandbox run -- bash` in a new folder for the tests of a file. Clusters are ready after a quarter of a
 * second.
 */
export function openReader(): Reader {
  let shell: Awaited<ReturnType<typeof openShell>> | undefined
  beforeAll(async () => {
    shell = await openShell()
  })
  afterAll(() => shell?.leave())
  return { types: (block) => (shell ? shell.types(block) : Promise.reject(new Error('no shell is open'))) }
}

async function openShell() {
  const folder = await mkdtemp(join(tmpdir(), 'magnum-guide-'))
  const home = join(folder, 'home')
  mkdirSync(home)
  const words = ['sandbox', 'run', '--delay', '0.25', '--', 'bash', '--noprofile', '--norc']
  const shell = spawn(join(bin, 'magnum'), words, {
    cwd: home,
    env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: home, SHELL: '/bin/bash', LANG: 'C.UTF-8' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => shell.on('close', resolve))
  const lines = createInterface({ input: shell.stdout })[Symbol.asyncIterator]()
  const file = (name: string) => join(folder, name)
  return {
    async types(block: string): Promise<Ran> {
      // Sourced, not run, so that exported variables persist, as at a prompt.
      writeFileSync(file('block'), block)
      shell.stdin.write(`. ${file('block')} >${file('stdout')} 2>${file('stderr')} </dev/null; echo $?\n`)
      const { value } = (await lines.next()) as IteratorResult<string, undefined>
      if (value === undefined) throw new Error('the shell has ended')
      const [stdout, stderr] = ['stdout', 'stderr'].map((name) => readFileSync(file(name), 'utf8'))
      return { code: Number(value), stdout: stdout ?? '', stderr: stderr ?? '' }
    },
    async leave(): Promise<void> {
      shell.stdin.end()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The value of an attribute in a Property/Value table. */
export function cell(table: string, attribute: string): string | undefined {
  const row = table.split('\n').find((line) => line.startsWith(`| ${attribute} `))
  return row?.split('|')[2]?.trim()
}
