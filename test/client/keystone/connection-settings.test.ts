import { resolveSettings } from '../../../src/client/keystone/resolve-settings'
import { connectionSettings } from '../../../src/client/keystone/settings'
import { cloudsFile, homeWith } from './clouds/home'

const connection = async (env: Record<string, string>, yaml = 'mine: {}', options = {}) => {
  const home = homeWith({ [cloudsFile]: `clouds: {${yaml}}` })
  return connectionSettings(
    await resolveSettings({ options, env: { OS_CLOUD: 'mine', ...env }, cwd: home, home }),
    '/h',
  )
}

test.each([
  ['nothing', {}, 'mine: {}', false],
  ['MAGNUMCLIENT_INSECURE=1', { MAGNUMCLIENT_INSECURE: '1' }, 'mine: {}', true],
  ['MAGNUMCLIENT_INSECURE=True', { MAGNUMCLIENT_INSECURE: 'True' }, 'mine: {}', true],
  ['MAGNUMCLIENT_INSECURE=false', { MAGNUMCLIENT_INSECURE: 'false' }, 'mine: {}', false],
  ['MAGNUMCLIENT_INSECURE=0', { MAGNUMCLIENT_INSECURE: '0' }, 'mine: {}', false],
  ['verify: false', {}, 'mine: {verify: false}', true],
  ['verify: true', {}, 'mine: {verify: true}', false],
  ['a path instead of a boolean', {}, 'mine: {verify: /ca.pem}', false],
  ['insecure: true', {}, 'mine: {insecure: true}', true],
  ['insecure overrides verify', {}, 'mine: {insecure: true, verify: true, cacert: /ca.pem}', true],
])('the certificate is not checked: %s', async (_, env, yaml, insecure) => {
  expect((await connection(env, yaml)).insecure).toBe(insecure)
})

test('expands ~ to the home folder', async () => {
  const yaml =
    'mine: {cacert: ~/ca.pem, cert: /etc/cert.pem, key: "~/key.pem", api_timeout: 30, container_infra_connect_retries: 2}'
  expect(await connection({}, yaml)).toEqual({
    cacert: '/h/ca.pem',
    cert: '/etc/cert.pem',
    key: '/h/key.pem',
    insecure: false,
    timeout: 30,
    retries: 2,
  })
})

test('options override the file', async () => {
  const options = { cacert: '/mine.pem', insecure: true, timeout: 5, retries: 0 }
  expect(await connection({}, 'mine: {cacert: /other.pem, api_timeout: 30}', options)).toMatchObject({
    cacert: '/mine.pem',
    insecure: true,
    timeout: 5,
    retries: 0,
  })
})
