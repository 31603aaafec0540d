/* Error messages for each format of error responses from services, gateways and proxies. */
import { startFakeCloud, type Answer } from '../client/keystone/fake-keystone'
import { rcFile } from '../client/keystone/login'
import { magnum } from '../support/run'
import { cannedCloud } from './canned'

const json = { 'content-type': 'application/json', 'x-openstack-request-id': 'req-1' }
const detail = 'Cluster nope could not be found.'

test.each<[shape: string, status: number, body: unknown, stderr: string]>([
  [
    "Magnum's errors, of magnum/api/middleware/parsable_error.py",
    404,
    {
      errors: [
        { request_id: '', code: 'client', status: 404, title: detail.slice(0, -1), detail, links: [] },
      ],
    },
    'ERROR: Cluster nope could not be found (HTTP 404) (Request-ID: req-1)\n',
  ],
  [
    "Keystone's error",
    400,
    { error: { code: 400, title: 'Bad Request', message: 'Expecting to find valid JSON.' } },
    'ERROR: Expecting to find valid JSON (HTTP 400) (Request-ID: req-1)\n',
  ],
  [
    'JSON in a string',
    409,
    { error_message: '{"faultstring": "A cluster with this name exists.", "debuginfo": null}' },
    'ERROR: A cluster with this name exists (HTTP 409) (Request-ID: req-1)\n',
  ],
  [
    'a description instead of a detail',
    406,
    { errors: [{ title: 'Not Acceptable', description: 'Version 1.99 was requested.' }] },
    'ERROR: Version 1.99 was requested (HTTP 406) (Request-ID: req-1)\n',
  ],
  [
    'an HTML page of a proxy',
    502,
    '<!DOCTYPE html><title>502 Bad Gateway</title><h1>nginx</h1>',
    'ERROR: Bad Gateway (HTTP 502) (Request-ID: req-1)\n' +
      'This web page is from the web server of the service or a proxy in front of it: check the URL {cloud}.\n',
  ],
  [
    'an empty 403',
    403,
    '',
    'ERROR: Forbidden (HTTP 403) (Request-ID: req-1)\n' +
      'Your role in this project does not allow this: ask an administrator, or use another project.\n',
  ],
  ['JSON that is not an object', 400, '["no"]', 'ERROR: Bad Request (HTTP 400) (Request-ID: req-1)\n'],
])('%s', async (_shape, status, body, stderr) => {
  const { run, env } = await cannedCloud({}, {}, () => ({ status, headers: json, body }))
  const ran = await run(['--retries', '0', 'cluster-show', 'nope'])

  const { origin } = new URL(env['OS_ENDPOINT_OVERRIDE']!)
  expect(ran.stderr).toBe(stderr.replace('{cloud}', origin))
})

/** stderr of a list with this response. */
async function said(answer: Answer, env: Record<string, string> = {}): Promise<string> {
  const cloud = await startFakeCloud()
  cloud.next('GET /container-infra/v1/clusters', answer)
  cloud.next('GET /container-infra/v1/clusters', answer)
  const { stderr } = await magnum(['cluster-list'], { env: { ...rcFile(`${cloud.url}/v3`), ...env } })
  await cloud.close()
  return stderr.replaceAll(cloud.url, '{cloud}')
}

test('401 names the credentials and their source', async () => {
  expect(await said({ status: 401, json: { error: { message: 'The token is gone', code: 401 } } })).toBe(
    'ERROR: The token is gone (HTTP 401)\n' +
      'Check what was used to log in: auth_url {cloud}/v3 (OS_AUTH_URL), username demo (OS_USERNAME), ' +
      'project_name demo (OS_PROJECT_NAME), password (OS_PASSWORD).\n',
  )
})

test('401 names only the credentials that the auth type uses', async () => {
  const env = {
    OS_AUTH_TYPE: 'v3applicationcredential',
    OS_APPLICATION_CREDENTIAL_ID: 'abc',
    OS_APPLICATION_CREDENTIAL_SECRET: 'CANARY',
  }
  expect(await said({ status: 200 }, env)).toBe(
    'ERROR: application_credential: wrong secret, or something too much (HTTP 401)\n' +
      'Check what was used to log in: auth_url {cloud}/v3 (OS_AUTH_URL), ' +
      'application_credential_id abc (OS_APPLICATION_CREDENTIAL_ID), ' +
      "application_credential_secret (OS_APPLICATION_CREDENTIAL_SECRET). 'magnum doctor' finds out which part is wrong.\n",
  )
})

test('403 names the role', async () => {
  expect(await said({ status: 403 })).toBe(
    'ERROR: Forbidden (HTTP 403)\n' +
      'demo has the roles member in project demo: ask an administrator for another role, or use another project.\n',
  )
})

test('406 names the versions of the service and the source of the request for another', async () => {
  const errors = [{ title: 'Unsupported', min_version: '1.1', max_version: '1.14' }]
  const env = { MAGNUM_API_VERSION: '1.99' }
  expect(await said({ status: 406, json: { errors } }, env)).toBe(
    'ERROR: Unsupported (HTTP 406)\n' +
      'The service speaks API versions 1.1 to 1.14: ask for one of them with --magnum-api-version. ' +
      'MAGNUM_API_VERSION asks for 1.99.\n',
  )
})
