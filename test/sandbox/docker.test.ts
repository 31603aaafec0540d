import { join } from 'node:path'
import { needs } from '../support/tools'
import { certificatesFor, program } from './support/access'
import { cloud, stopClouds, word } from './support/cloud'

afterEach(stopClouds)

const swarmTemplate = {
  name: 'swarm',
  coe: 'swarm',
  image_id: 'fedora-atomic-latest',
  flavor_id: 'm1.small',
  master_flavor_id: 'm1.small',
  external_network_id: 'public',
}

needs('docker')('docker version and docker info succeed with a certificate of the cluster', async () => {
  const made = await cloud()
  await made.call('POST', '/v1/clustertemplates', swarmTemplate)
  await made.call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'swarm', node_count: 2 })
  const { api_address } = (await made.call('GET', '/v1/clusters/demo')).body
  expect(word(api_address)).toMatch(/^tcp:\/\/127\.0\.0\.1:\d+$/)

  const folder = await certificatesFor(made, 'demo')
  const docker = (...words: string[]) =>
    program('docker', [
      ...['-H', word(api_address), '--tlsverify', '--tlscacert', join(folder, 'ca.pem')],
      ...['--tlscert', join(folder, 'cert.pem'), '--tlskey', join(folder, 'key.pem')],
      ...words,
    ])
  expect(await docker('version', '--format', '{{.Server.Version}}')).toMatchObject({
    code: 0,
    stdout: '1.12.6\n',
  })
  const info = await docker('info')
  expect(info.code).toBe(0)
  expect(info.stdout).toContain('Name: demo')
  expect((await docker('ps')).code).toBe(0)

  const withoutCertificate = await program('docker', ['-H', word(api_address), 'info'])
  expect(withoutCertificate.code).not.toBe(0)
})
