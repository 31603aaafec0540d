/*
 * A port of openstacksdk's openstack/tests/unit/config/test_config.py, with its test names. For omitted tests see
 * left-out.md.
 */
import { authTypeOf } from '../../../../src/client/keystone/auth-types'
import { listClouds } from '../../../../src/client/keystone/clouds/files'
import { cloudsFile, homeWith, settingsIn } from '../clouds/home'
import { cloudOf, details, names, onlyCloud, userHome } from './user'

const typed = {
  authUrl: 'http://example.com/v2',
  username: 'user',
  password: 'password',
  projectName: 'project',
  regionName: 'region2',
}

async function authType(values: Record<string, string>) {
  const settings = Object.entries(values).map(([name, value]) => {
    return [name, { value, origin: { kind: 'default' } }] as const
  })
  return Promise.resolve(authTypeOf(new Map(settings)).name)
}

describe('TestConfig', () => {
  test('test_get_one_default_cloud_from_file', async () => {
    const single = 'clouds: {single: {auth: {auth_url: "http://example.com/v2", username: testuser}}}'
    expect((await settingsIn(homeWith({ [cloudsFile]: single }))).cloud).toBe('single')
  })

  test('test_remote_profile', async () => {
    const asked: string[] = []
    const fetchProfile = (url: string) => {
      asked.push(url)
      return Promise.resolve(
        '{"name":"example","profile":{"auth":{"auth_url":"https://auth.example.com/v3"}}}',
      )
    }
    const cloud = { profile: 'https://example.com', auth: details, region_name: 'test-region' }
    expect(await onlyCloud(cloud, { fetchProfile })).toMatchObject({
      auth_url: 'https://auth.example.com/v3',
      username: 'testuser',
      region_name: 'test-region',
    })
    expect(asked).toEqual(['https://example.com/.well-known/openstack/api'])
  })

  test('test_get_one_auth_defaults', async () => {
    const values = await cloudOf('_test-cloud_', { username: 'user' })
    expect(values['username']).toBe('user')
    expect(await authType(values)).toBe('password')
  })

  test('test_get_one_with_config_files', async () => {
    expect(await cloudOf('_test-cloud_')).toMatchObject({ ...details, project_name: 'testproject' })
    expect(await cloudOf('_test_cloud_no_vendor')).toMatchObject({ ...details, project_name: 'testproject' })
  })

  test('test_get_one_with_int_project_id', async () => {
    expect(await cloudOf('_test-cloud-int-project_')).toMatchObject({ project_id: '12345' })
  })

  test('test_get_one_with_domain_id', async () => {
    const values = await cloudOf('_test-cloud-domain-id_')
    expect(values).toMatchObject({ user_domain_id: '6789', project_domain_id: '123456789' })
    expect(values).not.toHaveProperty('domain_id')
  })

  test('test_get_one_domain_scoped', async () => {
    const values = await cloudOf('_test-cloud-domain-scoped_')
    expect(values).toMatchObject({ domain_id: '12345' })
    expect(values).not.toHaveProperty('project_domain_id')
  })

  test('test_get_one_infer_user_domain', async () => {
    const values = await cloudOf('_test-cloud-int-project_')
    expect(values).toMatchObject({ user_domain_id: 'awesome-domain', project_domain_id: 'awesome-domain' })
    expect(values).not.toHaveProperty('domain_id')
  })

  test('test_get_one_infer_passcode', async () => {
    const cloud = { auth_type: 'v3multifactor', auth_methods: ['v3password', 'v3totp'], auth: details }
    expect(await onlyCloud(cloud, { options: { passcode: '123' } })).toMatchObject({
      passcode: '123',
      auth_methods: 'v3password,v3totp',
    })
  })

  test('test_get_one_with_hyphenated_project_id', async () => {
    expect(await cloudOf('_test_cloud_hyphenated')).toMatchObject({ project_id: '12345' })
  })

  test('test_no_environ', async () => {
    await expect(cloudOf('envvars')).rejects.toThrow('Cloud envvars was not found.')
  })

  test('test_fallthrough', async () => {
    const { cloud, values } = await settingsIn(homeWith({ [cloudsFile]: 'cache: {max_age: 1}' }))
    expect(cloud).toBeUndefined()
    expect(values).toEqual({ interface: 'public', service_type: 'container-infra' })
  })

  test('test_get_one_auth_merge', async () => {
    expect(await cloudOf('_test-cloud_', { username: 'user' })).toMatchObject({
      username: 'user',
      password: 'testpass',
    })
  })

  test('test_only_secure_yaml', async () => {
    const secure = 'clouds: {_test_cloud_no_vendor: {auth: {password: testpass}}}'
    const home = homeWith({ '.config/openstack/secure.yaml': secure })
    const { values } = await settingsIn(home, { options: { cloud: '_test_cloud_no_vendor' } })
    expect(values['password']).toBe('testpass')
  })

  test('test_get_cloud_names', async () => {
    const home = userHome()
    expect(await listClouds({ env: {}, cwd: home, home })).toEqual(names)
    expect(await listClouds({ env: {}, cwd: '/nowhere', home: '/nowhere' })).toEqual([])
  })
})

