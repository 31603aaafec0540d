import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../support/temporary-folder'
import { program } from '../../support/program'
import { type FakeCloud, startFakeCloud } from './fake-keystone'
import { rcFile } from './login'

let cloud: FakeCloud
beforeEach(async () => {
  cloud = await startFakeCloud()
})
afterEach(() => cloud.close())

test('50 processes share one token cache', async () => {
  const cache = temporaryFolder()
  const env = { ...rcFile(`${cloud.url}/v3`), OS_CACHE: '1', XDG_CACHE_HOME: cache }
  const list = () => program(['cluster-list', '-f', 'json'], { env })
  const logins = () => cloud.lines().filter((line) => line.startsWith('POST')).length

  const cold = await Promise.all(Array.from({ length: 50 }, list))
  expect(cold).toEqual(Array.from({ length: 50 }, () => ({ code: 0, stdout: '[]\n', stderr: '' })))
  expect(logins()).toBeLessThanOrEqual(50)
  // Next to Node's compile cache.
  const kept = readdirSync(join(cache, 'magnum')).filter((name) => !name.startsWith('compiled-'))
  expect(kept).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)])

  cloud.requests.length = 0
  expect(await list()).toMatchObject({ code: 0 })
  expect(cloud.lines()).toHaveLength(1)
}, 120_000)
