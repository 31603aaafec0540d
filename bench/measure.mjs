import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {{ words: string[], environment?: Record<string, string>, code?: number }} Program */

const peakRecorder = fileURLToPath(new URL('peak.cjs', import.meta.url))

/** Runs a program and returns CPU time (user and system) and wall time in milliseconds, as reported by bash. */
async function times({ words, environment, code }) {
  const script = 'TIMEFORMAT="%U %S %R"; { time "$@" >&3 2>/dev/null; } 2>&1'
  const text = await run(['bash', '-c', script, 'time', ...words], environment, code)
  const [user, system, wall] = text.trim().split(' ').map(Number)
  return { cpu: (user + system) * 1000, wall: wall * 1000 }
}

/** Runs a program and returns its peak memory in KiB. */
async function peak({ words, environment }) {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-bench-'))
  const file = join(folder, 'peak')
  const options = words[0] === process.execPath ? { NODE_OPTIONS: `--require ${peakRecorder}` } : {}
  try {
    await run(words, { ...environment, ...options, PEAK_FILE: file })
    return { peak: Number(readFileSync(file, 'utf8')) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * Runs programs in turn, so that other load affects all of them equally, and returns their measurements.
 *
 * @param {Program[]} programs
 * @param {{ unit: 'cpu' | 'wall' | 'peak', runs: number }} how
 * @returns {Promise<number[][]>} for each program milliseconds, or KiB for `peak`
 */
export async function interleaved(programs, { unit, runs }) {
  const taken = programs.map(() => [])
  for (let run = 0; run < runs; run++) {
    for (const [index, program] of programs.entries()) {
      const figures = unit === 'peak' ? await peak(program) : await times(program)
      taken[index].push(figures[unit])
    }
  }
  return taken
}

/** The median and half the interquartile range. */
export function summary(figures) {
  const sorted = [...figures].sort((a, b) => a - b)
  const at = (part) => sorted[Math.round(part * (sorted.length - 1))]
  return { median: at(0.5), spread: (at(0.75) - at(0.25)) / 2 }
}

/** Runs a command and returns its standard output; output on descriptor 3 is discarded. */
export function run([file, ...words], environment = {}, expected = 0) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(OS_|MAGNUM|NODE_)/.test(name))
  const child = spawn(file, words, {
    cwd: environment.HOME,
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk) => (text += chunk))
  child.stdio[3].resume()
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === expected) resolve(text)
      else reject(new Error(`${[file, ...words].join(' ').slice(0, 200)} ended with ${code}`))
    })
  })
}
