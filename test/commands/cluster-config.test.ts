import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needs } from '../support/tools'
import { cloudWithCluster } from './cloud'

/** Asynchronous, because the cluster runs in this process. */
const kubectl = (kubeconfig: string, ...args: string[]) =>
  new Promise<string>((resolve) => {
    execFile('kubectl', ['--kubeconfig', kubeconfig, ...args], (_error, stdout, stderr) => {
      resolve(stdout || stderr)
    })
  })
const getNodes = (kubeconfig: string) => kubectl(kubeconfig, 'get', 'nodes', '-o', 'name')

needs('kubectl')('kubectl reaches the cluster with the files', async () => {
  const { folder, run } = await cloudWithCluster()
  const { code, stdout, stderr } = await run('cluster-config demo')
  expect(code).toBe(0)
  expect(stdout).toBe(`export KUBECONFIG=${folder}/config\n\n`)
  expect(stderr).toMatch(/^The certificate for demo expires on \d{4}-\d\d-\d\d\.\n$/)
  expect(await getNodes(join(folder, 'config'))).toMatch(/^node\//)
  expect(readdirSync(folder).sort()).toEqual(['ca.pem', 'cert.pem', 'config', 'key.pem'])
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
})

needs('openssl')('the certificate matches the key and is signed by the authority', async () => {
  const { folder, run } = await cloudWithCluster()
  await run('cluster-config demo --dir a/b')
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: join(folder, 'a/b'), encoding: 'utf8' })
  expect(openssl('verify', '-CAfile', 'ca.pem', 'cert.pem')).toBe('cert.pem: OK\n')
  expect(openssl('x509', '-in', 'cert.pem', '-noout', '-modulus')).toBe(
    openssl('rsa', '-in', 'key.pem', '-noout', '-modulus'),
  )
})

test.each(['key.pem', 'cert.pem', 'ca.pem', 'config'])(
  'an existing %s is refused before any request',
  async (name) => {
    const { folder, run } = await cloudWithCluster()
    writeFileSync(join(folder, name), 'mine')
    const { code, stdout, stderr } = await run('cluster-config demo', {
      env: { OS_AUTH_URL: 'http://127.0.0.1:1' },
    })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`ERROR: File ${folder}/${name} exists, aborting.\n`)
    expect(readdirSync(folder)).toEqual([name])
  },
)