describe('TestConfig, regions', () => {
  test('test_get_region_no_region_default', async () => {
    expect(await cloudOf('_test-cloud_no_region')).not.toHaveProperty('region_name')
  })

  test('test_get_region_no_region', async () => {
    const values = await cloudOf('_test-cloud_no_region', { regionName: 'override-region' })
    expect(values['region_name']).toBe('override-region')
  })

  test('test_get_region_region_is_none', async () => {
    expect(await cloudOf('_test-cloud_no_region', { regionName: undefined })).not.toHaveProperty(
      'region_name',
    )
  })

  test('test_get_region_region_set', async () => {
    const values = await cloudOf('_test-cloud_', { regionName: 'test-region' })
    expect(values['region_name']).toBe('test-region')
  })

  test('test_get_region_many_regions_default', async () => {
    const values = await cloudOf('_test_cloud_regions', { regionName: '' })
    expect(values).toMatchObject({ region_name: 'region1', interface: 'internal' })
  })

  test('test_get_region_many_regions', async () => {
    const values = await cloudOf('_test_cloud_regions', { regionName: 'region2' })
    expect(values).toMatchObject({ region_name: 'region2', interface: 'admin' })
  })

  test('test_get_region_by_name_no_value', async () => {
    const values = await cloudOf('_test_cloud_regions', { regionName: 'region-no-value' })
    expect(values).toMatchObject({ region_name: 'region-no-value', interface: 'public' })
  })

  test('test_get_region_invalid_region', async () => {
    await expect(cloudOf('_test_cloud_regions', { regionName: 'invalid-region' })).rejects.toThrow(
      'Region invalid-region is not a valid region name for cloud _test_cloud_regions. ' +
        'Valid choices are region1, region2, region-no-value.',
    )
  })

  test('test_get_region_no_cloud', async () => {
    const options = { authUrl: 'http://example.com/v2', regionName: 'no-cloud-region' }
    expect((await settingsIn(userHome(), { options })).values['region_name']).toBe('no-cloud-region')
  })

  test('test_get_region_invalid_keys', async () => {
    const cloud = { auth: details, regions: [{ name: 'region1', foo: 'bar' }] }
    await expect(onlyCloud(cloud, { options: { regionName: 'region1' } })).rejects.toThrow('Invalid region')
  })
})

describe('TestExcludedFormattedConfigValue', () => {
  test.each(['foo{', 'foo{bar}'])('test_get_one_cloud_osc_password_brace: %s', async (password) => {
    expect((await cloudOf('_test_cloud_regions', { password }))['password']).toBe(password)
    expect((await onlyCloud({ auth: { ...details, password } }))['password']).toBe(password)
  })
})

