import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox'
import { magnum } from '../support/run'

let folder: string
let sandbox: Sandbox

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'magnum-tracing-'))
  sandbox = await startSandbox({ folder, delay: 0, password: 'canary-password' })
})
afterAll(async () => {
  await sandbox.stop()
  rmSync(folder, { recursive: true })
})

test('--debug shows all requests and responses on stderr, with secrets redacted', async () => {
  const { code, stdout, stderr } = await magnum(['--debug', 'cluster-list', '-f', 'json'], {
    env: sandbox.environment,
  })

  expect(code).toBe(0)
  expect(stdout).toBe('[]\n')
  expect(stderr).toContain(`'${sandbox.url}/identity/v3/auth/tokens'\n< HTTP 201 Created (`)
  expect(stderr).toContain(`-H "X-Auth-Token: $OS_TOKEN"`)
  expect(stderr).toContain(`'${sandbox.url}/v1/clusters'\n< HTTP 200 OK (`)
  expect(stderr).not.toContain('canary-password')
  expect(stderr).toMatch(/x-subject-token: \*\*\*/)
})

test('--timing shows the time of each request and their sum', async () => {
  const { stderr } = await magnum(['cluster-list', '--timing'], { env: sandbox.environment })

  expect(stderr.replaceAll(/\d+\.\d{3}/g, '0.000').replaceAll(sandbox.url, 'http://127.0.0.1:12345')).toBe(
    `+-----------------------------------------------------+---------+
| URL                                                 | Seconds |
+-----------------------------------------------------+---------+
| POST http://127.0.0.1:12345/identity/v3/auth/tokens | 0.000   |
| GET http://127.0.0.1:12345/v1/clusters              | 0.000   |
| Total                                               | 0.000   |
+-----------------------------------------------------+---------+
`,
  )
})

test('without either option, stderr is empty', async () => {
  expect((await magnum(['cluster-list'], { env: sandbox.environment })).stderr).toBe('')
})
