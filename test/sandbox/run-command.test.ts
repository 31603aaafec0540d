import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bash, bin } from '../support/program'
import { magnum } from '../support/run'
import { stopClouds, temporaryFolder } from './support/cloud'

afterEach(stopClouds)

/** Runs a Node script with `magnum sandbox run`. */
const runScript = (script: string, env: Record<string, string | undefined> = {}) =>
  magnum(['sandbox', 'run', '--delay', '0', '--', process.execPath, '-e', script], {
    env: { ...process.env, ...env },
  })

test("the command's environment has the sandbox's cloud instead of the user's", async () => {
  const file = join(temporaryFolder(), 'environment.json')
  const script = `
    fetch(process.env.OS_AUTH_URL).then(({ status }) =>
      require('fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify({ status, ...process.env })))`
  const proxies = { http_proxy: 'http://proxy', no_proxy: '127.0.0.1' }
  const { code } = await runScript(script, { OS_CLOUD: 'mine', OS_TOKEN: 'mine', ...proxies })
  expect(code).toBe(0)
  const seen = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  expect(seen).toMatchObject({
    status: 200,
    OS_USERNAME: 'demo',
    OS_PROJECT_NAME: 'demo',
    OS_USER_DOMAIN_ID: 'default',
    no_proxy: '127.0.0.1',
  })
  expect(seen).not.toHaveProperty('OS_CLOUD')
  expect(seen).not.toHaveProperty('OS_TOKEN')
})

test('the exit code is that of the command', async () => {
  expect((await runScript('process.exit(7)')).code).toBe(7)
})

test('a command killed by a signal exits with 128 plus its number', async () => {
  expect((await runScript('process.kill(process.pid, "SIGKILL")')).code).toBe(137)
})

test('without file descriptors to spare, it leaves no folder behind', async () => {
  const TMPDIR = temporaryFolder()
  const script =
    'for limit in $(seq 20 22); do (ulimit -n $limit; magnum sandbox run -- true) 2>/dev/null; done; ls "$TMPDIR"'
  expect((await bash(script, { env: { ...process.env, TMPDIR } })).stdout).toBe('')
})

test('a signal to magnum is forwarded', async () => {
  const controller = new AbortController()
  const file = join(temporaryFolder(), 'ready')
  const script = `process.on('SIGTERM', () => process.exit(3));
    require('fs').writeFileSync(${JSON.stringify(file)}, ''); setInterval(() => 0, 1000)`
  const watcher = setInterval(() => {
    try {
      readFileSync(file)
      controller.abort(new Error('Terminated'))
    } catch {
      // not yet
    }
  }, 20)
  const { code } = await magnum(['sandbox', 'run', '--', process.execPath, '-e', script], {
    env: process.env,
    interrupted: controller.signal,
  })
  clearInterval(watcher)
  expect(code).toBe(3)
})

test('the command gets a second signal, too', async () => {
  const script = `let count = 0
    process.on('SIGTERM', () => (++count === 2 ? process.exit(5) : console.log('got one')))
    setInterval(() => 0, 1000)
    console.log('ready')`
  const child = spawn(process.execPath, [
    join(bin, 'magnum'),
    'sandbox',
    'run',
    '--',
    process.execPath,
    '-e',
    script,
  ])
  const ended = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    expect(['ready', 'got one']).toContain(line)
    child.kill('SIGTERM')
  }
  expect(await ended).toEqual([5, null])
})

test('a missing command is reported', async () => {
  const { code, stderr } = await magnum(['sandbox', 'run', '--', 'no-such-command'], { env: process.env })
  expect(code).toBe(127)
  expect(stderr).toBe('ERROR: no-such-command: command not found\n')
})

test('an unsupported microversion is refused', async () => {
  const { code, stderr } = await magnum(['sandbox', 'run', '--max-microversion', '1.15', '--', 'true'])
  expect(code).toBe(2)
  expect(stderr).toContain('The sandbox supports microversions 1.1 to 1.14, not 1.15.')
})

test.each([[['ls', '-l']], [[]]])('a command without -- is explained: %j', async (words) => {
  const { code, stderr } = await magnum(['sandbox', 'run', ...words])
  expect(code).toBe(2)
  expect(stderr).toContain("come after --: magnum sandbox run -- sh -c 'magnum cluster-list'\n")
})
