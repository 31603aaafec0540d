import { cloudWithCluster } from './cloud'

/** The requests in the output of `--timing`, without the host. */
const asked = (stderr: string) =>
  stderr.match(/(GET|POST) \S+/g)?.map((line) => line.replace(/http:\/\/[^/]+/, ''))

test('magnum config set os_cache true caches the token between commands', async () => {
  const { run } = await cloudWithCluster()
  const list = async () => asked((await run('cluster-list --timing')).stderr)

  await list()
  expect(await list()).toEqual(['POST /identity/v3/auth/tokens', 'GET /v1/clusters'])
  await run('config set os_cache true')
  expect(await list()).toEqual(['POST /identity/v3/auth/tokens', 'GET /v1/clusters'])
  expect(await list()).toEqual(['GET /v1/clusters'])
  expect((await run('token-forget')).stdout).toBe('Removed 1 token\n')
  expect(await list()).toEqual(['POST /identity/v3/auth/tokens', 'GET /v1/clusters'])
})

test.each([
  ['--insecure', "WARNING: the cloud's certificate is not checked.\n"],
  [
    '--insecure --os-cacert /ca.pem',
    "WARNING: the cloud's certificate is not checked, not even against /ca.pem.\n",
  ],
  [
    '--os-key /key.pem',
    'WARNING: the client key /key.pem is not used without a client certificate (--os-cert).\n',
  ],
])('%s prints a warning', async (options, stderr) => {
  const { run } = await cloudWithCluster()
  expect(await run(`${options} stats-list`)).toMatchObject({ code: 0, stderr })
})
