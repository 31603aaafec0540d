import { fc, seed } from '../support/random'
import { exitCodes } from '../../src/cli/exit-codes'
import { stopClouds } from '../sandbox/support/cloud'
import { figure } from '../support/figure'
import { magnum } from '../support/run'
import { hostile } from '../output/support'
import { mutation } from './mutations'
import { record, type Recording } from './recording'
import { replay, type Replay } from './replay'

const mutations = Number(process.env.FUZZ_MUTATIONS ?? 5_000)

const formats = ['table', 'json', 'jsonl', 'yaml', 'csv', 'value']
const lists = ['cluster-list', 'cluster-template-list', 'nodegroup-list demo', 'quotas-list', 'service-list']
const records = [
  'cluster-show demo',
  'cluster-template-show k8s',
  'nodegroup-show demo big',
  'quotas-show --project-id PROJECT --resource Cluster',
  'stats-list',
]
const others = [
  'cluster-list --fields labels,keypair',
  'cluster-list --limit 1',
  'ca-show demo',
  'doctor',
  'doctor -f json',
  'kubernetes-token',
  'cluster-wait demo',
  'cluster-wait demo other',
  'cluster-config demo --stdout --use-keystone',
  'cluster-config --all --stdout --use-keystone',
  '__complete cluster-show d',
  'cluster-list --debug',
  'cluster-show demo --timing',
]
const changes = [
  'cluster-create new --cluster-template k8s',
  'cluster-update demo replace node_count=2',
  'cluster-resize demo 2',
  'ca-rotate demo',
  'cluster-delete demo',
  'quotas-delete --project-id PROJECT --resource Cluster',
]
const commands = [
  ...lists.flatMap((line) => formats.map((format) => `${line} -f ${format}`)),
  ...records.flatMap((line) => [...formats, 'shell'].map((format) => `${line} -f ${format}`)),
  ...others,
  ...changes,
]

let recording: Recording
let server: Replay
beforeAll(async () => {
  recording = await record(commands)
  server = await replay(recording.url)
})
afterAll(async () => {
  await server.close()
  await stopClouds()
})

/** The exchange to change, counted from the last; the first ones are the login. */
const place = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat({ max: 4 }))

const known: ReadonlySet<number> = new Set([0, ...Object.values(exitCodes).map(({ code }) => code)])

test('with unchanged responses every command succeeds', async () => {
  for (const { words, exchanges } of recording.commands) {
    server.play(exchanges)
    expect({ words, ...(await run(words, '60')) }).toMatchObject({ words, code: 0 })
  }
})

test(`${mutations} mutated responses: each leads to a result or one clear error`, async () => {
  const plans = fc.sample(fc.tuple(fc.nat(), place, mutation), mutations)
  const figures = { codes: new Map<number, number>(), slowest: 0, heap: 0 }
  const wrong: string[] = []
  for (const [which, fromEnd, mutate] of plans) {
    const command = recording.commands[which % recording.commands.length]!
    const at = Math.max(command.exchanges.length - 1 - fromEnd, 0)
    const exchanges = command.exchanges.map(
      ([request, answer], index): (typeof command.exchanges)[number] => [
        request,
        index === at ? mutate(answer) : answer,
      ],
    )
    server.play(exchanges)
    const began = process.cpuUsage()
    const ran = await run(command.words)
    // Of the processor, not of the clock, which also counts what else a busy machine does.
    const { user, system } = process.cpuUsage(began)
    const took = (user + system) / 1000
    figures.codes.set(ran.code, (figures.codes.get(ran.code) ?? 0) + 1)
    figures.slowest = Math.max(figures.slowest, took)
    figures.heap = Math.max(figures.heap, process.memoryUsage().heapUsed)
    const complaint = complaintAbout(ran, took)
    if (complaint) wrong.push(`${command.words.join(' ')}: ${complaint}\n${shown(exchanges[at])}`)
  }
  const codes = [...figures.codes].sort().map(([code, count]) => `${code}: ${count}`)
  figure(
    `${mutations} mutated answers (seed ${seed}); exit codes ${codes.join(', ')}; ` +
      `slowest ${Math.round(figures.slowest)} ms of the processor; heap at most ${Math.round(figures.heap / 2 ** 20)} MiB`,
  )
  expect(wrong).toEqual([])
}, 1_200_000)

/** Runs a command with the replaying server, without delays. @param timeout in seconds; some mutated answers never end */
async function run(words: readonly string[], timeout = '0.15') {
  let clock = Date.now()
  const env = {
    ...recording.environment,
    OS_AUTH_URL: `${server.url}/identity`,
    OS_ENDPOINT_OVERRIDE: `${server.url}/v1`,
  }
  return magnum(['--timeout', timeout, ...words], {
    env,
    now: () => clock,
    sleep: (milliseconds) => {
      clock += milliseconds
      return Promise.resolve()
    },
  })
}

/** Checks the result of a command; returns what is wrong, or undefined. */
function complaintAbout(
  ran: { code: number; stdout: string; stderr: string },
  took: number,
): string | undefined {
  const { code, stderr } = ran
  if (!known.has(code)) return `exit code ${code}`
  if (/is a bug in magnum|^\s+at .*:\d+:\d+\)?$/m.test(stderr)) return stderr.slice(0, 2_000)
  if (code !== 0 && stderr === '') return `exit code ${code} without a word`
  if (hostile.test(stderr.replaceAll('\n', '')))
    return `a control character: ${JSON.stringify(stderr.slice(0, 2_000))}`
  if (took > 10_000) return `it took ${took} ms of the processor`
  return undefined
}

function shown(exchange: [string, { status: number; headers: object; body: Buffer }] | undefined): string {
  if (!exchange) return ''
  const [request, { status, headers, body }] = exchange
  return `${request} -> ${status} ${JSON.stringify(headers).slice(0, 500)} ${body.toString().slice(0, 500)}`
}
