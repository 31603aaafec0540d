import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../../src/sandbox/store'
import { figure } from '../support/figure'
import { buildWriter } from '../support/writer'
import { passwordAuth, send, stopClouds, temporaryFolder, word } from './support/cloud'

afterAll(stopClouds)

const startSandbox = buildWriter(join(__dirname, 'support/serve.process.ts'))

test('the sandbox, killed 200 times during writes, keeps everything that it acknowledged', async () => {
  const lanes = await Promise.all([acknowledgedOf(100), acknowledgedOf(100)])
  const acknowledged = lanes.reduce((sum, lane) => sum + lane, 0)
  expect(acknowledged).toBeGreaterThanOrEqual(200)
  figure(`200 kills of the sandbox under writes: ${acknowledged} acknowledged, all there`)
}, 300_000)

/** Repeatedly starts a sandbox in the same folder, writes to it and kills it. */
async function acknowledgedOf(kills: number): Promise<number> {
  const folder = temporaryFolder()
  const acknowledged: string[] = []
  for (let kill = 0; kill < kills; kill++) {
    const sandbox = startSandbox(folder)
    const create = await templateMaker(await sandbox.ready)
    const first = await create()
    if (first !== undefined) acknowledged.push(first)
    const writing = Array.from({ length: 4 }, async () => {
      for (let uuid = await create(); uuid !== undefined; uuid = await create()) acknowledged.push(uuid)
    })
    await sleep((50 * kill) / kills)
    sandbox.kill()
    await Promise.all([...writing, sandbox.done])
  }
  const store = openStore(folder)
  const kept = new Set(store.all('templates').map(({ uuid }) => uuid))
  store.close()
  expect(acknowledged.filter((uuid) => !kept.has(uuid))).toEqual([])
  return acknowledged.length
}

/** Logs in to a sandbox. @returns a function that creates a template; its result is undefined after a kill */
async function templateMaker(clients: string): Promise<() => Promise<string | undefined>> {
  const environment = JSON.parse(clients) as Record<'OS_AUTH_URL' | 'OS_USERNAME' | 'OS_PASSWORD', string>
  const login = { method: 'POST', body: JSON.stringify(passwordAuth(environment)) }
  const { headers } = await send(`${environment.OS_AUTH_URL}/auth/tokens`, login)
  const token = headers.get('x-subject-token') ?? ''
  const request = {
    method: 'POST',
    headers: { 'x-auth-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({ coe: 'kubernetes', image_id: 'fedora-coreos-latest' }),
  }
  const templates = `${new URL(environment.OS_AUTH_URL).origin}/v1/clustertemplates`
  return async () => {
    const answer = await send(templates, request).catch(() => undefined)
    return answer && word(answer.body.uuid)
  }
}
