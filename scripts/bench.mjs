// npm run bench [-- --short] [-- --json FILE]: compares CPU time and memory with bare Node and other programs; see
// docs/performance.md. Fails if a figure exceeds twice its goal, since machines are noisy.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startCloud } from '../bench/cloud.mjs'
import { startSandbox } from '../bench/sandbox.mjs'
import { goals, growing } from '../bench/goals.mjs'
import { interleaved, run, summary } from '../bench/measure.mjs'
import { build } from 'rolldown'
import config from '../rolldown.config.mjs'

const { values } = parseArgs({ options: { short: { type: 'boolean' }, json: { type: 'string' } } })
const home = mkdtempSync(join(tmpdir(), 'magnum-bench-'))
const drawTable = await bundle('src/output/draw-table.ts', join(home, 'draw'))
const bare = await bundle('bench/bare.mjs', join(home, 'bare'))
const results = []

/** Bundles a module as in the build. @returns the path of the bundle */
async function bundle(input, dir) {
  await build({ ...config, input: { bundle: input }, output: { ...config.output, dir, codeSplitting: {} } })
  return join(dir, 'bundle.js')
}

function report(result) {
  results.push(result)
  const { what, ours, against, ratio, goal, unit } = result
  const figure = ({ median, spread }) => `${median.toFixed(1)} ±${spread.toFixed(1)}`.padStart(16)
  const verdict = goal === undefined ? '' : `${goal}`.padEnd(6) + (ratio <= goal ? 'met' : 'not met')
  console.log(
    `${what.padEnd(30)}${unit.padEnd(6)}${figure(ours)}${figure(against)}  ${ratio.toFixed(2).padStart(6)}  ${verdict}`,
  )
}

async function withCloud({ cloud, sandbox, latency, environment }, use) {
  const started = sandbox
    ? await startSandbox(home)
    : cloud === undefined
      ? undefined
      : await startCloud({ clusters: cloud, latency })
  try {
    return await use({ HOME: home, DRAW_TABLE: drawTable, ...started?.environment, ...environment })
  } finally {
    await started?.close()
  }
}

async function compare({ what, ours, against, code, goal, unit = 'cpu', runs, ...rest }) {
  await withCloud(rest, async (environment) => {
    const programs = [
      { words: ours, environment, code },
      { words: against.map((word) => (word === '$BARE' ? bare : word)), environment },
    ]
    // The first runs warm up caches, including the token cache.
    if (runs > 5) await interleaved(programs, { unit, runs: 2 })
    const [first, second] = (
      await interleaved(programs, { unit, runs: values.short ? Math.min(runs, 9) : runs })
    ).map(summary)
    report({ what, unit, ours: first, against: second, ratio: first.median / second.median, goal })
  })
}

/** CPU time per additional cluster: from 10,000 to 100,000 compared with 1,000 to 10,000. */
async function growth({ format, ours }) {
  const taken = []
  for (const cloud of [1_000, 10_000, 100_000]) {
    await withCloud({ cloud }, async (environment) => {
      const [figures] = await interleaved([{ words: ours, environment }], { unit: 'cpu', runs: 3 })
      taken.push(summary(figures))
    })
  }
  const [small, middle, large] = taken.map(({ median }) => median)
  const ratio = (large - middle) / 90 / ((middle - small) / 9)
  report({
    what: `growth of -f ${format}`,
    unit: 'cpu',
    ours: taken[2],
    against: taken[1],
    ratio,
    goal: 1.15,
  })
}

/** The installed size of the package compared with 2 MB. */
async function size() {
  const [{ unpackedSize, size: packed }] = JSON.parse(await run(['npm', 'pack', '--dry-run', '--json']))
  const of = (bytes) => ({ median: bytes / 1000, spread: 0 })
  report({
    what: 'package: kB, packed',
    unit: 'size',
    ours: of(unpackedSize),
    against: of(packed),
    ratio: unpackedSize / 2e6,
    goal: 1,
  })
}

console.log(
  `Node ${process.versions.node}, median ± half the interquartile range, in milliseconds, or KiB for peak`,
)
console.log(`${''.padEnd(36)}${'ours'.padStart(16)}${'against'.padStart(16)}   ratio  goal`)
for (const goal of goals) if (!values.short || !goal.long) await compare(goal)
if (!values.short) for (const format of growing) await growth(format)
await size()
rmSync(home, { recursive: true })
if (values.json)
  writeFileSync(values.json, `${JSON.stringify({ node: process.version, results }, null, 2)}\n`)
process.exitCode = results.some(({ ratio, goal }) => ratio > 2 * goal) ? 1 : 0
