import { cloudsFile, homeWith, settingsIn } from './home'

const values = async (yaml: string) => (await settingsIn(homeWith({ [cloudsFile]: yaml }))).values

test('numbers are kept as written', async () => {
  const yaml = 'clouds: {mine: {auth: {project_id: 12345, user_id: 123e4567, password: 0123}}}'
  expect(await values(yaml)).toMatchObject({ project_id: '12345', user_id: '123e4567', password: '0123' })
})

test('accepts hyphens in keys, and former names', async () => {
  const yaml = `
clouds:
  mine:
    region-name: one
    endpoint_type: internalURL
    auth_plugin: v3token
    auth: {project-id: "12345", tenant_name: demo}
`
  expect(await values(yaml)).toMatchObject({
    region_name: 'one',
    interface: 'internalURL',
    auth_type: 'v3token',
    project_id: '12345',
    project_name: 'demo',
  })
})

test('a top-level value overrides the one in auth', async () => {
  const yaml = 'clouds: {mine: {project_name: outside, auth: {project_name: inside, username: inside}}}'
  expect(await values(yaml)).toMatchObject({ project_name: 'outside', username: 'inside' })
})

test('empty values and nulls do not override', async () => {
  const home = homeWith({
    [cloudsFile]: 'clouds: {mine: {auth: {username: demo, password: secret}}}',
    '.config/openstack/secure.yaml': 'clouds: {mine: {auth: {username: "", password: ~}}}',
  })
  const settings = await settingsIn(home, { env: { OS_USERNAME: '' } })
  expect(settings.values).toMatchObject({ username: 'demo', password: 'secret' })
})

test.each(['null', '""', 'None', 'none'])('auth_type: %s means none', async (written) => {
  expect((await values(`clouds: {mine: {auth_type: ${written}}}`))['auth_type']?.toLowerCase()).toBe('none')
})

test('service-specific keys override general ones', async () => {
  const yaml = `
clouds:
  mine:
    interface: public
    region_name: one
    container_infra_interface: internal
    container_infrastructure_management_region_name: two
    container_infra_endpoint_override: https://magnum.example/v1
    container_infra_default_microversion: "1.9"
`
  expect(await values(yaml)).toMatchObject({
    interface: 'internal',
    region_name: 'two',
    endpoint_override: 'https://magnum.example/v1',
    api_version: '1.9',
  })
})

test('lists are in order of preference', async () => {
  const yaml = 'clouds: {mine: {interface: [internal, public], auth_methods: [v3password, v3totp]}}'
  expect(await values(yaml)).toMatchObject({
    interface: 'internal,public',
    auth_methods: 'v3password,v3totp',
  })
})

test('domain_id is the domain of user and project, or the scope', async () => {
  const scoped = 'clouds: {mine: {auth: {username: u, project_name: p, domain_id: d, project_domain_id: e}}}'
  expect(await values(scoped)).toMatchObject({ user_domain_id: 'd', project_domain_id: 'e' })
  expect(await values(scoped)).not.toHaveProperty('domain_id')
  expect(await values('clouds: {mine: {auth: {user_id: u, domain-id: d}}}')).toMatchObject({ domain_id: 'd' })
})

test('placeholders are replaced by other settings, but never in a password', async () => {
  const yaml = `
clouds:
  mine:
    region_name: sto2
    auth: {auth_url: "https://{region_name}.example/{unknown}/v3", password: "{region_name}"}
`
  expect(await values(yaml)).toMatchObject({
    auth_url: 'https://sto2.example/{unknown}/v3',
    password: '{region_name}',
  })
})

test('supports the anchors, aliases and merge keys of YAML 1.1', async () => {
  const yaml = `
base: &base {username: demo, password: base}
clouds:
  mine:
    verify: no
    auth: {<<: *base, password: own}
`
  expect(await values(yaml)).toMatchObject({ username: 'demo', password: 'own', verify: 'false' })
})

test('container_infra_api_version is a microversion only if it looks like one', async () => {
  const version = async (written: string) =>
    (await values(`clouds: {mine: {container_infra_api_version: ${written}}}`))['api_version']
  expect([await version('1'), await version('"1.0"'), await version('1.10')]).toEqual([
    undefined,
    undefined,
    '1.10',
  ])
})
