import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fc, seed } from '../support/random'
import { exitCodes } from '../../src/cli/exit-codes'
import { commands } from '../../src/commands/registry'
import { hostile } from '../output/support'
import { figure } from '../support/figure'
import { serve, type TestServer } from '../support/http-server'
import { type Ran, magnum } from '../support/run'
import { temporaryFolder } from '../support/temporary-folder'
import { anyLine, lineFor } from './lines'

const count = Number(process.env.FUZZ_LINES ?? 20_000)

/** A body that fits any request: a cluster, a template, a certificate, and empty lists. */
const everything = {
  ...{ uuid: 'u', name: 'demo', cluster_template_id: 't', coe: 'swarm', tls_disabled: true, pem: 'x' },
  ...{ status: 'CREATE_COMPLETE', api_address: 'tcp://x', role: 'worker', is_default: false },
  ...{ clusters: [], clustertemplates: [], nodegroups: [], quotas: [], mservices: [] },
}
let server: TestServer
beforeAll(async () => {
  server = await serve(({ method }) => (method === 'DELETE' ? { status: 204 } : { body: everything }))
})
afterAll(() => server.close())

// Excluded: the first two start clouds, the third needs the build, and the last generates a key each time.
const left = ['sandbox-start', 'sandbox-run', 'completion', 'cluster-config']

async function lines(): Promise<string[][]> {
  const definitions = await Promise.all(Object.values(commands).map((load) => load()))
  const quick = definitions.filter(({ name }) => !left.includes(name)).map(lineFor)
  const config = definitions.filter(({ name }) => name === 'cluster-config').map(lineFor)
  const line = fc.oneof(
    { weight: 800, arbitrary: fc.oneof(...quick) },
    { weight: 1, arbitrary: fc.oneof(...config) },
    { weight: 200, arbitrary: anyLine },
  )
  return fc.sample(line, count)
}

test(`${count} command lines: each succeeds or fails with a clear error`, async () => {
  const room = temporaryFolder()
  const cwd = join(room, 'a', 'b', 'c')
  mkdirSync(cwd, { recursive: true })
  const codes = new Map<number, number>()
  const wrong: string[] = []
  let slowest = 0
  for (const line of await lines()) {
    const began = process.cpuUsage()
    const ran = await run(line, cwd)
    // Of the processor, not of the clock, which also counts what else a busy machine does.
    const { user, system } = process.cpuUsage(began)
    const took = (user + system) / 1000
    slowest = Math.max(slowest, took)
    codes.set(ran.code, (codes.get(ran.code) ?? 0) + 1)
    const complaint = complaintAbout(ran, took)
    if (complaint) wrong.push(`${JSON.stringify(line).slice(0, 500)}: ${complaint}`)
  }
  const shown = [...codes].sort().map(([code, times]) => `${code}: ${times}`)
  figure(
    `${count} command lines (seed ${seed}); exit codes ${shown.join(', ')}; slowest ${Math.round(slowest)} ms of the processor`,
  )
  expect(wrong).toEqual([])
  expect(readdirSync(room)).toEqual(['a'])
}, 1_200_000)

function run(line: readonly string[], cwd: string): Promise<Ran> {
  let clock = Date.now()
  return magnum(line, {
    cwd,
    env: { HOME: cwd, OS_AUTH_TYPE: 'none', OS_ENDPOINT_OVERRIDE: `${server.url}/v1` },
    now: () => clock,
    sleep: (milliseconds) => {
      clock += milliseconds
      return Promise.resolve()
    },
  })
}

const known: ReadonlySet<number> = new Set([0, ...Object.values(exitCodes).map(({ code }) => code)])

/** Checks the result of a line; returns what is wrong, or undefined. */
function complaintAbout({ code, stderr }: Ran, took: number): string | undefined {
  if (!known.has(code)) return `exit code ${code}`
  if (/is a bug in magnum|^\s+at .*:\d+:\d+\)?$/m.test(stderr)) return stderr.slice(0, 2_000)
  if (code !== 0 && stderr === '') return `exit code ${code} without a word`
  if (hostile.test(stderr.replaceAll('\n', ''))) return `a control character: ${JSON.stringify(stderr)}`
  if (took > 10_000) return `it took ${took} ms of the processor`
  return undefined
}
