import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/sandbox/store'
import { magnum } from '../support/run'
import { startSandbox } from '../../src/sandbox/sandbox'
import { certificatesFor, program } from './support/access'
import { cloud, clientOf, kubernetesTemplate, stopClouds, temporaryFolder, word } from './support/cloud'
import { needs } from '../support/tools'

afterEach(stopClouds)

test('resources survive a restart with a new password', async () => {
  const folder = temporaryFolder()
  const first = await startSandbox({ folder, delay: 0 })
  const { call } = clientOf(first)
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s', node_count: 2 })
  const before = await call('GET', '/v1/clusters/demo')
  const authority = await call('GET', `/v1/certificates/${word(before.body.uuid)}`)
  await first.stop()

  const again = await cloud({ folder })
  expect(again.sandbox.environment.OS_PASSWORD).not.toBe(first.environment.OS_PASSWORD)
  const after = await again.call('GET', '/v1/clusters/demo')
  expect(after.body).toEqual({ ...before.body, links: expect.any(Array) as unknown })
  const sameAuthority = await again.call('GET', `/v1/certificates/${word(after.body.uuid)}`)
  expect(sameAuthority.body.pem).toEqual(authority.body.pem)
})

test('interrupted operations resume after a restart', async () => {
  const folder = temporaryFolder()
  const first = await startSandbox({ folder, delay: 60_000 })
  const { call } = clientOf(first)
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })
  await first.stop()

  const again = await cloud({ folder, delay: 0 })
  expect((await again.call('GET', '/v1/clusters/demo')).body.status).toBe('CREATE_COMPLETE')
})

needs('curl')('a cluster keeps its address after a restart', async () => {
  const folder = temporaryFolder()
  const first = await startSandbox({ folder, delay: 0 })
  const made = clientOf(first)
  await made.call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await made.call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })
  const server = word((await made.call('GET', '/v1/clusters/demo')).body.api_address)
  const keys = await certificatesFor(made, 'demo')
  await first.stop()

  await cloud({ folder })
  const { code } = await program('curl', [
    ...['-sf', '--cacert', join(keys, 'ca.pem'), '--cert', join(keys, 'cert.pem')],
    ...['--key', join(keys, 'key.pem'), `${server}/version`],
  ])
  expect(code).toBe(0)
})

test('a line truncated by a kill is dropped, the previous ones are kept', () => {
  const folder = temporaryFolder()
  const store = openStore(folder)
  store.put('quotas', 'p', quota(1))
  store.close()
  appendFileSync(join(folder, 'journal'), '{"table":"quotas","key":"p","value":{"id":1,"hard')
  const again = openStore(folder)
  expect(again.all('quotas')).toEqual([quota(1)])
  again.close()
})

test('a new journal truncated by a kill is ignored and does not block another one', () => {
  const folder = temporaryFolder()
  const store = openStore(folder)
  store.put('quotas', 'p', quota(1))
  store.close()
  writeFileSync(join(folder, 'journal.new'), '{"table":"quotas","key":"q","value":{"id":2,"hard')
  const again = openStore(folder)
  expect(again.all('quotas')).toEqual([quota(1)])
  again.close()
  expect(readdirSync(folder)).toEqual(['journal'])
})

test('the journal is compacted', () => {
  const folder = temporaryFolder()
  const store = openStore(folder)
  for (let limit = 0; limit < 10_000; limit++) store.put('quotas', 'p', quota(limit))
  store.close()
  expect(readFileSync(join(folder, 'journal'), 'utf8').split('\n').length).toBeLessThan(1100)
  const again = openStore(folder)
  expect(again.get('quotas', 'p')?.hard_limit).toBe(9999)
  again.close()
})

test('folder and journal are accessible to the owner only, regardless of the umask', () => {
  const before = process.umask(0)
  try {
    const folder = join(temporaryFolder(), 'state')
    openStore(folder).close()
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'journal')).mode & 0o777).toBe(0o600)
  } finally {
    process.umask(before)
  }
})

test('an unreadable line is skipped with a warning', () => {
  const folder = temporaryFolder()
  const store = openStore(folder)
  store.put('quotas', 'p', quota(1))
  store.close()
  const journal = join(folder, 'journal')
  writeFileSync(journal, `{"table":"quo\n${readFileSync(journal, 'utf8')}`)
  const warnings: string[] = []
  const again = openStore(folder, (text) => warnings.push(text))
  again.close()
  expect(again.all('quotas')).toEqual([quota(1)])
  expect(warnings).toEqual([`WARNING: line 1 of ${journal} is unreadable and was skipped.`])
})

