import { serve } from '../../../support/http-server'
import { magnum } from '../../../support/run'
import { cloudsFile, homeWith, settingsIn } from './home'

const publicClouds = `
public-clouds:
  ours:
    auth: {auth_url: "https://public.example/v3", project_name: testproject, username: testotheruser}
    regions: [north, south]
  old: {status: deprecated, message: move to ours, auth: {auth_url: "https://old.example/v3"}}
  gone: {status: shutdown, message: it was nice}
  nested: {profile: ours, region_name: north}
  ovh: {auth: {auth_url: "https://mine.example/v3"}}
`
const cloudWith = (profile: string) =>
  homeWith({
    [cloudsFile]: `clouds: {mine: {profile: ${profile}, auth: {username: testuser}}}`,
    '.config/openstack/clouds-public.yaml': publicClouds,
  })

test('a profile in clouds-public.yaml provides defaults', async () => {
  const { values, origins } = await settingsIn(cloudWith('ours'))
  expect(values).toMatchObject({
    auth_url: 'https://public.example/v3',
    username: 'testuser',
    project_name: 'testproject',
    region_name: 'north',
  })
  expect(origins['auth_url']).toBe('.config/openstack/clouds-public.yaml:4')
})

test('a profile may refer to another one', async () => {
  expect((await settingsIn(cloudWith('nested'))).values['auth_url']).toBe('https://public.example/v3')
})

test('well-known vendors are built in, but a file can override them', async () => {
  const { values, origins } = await settingsIn(cloudWith('citycloud'))
  expect(values['auth_url']).toBe('https://Buf1.citycloud.com:5000/v3/')
  expect(origins['auth_url']).toBe('profile citycloud')
  expect((await settingsIn(cloudWith('ovh'))).values['auth_url']).toBe('https://mine.example/v3')
})

test('the cloud inherits the regions of its profile', async () => {
  const settings = (regionName: string) => settingsIn(cloudWith('otc'), { options: { regionName } })
  expect((await settings('eu-nl')).values['auth_url']).toBe('https://iam.eu-nl.otc.t-systems.com/v3')
  await expect(settings('mars')).rejects.toThrow('Valid choices are eu-de, eu-nl.')
})

test.each([
  ['old', 'WARNING: old is deprecated: move to ours'],
  ['nobody', "WARNING: couldn't find the vendor profile nobody."],
  ['constructor', "WARNING: couldn't find the vendor profile constructor."],
  [
    '"https://x.example"',
    'WARNING: the profile https://x.example is not fetched: write its settings into clouds.yaml.',
  ],
])('a warning about the profile %s', async (profile, warning) => {
  expect((await settingsIn(cloudWith(profile))).warnings).toEqual([warning])
})

test('fetches a profile from a URL; its name is the origin', async () => {
  const server = await serve(({ url }) =>
    url === '/.well-known/openstack/api'
      ? { body: { name: 'x', profile: { auth: { auth_url: 'no URL' } } } }
      : { status: 404 },
  )
  const home = homeWith({ [cloudsFile]: `clouds: {mine: {profile: "${server.url}", auth: {password: p}}}` })
  const { stdout } = await magnum(['doctor', '-f', 'csv'], { env: { HOME: home } })
  await server.close()

  expect(stdout).toContain(`"setting auth_url","ok","no URL (profile ${server.url})"`)
})

test('a profile that cannot be fetched is an error', async () => {
  const server = await serve(() => ({ status: 404 }))
  const home = homeWith({ [cloudsFile]: `clouds: {mine: {profile: "${server.url}"}}` })
  const { code, stderr } = await magnum(['cluster-list'], { env: { HOME: home } })
  await server.close()

  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `ERROR: ${server.url} is a remote profile that could not be fetched: Not Found (HTTP 404)\n`,
  })
})

test.each<unknown>([[], 'x', null, { name: 'x' }, { profile: 7 }])(
  'a response that is not a profile is an error: %j',
  async (body) => {
    const server = await serve(() => ({ body }))
    const home = homeWith({ [cloudsFile]: `clouds: {mine: {profile: "${server.url}"}}` })
    const { code, stderr } = await magnum(['cluster-list'], { env: { HOME: home } })
    await server.close()

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `ERROR: The response of ${server.url} is not a vendor profile\n`,
    })
  },
)

test('a cloud that has been shut down is an error', async () => {
  await expect(settingsIn(cloudWith('gone'))).rejects.toThrow(
    'gone references a cloud that no longer exists: it was nice',
  )
})

test('the old keyword cloud still works, with a warning', async () => {
  const home = homeWith({ [cloudsFile]: 'clouds: {mine: {cloud: elastx}}' })
  const { values, warnings } = await settingsIn(home)
  expect(values).toMatchObject({ auth_url: 'https://ops.elastx.cloud:5000/v3', region_name: 'se-sto' })
  expect(warnings).toEqual(['WARNING: "cloud: elastx" in clouds.yaml is deprecated, write profile.'])
})
