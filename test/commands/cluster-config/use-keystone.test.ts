import { createServer } from 'node:https'
import { join } from 'node:path'
import { program } from '../../sandbox/support/access'
import { createAuthority } from '../../support/certificates'
import { answering, started, type Received } from '../../support/http-server'
import { bin } from '../../support/program'
import { needs } from '../../support/tools'
import { cloudWithCluster } from '../cloud'

needs('kubectl')('kubectl asks magnum for a token of Keystone, and shows it to the cluster', async () => {
  const { folder, env, run } = await cloudWithCluster()
  expect((await run('cluster-config demo --merge --use-keystone')).code).toBe(0)

  // The clusters of the sandbox know certificates only: this one takes any token, and the cloud is asked for its owner.
  const authority = createAuthority()
  const { cert, key } = authority.issue('server', 'IP:127.0.0.1')
  const requests: Received[] = []
  const version = { body: { gitVersion: 'v1.25.3' } }
  const server = await started(
    createServer(
      { cert, key },
      answering(requests, () => version),
    ),
    requests,
    'https',
  )
  const { code, stdout, stderr } = await program(
    'kubectl',
    [...['--server', server.url, '--certificate-authority', authority.certFile], 'get', '--raw', '/version'],
    { ...env, KUBECONFIG: join(folder, 'home/.kube/config'), PATH: `${bin}:${process.env['PATH'] ?? ''}` },
  )
  await server.close()
  authority.remove()

  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '{"gitVersion":"v1.25.3"}', stderr: '' })
  const token = /^Bearer (.+)$/.exec(requests.at(-1)?.headers.authorization ?? '')?.[1]
  const { stdout: owner } = await run('cluster-list -f value -c name', {
    env: { OS_AUTH_TYPE: 'token', OS_TOKEN: token },
  })
  expect(owner).toBe('demo\n')
})
