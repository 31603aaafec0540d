/* A port of openstacksdk's openstack/tests/unit/config/test_environ.py, with its test names. */
import { cloudsFile, homeWith, settingsIn } from '../clouds/home'
import { cloudOf, details, userHome } from './user'

const variables = {
  OS_AUTH_URL: 'https://example.com',
  OS_USERNAME: 'testuser',
  OS_PASSWORD: 'testpass',
  OS_PROJECT_NAME: 'testproject',
}
const inEnvironment = (env: Record<string, string>) => settingsIn(userHome(), { env })

test('test_get_one', async () => {
  const { cloud, values } = await inEnvironment(variables)
  expect(cloud).toBeUndefined()
  expect(values).toMatchObject({ ...details, auth_url: 'https://example.com' })
})

test('test_no_fallthrough', async () => {
  const options = { cloud: 'openstack' }
  await expect(settingsIn(userHome(), { options, env: variables })).rejects.toThrow(
    'Cloud openstack was not found.',
  )
})

test('test_envvar_name_override', async () => {
  const env = { ...variables, OS_CLOUD_NAME: 'override', OS_CLOUD: 'override' }
  expect((await inEnvironment(env)).values).toMatchObject(details)
})

test('test_environ_exists', async () => {
  const { values } = await inEnvironment({ ...variables, OS_CLOUD: 'envvars' })
  expect(values).toMatchObject({ ...details, auth_url: 'https://example.com' })
  expect(values).not.toHaveProperty('project_id')
  expect(await cloudOf('_test-cloud_', {}, variables)).toMatchObject(details)
  expect(await cloudOf('_test_cloud_no_vendor', {}, variables)).toMatchObject(details)
})

test('test_get_one_with_config_files', async () => {
  expect(await cloudOf('_test-cloud_', {}, variables)).toMatchObject({
    ...details,
    region_name: 'test-region',
  })
})

test('test_config_file_override', async () => {
  const home = homeWith({ 'my.yaml': 'clouds: {_test-cloud_: {auth: {username: testuser}}}' })
  const env = { OS_CLIENT_CONFIG_FILE: `${home}/my.yaml`, OS_CLOUD: '_test-cloud_' }
  expect((await settingsIn(home, { env })).values).toMatchObject({ username: 'testuser' })
})

test.each([{ NOVA_USERNAME: 'nova' }, { OS_STDERR_CAPTURE: 'True' }])(
  'test_no_envvars, test_test_envvars: %j',
  async (env: Record<string, string>) => {
    await expect(inEnvironment({ ...env, OS_CLOUD: 'envvars' })).rejects.toThrow(
      'Cloud envvars was not found.',
    )
  },
)

test('test_have_envvars', async () => {
  const { values } = await inEnvironment({ ...variables, OS_USERNAME: 'user', OS_CLOUD: 'envvars' })
  expect(values['username']).toBe('user')
})

// Untested in openstacksdk, but its rule (config/loader.py, `__init__`).
test.each([{ OS_CLOUD: 'other' }, {}])('a file must not define a cloud of that name: %j', async (env) => {
  const home = homeWith({ [cloudsFile]: 'clouds: {envvars: {}, other: {}}' })
  await expect(settingsIn(home, { env })).rejects.toMatchObject({
    kind: 'failed',
    message: `${home}/${cloudsFile} has a cloud envvars, the name of the one that the variables make`,
    hint: 'Rename it, or give that of the variables another name with OS_CLOUD_NAME.',
  })
  const renamed = { OS_CLOUD: 'envvars', OS_CLOUD_NAME: 'mine' }
  expect((await settingsIn(home, { env: renamed })).cloud).toBe('envvars')
})
