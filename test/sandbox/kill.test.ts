import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { transformFileSync } from '@swc/core'
import { openStore } from '../../src/sandbox/store'
import { figure } from '../support/figure'
import { passwordAuth, send, stopClouds, temporaryFolder, word } from './support/cloud'

jest.setTimeout(120_000)
afterAll(stopClouds)

const KILLS = 200

test(`the store, killed at ${KILLS} random moments, has every write that it acknowledged`, async () => {
  const folder = temporaryFolder()
  const { code } = transformFileSync('src/sandbox/store.ts', {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  })
  writeFileSync(join(folder, 'store.js'), code)
  const state = join(folder, 'state')
  const writer = `
    const store = require(${JSON.stringify(join(folder, 'store.js'))}).openStore(${JSON.stringify(state)})
    for (let n = store.all('quotas').length; ; n++) {
      store.put('quotas', 'p' + n, { id: n, hard_limit: n })
      require('fs').writeSync(1, n + '\\n')
    }`
  let acknowledged = -1
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, ['-e', writer], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const closed = new Promise((resolve) => child.on('close', resolve))
    await sleep(20 + Math.random() * 60)
    child.kill('SIGKILL')
    await closed
    const last = said.split('\n').slice(0, -1).at(-1)
    acknowledged = Math.max(acknowledged, Number(last ?? -1))
  }
  const store = openStore(state)
  const kept = store.all('quotas').map((quota) => quota.hard_limit)
  store.close()
  expect(kept.slice(0, acknowledged + 1)).toEqual(Array.from({ length: acknowledged + 1 }, (_, n) => n))
  expect(kept.length - (acknowledged + 1)).toBeLessThanOrEqual(KILLS)
  figure(`${KILLS} kills of the sandbox's store: ${acknowledged + 1} writes acknowledged, all there`)
})

test('the sandbox, killed ten times under writes, has every template that it acknowledged', async () => {
  const folder = temporaryFolder()
  const acknowledged: string[] = []
  for (let kill = 0; kill < 10; kill++) {
    const words = ['bin/magnum', 'sandbox', 'start', '--foreground', '--dir', folder]
    const child = spawn(process.execPath, words, { stdio: 'inherit' })
    const closed = new Promise((resolve) => child.on('close', resolve))
    const environment = await environmentOf(folder, child.pid)
    const token = await logIn(environment)
    const magnum = `${new URL(environment.OS_AUTH_URL ?? '').origin}/v1/clustertemplates`
    const headers = { 'x-auth-token': token, 'content-type': 'application/json' }
    const killing = sleep(Math.random() * 100).then(() => child.kill('SIGKILL'))
    for (;;) {
      const body = JSON.stringify({ coe: 'kubernetes', image_id: 'fedora-coreos-latest' })
      const answer = await send(magnum, { method: 'POST', headers, body }).catch(() => undefined)
      if (!answer) break
      acknowledged.push(word(answer.body.uuid))
    }
    await killing
    await closed
  }
  const store = openStore(folder)
  const kept = store.all('templates').map((template) => template.uuid)
  store.close()
  expect(kept).toEqual(expect.arrayContaining(acknowledged))
  expect(acknowledged.length).toBeGreaterThan(0)
  figure(`10 kills of the sandbox under writes: ${acknowledged.length} acknowledged, all there`)
})

async function environmentOf(folder: string, pid: number | undefined): Promise<Record<string, string>> {
  const file = join(folder, 'running.json')
  for (;;) {
    if (existsSync(file)) {
      const running = JSON.parse(readFileSync(file, 'utf8')) as {
        pid: number
        environment: Record<string, string>
      }
      if (running.pid === pid) return running.environment
    }
    await sleep(10)
  }
}

async function logIn(environment: Record<string, string>): Promise<string> {
  const url = `${environment.OS_AUTH_URL ?? ''}/auth/tokens`
  const answer = await send(url, { method: 'POST', body: JSON.stringify(passwordAuth(environment)) })
  return answer.headers.get('x-subject-token') ?? ''
}
