import { cloudsFile, homeWith, settingsIn } from './clouds/home'

const home = homeWith({
  [cloudsFile]: `
clouds:
  mine:
    profile: otc
    region_name: eu-nl
    auth:
      username: of-file
      password: of-file
      project_name: of-file
`,
})

test('option, then variable, then file, then profile, then default', async () => {
  const { values, origins } = await settingsIn(home, {
    options: { cloud: 'mine', username: 'of-option' },
    env: { OS_USERNAME: 'of-variable', OS_PROJECT_NAME: 'of-variable' },
  })
  expect(values).toMatchObject({ username: 'of-option', project_name: 'of-variable', password: 'of-file' })
  expect(origins).toMatchObject({
    username: '--os-username',
    project_name: 'OS_PROJECT_NAME',
    password: '.config/openstack/clouds.yaml:8',
    auth_url: 'profile otc',
    interface: 'default',
  })
})

test.each([
  [{ OS_TENANT_NAME: 'old' }, { project_name: 'old' }],
  [{ OS_TENANT_ID: 'old' }, { project_id: 'old' }],
  [{ OS_ENDPOINT_TYPE: 'internalURL', OS_INTERFACE: 'admin' }, { interface: 'internalURL' }],
  [{ BYPASS_URL: 'https://m' }, { endpoint_override: 'https://m' }],
  [{ OS_AUTH_PLUGIN: 'v3token' }, { auth_type: 'v3token' }],
  [{ MAGNUM_API_VERSION: '1.9' }, { api_version: '1.9' }],
  [{ OS_CONTAINER_INFRA_API_VERSION: '1.9' }, { api_version: '1.9' }],
  [{ OS_CACHE: '1' }, { cache: '1' }],
])('the variables %j are understood', async (variables, expected) => {
  const { values } = await settingsIn('/nowhere', { env: { OS_AUTH_URL: 'https://x/v3', ...variables } })
  expect(values).toMatchObject(expected)
})

test('--bypass-url overrides --os-endpoint-override, and is named as the origin', async () => {
  const options = { bypassUrl: 'https://a', endpointOverride: 'https://b' }
  const { values, origins } = await settingsIn('/nowhere', { options })
  expect(values['endpoint_override']).toBe('https://a')
  expect(origins['endpoint_override']).toBe('--bypass-url')
})

test.each([
  [{ projectName: 'other' }, { project_name: 'other' }, 'project_id'],
  [{ projectId: 'p2' }, { project_id: 'p2' }, 'project_name'],
  [{ userId: 'u2' }, { user_id: 'u2' }, 'username'],
])('%j overrides the alternative form in the file', async (options, expected, hidden) => {
  const file = { [cloudsFile]: 'clouds: {mine: {auth: {project_id: p1, project_name: p, username: demo}}}' }
  const { values } = await settingsIn(homeWith(file), { options })
  expect(values).toMatchObject(expected)
  expect(values).not.toHaveProperty(hidden)
})