needs('kubectl')('--force replaces the files, and the new ones work', async () => {
  const { folder, run } = await cloudWithCluster()
  await run('cluster-config demo')
  const key = readFileSync(join(folder, 'key.pem'), 'utf8')
  expect((await run('cluster-config demo --force')).code).toBe(0)
  expect(readFileSync(join(folder, 'key.pem'), 'utf8')).not.toBe(key)
  expect(await getNodes(join(folder, 'config'))).toMatch(/^node\//)
})

test('a missing cluster leaves no files behind', async () => {
  const { folder, run } = await cloudWithCluster()
  const { code, stderr } = await run('cluster-config nowhere --dir made')
  expect(code).toBe(3)
  expect(stderr).toContain('Cluster nowhere could not be found')
  expect(readdirSync(folder)).toEqual([])
})

test('an impossible folder is refused before any request', async () => {
  const { folder, run } = await cloudWithCluster()
  writeFileSync(join(folder, 'file'), '')
  const { code, stderr } = await run('cluster-config demo --dir file/sub', {
    env: { OS_AUTH_URL: 'http://127.0.0.1:1' },
  })
  expect(code).toBe(1)
  expect(stderr).toContain(`Cannot write into ${folder}/file/sub`)
})

test.each([
  ['cluster-config', 'the following arguments are required: <cluster>'],
  ['cluster-config demo --all', 'argument --all: not allowed with argument <cluster>'],
  ['cluster-config a b --context-name c', 'argument --context-name: not allowed with several clusters'],
])('%s is a usage error', async (line, message) => {
  const { run } = await cloudWithCluster()
  const { code, stderr } = await run(line)
  expect(code).toBe(2)
  expect(stderr).toContain(message)
})

test('for Swarm, exports the variables of docker and writes no kubeconfig', async () => {
  const { folder, run } = await cloudWithCluster({
    coe: 'swarm',
    image_id: 'fedora-atomic-latest',
    flavor_id: 'm1.small',
    master_flavor_id: 'm1.small',
    external_network_id: 'public',
  })
  const { stdout } = await run('cluster-config demo')
  expect(stdout).toMatch(/^export DOCKER_HOST=tcp:\/\/127\.0\.0\.1:\d+\n/)
  expect(stdout).toContain(`export DOCKER_CERT_PATH=${folder}\nexport DOCKER_TLS_VERIFY=True\n\n`)
  expect(readdirSync(folder).sort()).toEqual(['ca.pem', 'cert.pem', 'key.pem'])
})

test('--stdout prints the kubeconfig and writes nothing', async () => {
  const { folder, run } = await cloudWithCluster()
  const { stdout } = await run('cluster-config demo --stdout')
  expect(stdout).toMatch(/^apiVersion: v1\nclusters:\n- cluster:\n/)
  expect(stdout).toContain('current-context: default\n')
  expect(readdirSync(folder)).toEqual([])
})

needs('kubectl')('--merge keeps existing contexts; --remove removes one again', async () => {
  const { folder, run, call } = await cloudWithCluster()
  await call('POST', '/v1/clusters', { name: 'second', cluster_template_id: 'template' })
  const merged = await run('cluster-config demo --merge')
  expect(merged).toMatchObject({ code: 0, stdout: '' })
  expect(merged.stderr).toContain(`Added context demo to ${folder}/home/.kube/config.\n`)
  await run('cluster-config second --set-current')
  const config = join(folder, 'home/.kube/config')
  const view = (...args: string[]) => kubectl(config, 'config', ...args)
  expect(await view('get-contexts', '-o', 'name')).toBe('demo\nsecond\n')
  expect(await view('current-context')).toBe('second\n')
  expect(await getNodes(config)).toMatch(/^node\//)
  expect((await run('cluster-config second --remove')).code).toBe(0)
  expect(await view('get-contexts', '-o', 'name')).toBe('demo\n')
})

test("a cluster whose name is another cluster's context does not affect the others", async () => {
  const { folder, run, call } = await cloudWithCluster()
  await call('POST', '/v1/clusters', { name: 'second', cluster_template_id: 'template' })
  const config = join(folder, 'home/.kube/config')
  mkdirSync(join(folder, 'home/.kube'), { recursive: true })
  writeFileSync(config, 'clusters:\n- {name: demo, cluster: {server: https://home}}\n')
  const { code, stderr } = await run('cluster-config demo second --merge')
  expect(code).toBe(7)
  expect(stderr).toContain(`Added context second to ${config}.\n`)
  expect(stderr).toContain('The kubeconfig has another cluster demo, at https://home\n')
  expect(readFileSync(config, 'utf8')).toContain('name: second\n')
  expect(readFileSync(config, 'utf8')).toContain('- {name: demo, cluster: {server: https://home}}\n')
})

needs('kubectl')('--all writes one kubeconfig, with unique names for clusters of the same name', async () => {
  const { folder, run, call } = await cloudWithCluster()
  const { body } = await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'template' })
  const { code, stdout } = await run('cluster-config --all')
  expect({ code, stdout }).toEqual({ code: 0, stdout: `export KUBECONFIG=${folder}/config\n\n` })
  const names = readFileSync(join(folder, 'config'), 'utf8').match(/(?<=current-context: ).*/)
  expect(names?.[0]).toMatch(/^demo-/)
  expect(readFileSync(join(folder, 'config'), 'utf8')).toContain(
    `demo-${JSON.stringify(body.uuid).slice(1, -1)}`,
  )
  expect(await getNodes(join(folder, 'config'))).toMatch(/^node\//)
})

test('a cluster that fails does not affect the others', async () => {
  const { folder, run } = await cloudWithCluster()
  const { code, stdout, stderr } = await run('cluster-config demo nowhere')
  expect({ code, stdout }).toEqual({ code: 3, stdout: `export KUBECONFIG=${folder}/config\n\n` })
  expect(stderr).toContain('Cluster nowhere could not be found')
})

test('a folder name with spaces is quoted', async () => {
  const { folder, run } = await cloudWithCluster()
  mkdirSync(join(folder, 'a b'))
  expect((await run(['cluster-config', 'demo', '--dir', 'a b'])).stdout).toBe(
    `export KUBECONFIG='${folder}/a b/config'\n\n`,
  )
  expect(
    (await run(['cluster-config', 'demo', '--dir', 'c d'], { env: { SHELL: '/bin/tcsh' } })).stdout,
  ).toBe(`setenv KUBECONFIG '${folder}/c d/config'\n\n`)
})
