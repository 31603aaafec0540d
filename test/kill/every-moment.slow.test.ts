import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloud, kubernetesTemplate, stopClouds } from '../sandbox/support/cloud'
import { figure } from '../support/figure'
import { program } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'

afterAll(stopClouds)

const killPoint = `--require=${join(__dirname, 'kill-point.cjs')}`

interface Killed {
  words: string[]
  env?: Record<string, string>
  /** Prepares the home folder. */
  prepare?: (home: string) => void
  /** Checks that the files are complete, either the previous or the new ones. */
  check: (home: string) => void
}

/** Runs a command repeatedly, killing it at each of its changes to the file system in turn. */
async function killedEverywhere({ words, env, prepare, check }: Killed): Promise<number> {
  const attempt = async (variables: Record<string, string>) => {
    const home = temporaryFolder()
    prepare?.(home)
    const around = { HOME: home, NODE_OPTIONS: killPoint, ...env, ...variables }
    const { code, stderr } = await program(words, { cwd: home, env: around })
    return { home, code, stderr }
  }
  const counts = temporaryFolder()
  expect(await attempt({ KILL_COUNT: join(counts, 'changes') })).toMatchObject({ code: 0 })
  const changes = Number(readdirSync(counts)[0]?.split('.')[1])
  const kill = async (at: number) => {
    // Every second kill is in the middle of a write.
    const { home, code } = await attempt({ KILL_AT: String(at), ...(at % 2 && { KILL_HALF: '1' }) })
    expect(code).toBe(-1)
    check(home)
    if (at % 5 > 0) return
    // Left-over files do not prevent another run.
    const again = await program(words, { cwd: home, env: { HOME: home, ...env } })
    expect(again).toMatchObject({ code: 0 })
    check(home)
  }
  for (let at = 1; at <= changes; at += 2) {
    await Promise.all([kill(at), ...(at < changes ? [kill(at + 1)] : [])])
  }
  return changes
}

test('cluster-config, killed at any moment, leaves matching files, or the previous ones', async () => {
  const { sandbox, call } = await cloud()
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })
  const old = { 'key.pem': 'old', 'cert.pem': 'old', 'ca.pem': 'old', config: 'old' }
  const names = Object.keys(old)
  const changes = await killedEverywhere({
    words: ['cluster-config', 'demo', '--dir', 'made', '--force'],
    env: sandbox.environment,
    prepare: (home) => {
      mkdirSync(join(home, 'made'))
      for (const name of names) writeFileSync(join(home, 'made', name), 'old')
    },
    check: (home) => {
      const made = Object.fromEntries(
        names.map((name) => [name, readFileSync(join(home, 'made', name), 'utf8')]),
      )
      if (made['key.pem'] === 'old') {
        expect(made).toEqual(old)
        return
      }
      const certificate = new X509Certificate(made['cert.pem'] ?? '')
      expect(certificate.checkPrivateKey(createPrivateKey(made['key.pem'] ?? ''))).toBe(true)
      expect(certificate.verify(new X509Certificate(made['ca.pem'] ?? '').publicKey)).toBe(true)
      expect(made['config']).toContain(Buffer.from(made['key.pem'] ?? '').toString('base64'))
    },
  })
  figure(`cluster-config killed at each of its ${changes} changes of files: every set fits`)
}, 300_000)

test('a cached token is complete or missing', async () => {
  const { sandbox } = await cloud()
  const changes = await killedEverywhere({
    words: ['cluster-list', '--os-cache'],
    env: sandbox.environment,
    check: (home) => {
      const folder = join(home, '.cache/magnum')
      const files = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
      for (const { name } of files.filter((file) => file.isFile())) {
        const path = join(folder, name)
        expect(statSync(path).mode & 0o777).toBe(0o600)
        if (name.endsWith('.json'))
          expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: 1 })
      }
    },
  })
  figure(`a kept token killed at each of its ${changes} changes of files: whole or none`)
}, 120_000)

test('settings are the previous or the new ones', async () => {
  const old = { format: 'json', wait: true }
  const changes = await killedEverywhere({
    words: ['config', 'set', 'timeout', '30'],
    prepare: (home) => {
      mkdirSync(join(home, '.config/magnum'), { recursive: true })
      writeFileSync(join(home, '.config/magnum/config.json'), JSON.stringify(old))
    },
    check: (home) => {
      const kept: unknown = JSON.parse(readFileSync(join(home, '.config/magnum/config.json'), 'utf8'))
      expect([old, { ...old, timeout: 30 }]).toContainEqual(kept)
    },
  })
  figure(`config set killed at each of its ${changes} changes of files: the old settings or the new`)
}, 120_000)
