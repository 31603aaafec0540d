import { startFakeCloud } from './fake-keystone'
import { rcFile, sessionWith } from './login'

test('a 403 names the insufficient roles', async () => {
  const cloud = await startFakeCloud()
  const session = await sessionWith({ env: rcFile(`${cloud.url}/v3`) })
  cloud.next('GET /container-infra/v1/mservices', {
    status: 403,
    json: { errors: [{ title: 'magnum-service:get_all is disallowed by policy', status: 403 }] },
  })
  await expect(session.request({ method: 'GET', path: '/mservices' })).rejects.toMatchObject({
    kind: 'denied',
    message: 'magnum-service:get_all is disallowed by policy (HTTP 403)',
    hint: 'demo has the roles member in project demo: ask an administrator for another role, or use another project.',
  })
  session.close()
  await cloud.close()
})