describe('TestConfigArgparse', () => {
  test('test_get_one_bad_region_argparse', async () => {
    await expect(cloudOf('_test-cloud_', typed)).rejects.toThrow('Valid choices are test-region.')
  })

  test('test_get_one_argparse', async () => {
    expect(await cloudOf('_test_cloud_regions', typed)).toMatchObject({ region_name: 'region2' })
  })

  test('test_get_one_cloud_precedence_osc', async () => {
    const options = { ...typed, password: 'argpass' }
    expect((await settingsIn(userHome(), { options })).values).toMatchObject({
      region_name: 'region2',
      password: 'argpass',
    })
  })

  test('test_get_one_just_argparse', async () => {
    const { cloud, values } = await settingsIn(userHome(), { options: typed })
    expect(cloud).toBeUndefined()
    expect(values).toMatchObject({ username: 'user', region_name: 'region2' })
  })

  test('test_get_one_no_argparse', async () => {
    expect(await cloudOf('_test-cloud_')).toMatchObject({ ...details, region_name: 'test-region' })
  })

  test('test_get_one_no_argparse_regions', async () => {
    expect(await cloudOf('_test_cloud_regions')).toMatchObject({ ...details, region_name: 'region1' })
  })

  test('test_get_one_bad_region', async () => {
    await expect(cloudOf('_test_cloud_regions', { regionName: 'bad' })).rejects.toThrow('Region bad is not')
  })

  test('test_get_one_bad_region_no_regions', async () => {
    await expect(cloudOf('_test-cloud_', { regionName: 'bad_region' })).rejects.toThrow(
      'Region bad_region is not a valid region name for cloud _test-cloud_. Valid choices are test-region.',
    )
  })

  test('test_get_one_no_argparse_region2', async () => {
    const values = await cloudOf('_test_cloud_regions', { regionName: 'region2' })
    expect(values).toMatchObject({ ...details, region_name: 'region2' })
  })

  test('test_get_one_no_yaml_no_cloud', async () => {
    const options = { cloud: '_test_cloud_regions', regionName: 'region2' }
    await expect(settingsIn(homeWith({}), { options })).rejects.toThrow(
      'Cloud _test_cloud_regions was not found.',
    )
  })

  test('test_env_argparse_precedence', async () => {
    const env = { OS_CLOUD: 'envvars', OS_TENANT_NAME: 'tenants-are-bad' }
    const { values } = await settingsIn(homeWith({}), {
      options: { ...typed, cloud: undefined },
      env: { ...env, OS_AUTH_URL: 'x' },
    })
    expect(values['project_name']).toBe('project')
  })

  test('test_argparse_default_no_token', async () => {
    const values = await cloudOf('_test_cloud_regions')
    expect(await authType(values)).toBe('password')
    expect(values).not.toHaveProperty('token')
  })

  test('test_argparse_token', async () => {
    const options = { authUrl: 'http://example.com/v2', authType: 'token', token: 'very-bad-things' }
    const { values } = await settingsIn(userHome(), { options })
    expect(values).toMatchObject({ auth_type: 'token', token: 'very-bad-things' })
    expect(await authType(values)).toBe('token')
  })

  test('test_register_argparse_bad_plugin', async () => {
    await expect(async () => authType({ auth_type: 'foo' })).rejects.toThrow(
      'The auth type foo is not supported by this client',
    )
  })

  test('test_register_argparse_service_type', async () => {
    const options = { serviceType: 'network', endpointType: 'admin', timeout: 20 }
    const { values } = await settingsIn(userHome(), { options: { ...typed, ...options } })
    expect(values).toMatchObject({ service_type: 'network', interface: 'admin', timeout: '20' })
  })
})

test('TestConfigDefault: test_set_no_default', async () => {
  expect(await authType(await cloudOf('_test-cloud_'))).toBe('password')
})

describe('TestMagicFixes', () => {
  test('test_set_no_default', async () => {
    const cloud = {
      auth: {},
      identity_endpoint_type: 'admin',
      endpoint_type: 'internal',
      auth_type: 'v3password',
    }
    expect(await onlyCloud(cloud)).toMatchObject({ interface: 'internal', auth_type: 'v3password' })
  })

  test('test_project_password', async () => {
    const auth = { 'project-name': 'my_project_name', 'project-id': 'my_project_id' }
    expect(await onlyCloud({ auth_type: 'password', auth })).toMatchObject({
      project_name: 'my_project_name',
      project_id: 'my_project_id',
    })
  })

  test('test_project_conflict_priority', async () => {
    const cloud = { auth: { project_id: 'my_project_id' } }
    expect(await onlyCloud(cloud)).toMatchObject({ project_id: 'my_project_id' })
    const outside = { ...cloud, project_id: 'different_project_id' }
    expect(await onlyCloud(outside)).toMatchObject({ project_id: 'different_project_id' })
  })

  test.each([
    { auth: { token: 'my_token' } },
    { auth: { auth_token: 'my_token' } },
    { auth: { 'auth-token': 'my_token' } },
    { auth: {}, token: 'my_token' },
    { auth: {}, auth_token: 'my_token' },
    { auth: {}, 'auth-token': 'my_token' },
    { auth: { token: 'I will be ignored' }, token: 'my_token' },
  ])('test_token_auth: %j', async (cloud) => {
    expect(await onlyCloud({ auth_type: 'v3token', ...cloud })).toMatchObject({ token: 'my_token' })
  })

  test('test_passcode', async () => {
    expect(await onlyCloud({ auth: {}, passcode: 'totp' })).toMatchObject({ passcode: 'totp' })
  })

  test('test_endpoint_type_to_interface', async () => {
    const cloud = { auth: {}, endpoint_type: 'public', container_infra_endpoint_type: 'internal' }
    expect(await onlyCloud(cloud)).toMatchObject({ interface: 'internal' })
  })

  test('test_csv_keys', async () => {
    const values = await onlyCloud({ auth: {}, auth_methods: 'spam,ham' })
    expect(values['auth_methods']).toBe('spam,ham')
  })

  test('test_auth_url_formatting', async () => {
    const cloud = { auth: { auth_url: 'https://my.cloud/{region_name}' }, region_name: 'RegionOne' }
    expect(await onlyCloud(cloud)).toMatchObject({ auth_url: 'https://my.cloud/RegionOne' })
  })
})
