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

test('--os-cloud wins over OS_CLOUD', async () => {
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

test('of several clouds one has to be chosen', async () => {
  const home = homeWith({ [cloudsFile]: two })
  await expect(settingsIn(home)).rejects.toMatchObject({
    kind: 'failed',
    message: 'Several clouds are configured, and none is chosen',
    hint: `Choose with --os-cloud or OS_CLOUD: first, second (${home}/${cloudsFile}).`,
  })
})

test('an unknown cloud is refused with the names there are', async () => {
  const home = homeWith({ [cloudsFile]: two })
  await expect(settingsIn(home, { options: { cloud: 'secnod' } })).rejects.toMatchObject({
    kind: 'failed',
    message: 'Cloud secnod was not found.',
    hint: `Did you mean second? ${home}/${cloudsFile} has: first, second.`,
  })
})

test('without a file the error says where it was looked for', async () => {
  const home = homeWith({})
  await expect(settingsIn(home, { options: { cloud: 'mine' } })).rejects.toMatchObject({
    message: 'Cloud mine was not found.',
    hint:
      `There is no clouds.yaml; looked for ${home}/work/clouds.yaml, ${home}/.config/openstack/clouds.yaml, ` +
      `${home}/xdg/openstack/clouds.yaml, /etc/openstack/clouds.yaml.`,
  })
})

test('variables that say where to log in are a cloud of their own', async () => {
  const home = homeWith({ [cloudsFile]: one })
  const { cloud, values } = await settingsIn(home, { env: { OS_AUTH_URL: 'https://env.example/v3' } })
  expect(cloud).toBeUndefined()
  expect(values).not.toHaveProperty('username')
})

test.each([{ OS_CLOUD: 'envvars' }, { OS_CLOUD: 'override', OS_CLOUD_NAME: 'override' }])(
  'that cloud has a name: %j',
  async (env) => {
    const home = homeWith({ [cloudsFile]: two })
    const { values } = await settingsIn(home, { env: { ...env, OS_AUTH_URL: 'https://env.example/v3' } })
    expect(values['auth_url']).toBe('https://env.example/v3')
  },
)

test('it does not exist where no variable says where to log in', async () => {
  const home = homeWith({ [cloudsFile]: two })
  await expect(settingsIn(home, { env: { OS_CLOUD: 'envvars' } })).rejects.toThrow(
    'Cloud envvars was not found.',
  )
})

test('neither files nor variables: there are the defaults', async () => {
  const { cloud, values } = await settingsIn(homeWith({}))
  expect(cloud).toBeUndefined()
  expect(values).toEqual({ interface: 'public', service_type: 'container-infra' })
})