test('lines that this version does not know are skipped with a warning', () => {
  const folder = temporaryFolder()
  const lines = ['{"table":"stacks","key":"s","value":{}}', '[{"table":"quotas"}]', 'null', '7', '\0\0']
  writeFileSync(join(folder, 'journal'), [...lines, ''].join('\n'))
  const warnings: string[] = []
  openStore(folder, (text) => warnings.push(text)).close()
  expect(warnings).toHaveLength(5)
})

// Fills a separate file system, which only root can mount, and not everywhere.
const smallDisk = mkdtempSync(join(tmpdir(), 'magnum-small-disk-'))
const mounted =
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', smallDisk]).status === 0
afterAll(() => {
  if (mounted) spawnSync('umount', [smallDisk])
  rmdirSync(smallDisk)
})
const whereMounted = mounted ? test : test.skip
// Names of several lengths, so that the disk becomes full in different lines of the journal.
whereMounted.each([10, 60, 110, 160, 210])(
  'a cluster that a full disk rejects is not created (names of %i letters)',
  async (length) => {
    const { call } = await cloud({ folder: smallDisk, delay: 60_000 })
    await call('POST', '/v1/clustertemplates', kubernetesTemplate)
    const accepted: string[] = []
    let status = 202
    for (let number = 0; status === 202; number++) {
      const name = `${'x'.repeat(length)}${number}`
      status = (await call('POST', '/v1/clusters', { name, cluster_template_id: 'k8s' })).status
      if (status === 202) accepted.push(name)
    }
    expect(status).toBe(500)
    const { clusters } = (await call('GET', '/v1/clusters')).body
    expect(Object.values(clusters ?? {}).map(({ name }) => name)).toEqual(accepted)
    rmSync(join(smallDisk, 'journal'))
  },
)

whereMounted('a full disk loses nothing that was acknowledged', () => {
  const store = openStore(smallDisk)
  let kept = 0
  const putForever = () => {
    for (;;) store.put('quotas', `p${kept}`, quota(++kept))
  }
  expect(putForever).toThrow('ENOSPC')
  kept--
  store.close()
  const again = openStore(smallDisk)
  expect(again.all('quotas')).toHaveLength(kept)
  again.close()
})

whereMounted('a change that a full disk rejects is an error that says so', async () => {
  const sandbox = await startSandbox({ folder: smallDisk })
  try {
    const words =
      'cluster-template-create new --image fedora-atomic-latest --external-network public --coe kubernetes'
    const { code, stderr } = await magnum(words.split(' '), { env: sandbox.environment })
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^ERROR: Cannot save the change in the sandbox: no space left on device \(HTTP 500\)/,
    )
  } finally {
    await sandbox.stop()
  }
})

whereMounted('a full disk rejects changes that belong together as a whole', () => {
  const store = openStore(smallDisk)
  const fill = () => {
    for (let number = 0; ; number++) store.put('quotas', `p${number}`, quota(1))
  }
  expect(fill).toThrow('ENOSPC')
  const both = [
    { table: 'quotas' as const, key: 'p0', value: null },
    { table: 'quotas' as const, key: 'x'.repeat(200), value: quota(2) },
  ]
  expect(() => store.change(both)).toThrow('ENOSPC')
  expect(store.get('quotas', 'p0')).toEqual(quota(1))
  store.close()
  rmSync(join(smallDisk, 'journal'))
})

whereMounted('a CA that a full disk rejects is not rotated, and the sandbox starts again', async () => {
  const first = await startSandbox({ folder: smallDisk, delay: 0 })
  const { call } = clientOf(first)
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })
  const { pem } = (await call('GET', '/v1/certificates/demo')).body
  writeFileSync(join(smallDisk, 'fill'), '')
  expect(() => appendFileSync(join(smallDisk, 'fill'), Buffer.alloc(65_536))).toThrow('ENOSPC')

  expect((await call('PATCH', '/v1/certificates/demo')).status).toBe(500)
  expect((await call('GET', '/v1/certificates/demo')).body.pem).toEqual(pem)
  expect((await call('GET', '/v1/clusters/demo')).body.status).toBe('CREATE_COMPLETE')
  await first.stop()

  const again = await cloud({ folder: smallDisk })
  expect((await again.call('GET', '/v1/certificates/demo')).body.pem).toEqual(pem)
})

const quota = (limit: number) => ({
  id: 1,
  hard_limit: limit,
  project_id: 'p',
  resource: 'Cluster',
  created_at: '2026-11-20T19:00:22+00:00',
  updated_at: null,
})
