import { cloudsFile, homeWith, settingsIn } from './home'

const one = `
clouds:
  only:
    auth: {auth_url: "https://one.example/v3", username: testuser, password: testpass, project_name: p}
    region_name: test-region
`
const two = `
clouds:
  first:
    auth: {auth_url: "https://first.example/v3"}
  second:
    auth: {auth_url: "https://second.example/v3"}
`

test('--os-cloud overrides OS_CLOUD', async () => {
  const home = homeWith({ [cloudsFile]: two })
  const { cloud, values } = await settingsIn(home, {
    options: { cloud: 'first' },
    env: { OS_CLOUD: 'second' },
  })
  expect(cloud).toBe('first')
  expect(values['auth_url']).toBe('https://first.example/v3')
})

test('OS_CLOUD names the cloud', async () => {
  const { values } = await settingsIn(homeWith({ [cloudsFile]: two }), { env: { OS_CLOUD: 'second' } })
  expect(values['auth_url']).toBe('https://second.example/v3')
})

test('the only cloud of the file needs no name', async () => {
  const { cloud, values } = await settingsIn(homeWith({ [cloudsFile]: one }))
  expect(cloud).toBe('only')
  expect(values).toMatchObject({ username: 'testuser', password: 'testpass', region_name: 'test-region' })
})

test('several clouds require a choice', async () => {
  const home = homeWith({ [cloudsFile]: two })
  await expect(settingsIn(home)).rejects.toMatchObject({
    kind: 'failed',
    message: 'Several clouds are configured, and none is chosen',
    hint: `Choose with --os-cloud or OS_CLOUD: first, second (${home}/${cloudsFile}).`,
  })
})

test('an unknown cloud is an error that lists the known ones', async () => {
  const home = homeWith({ [cloudsFile]: two })
  await expect(settingsIn(home, { options: { cloud: 'secnod' } })).rejects.toMatchObject({
    kind: 'failed',
    message: 'Cloud secnod was not found.',
    hint: `Did you mean second? ${home}/${cloudsFile} has: first, second.`,
  })
})

test('without a file the error names the searched folders', async () => {
  const home = homeWith({})
  await expect(settingsIn(home, { options: { cloud: 'mine' } })).rejects.toMatchObject({
    message: 'Cloud mine was not found.',
    hint:
      `There is no clouds.yaml; looked for ${home}/work/clouds.yaml, ${home}/.config/openstack/clouds.yaml, ` +
      `${home}/xdg/openstack/clouds.yaml, /etc/openstack/clouds.yaml.`,
  })
})

test('variables with login settings define a cloud', async () => {
  const home = homeWith({ [cloudsFile]: one })
  const { cloud, values } = await settingsIn(home, { env: { OS_AUTH_URL: 'https://env.example/v3' } })
  expect(cloud).toBeUndefined()
  expect(values).not.toHaveProperty('username')
})

test.each([{ OS_CLOUD: 'envvars' }, { OS_CLOUD: 'override', OS_CLOUD_NAME: 'override' }])(
  'that cloud can be selected by name: %j',
  async (env) => {
    const home = homeWith({ [cloudsFile]: two })
    const { values } = await settingsIn(home, { env: { ...env, OS_AUTH_URL: 'https://env.example/v3' } })
    expect(values['auth_url']).toBe('https://env.example/v3')
  },
)

test('that cloud does not exist without login settings', async () => {
  const home = homeWith({ [cloudsFile]: two })
  await expect(settingsIn(home, { env: { OS_CLOUD: 'envvars' } })).rejects.toThrow(
    'Cloud envvars was not found.',
  )
})

test('without files or variables the defaults apply', async () => {
  const { cloud, values } = await settingsIn(homeWith({}))
  expect(cloud).toBeUndefined()
  expect(values).toEqual({ interface: 'public', service_type: 'container-infra' })
})
