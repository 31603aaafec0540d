import { chmodSync, rmSync } from 'node:fs'
import { cloudsFile, homeWith, settingsIn } from './home'

const cloudAt = (url: string) => `clouds: {mine: {auth: {auth_url: "${url}"}}}\n`

test('the first folder that has a file wins, and files of one kind are not merged', async () => {
  const files = {
    'work/clouds.yaml': cloudAt('https://work'),
    'etc/openstack/clouds.yaml': cloudAt('https://user'),
    '.config/openstack/clouds.yaml': cloudAt('https://dot'),
    'xdg/openstack/clouds.yaml': cloudAt('https://site'),
  }
  const home = homeWith(files)
  const found: unknown[] = []
  for (const name of Object.keys(files)) {
    found.push((await settingsIn(home, { env: { XDG_CONFIG_HOME: `${home}/etc` } })).values['auth_url'])
    rmSync(`${home}/${name}`)
  }
  expect(found).toEqual(['https://work', 'https://user', 'https://dot', 'https://site'])
})

test('within a folder .yaml comes before .yml before .json', async () => {
  const home = homeWith({
    '.config/openstack/clouds.yml': cloudAt('https://yml'),
    '.config/openstack/clouds.json': '{"clouds": {"mine": {"auth": {"auth_url": "https://json"}}}}',
  })
  expect((await settingsIn(home)).values['auth_url']).toBe('https://yml')
  rmSync(`${home}/.config/openstack/clouds.yml`)
  expect((await settingsIn(home)).values['auth_url']).toBe('https://json')
})

test('on macOS the Library is looked at first', async () => {
  const home = homeWith({
    'Library/Application Support/openstack/clouds.yaml': cloudAt('https://library'),
    '.config/openstack/clouds.yaml': cloudAt('https://dot'),
  })
  expect((await settingsIn(home, { platform: 'darwin' })).values['auth_url']).toBe('https://library')
})

test('OS_CLIENT_CONFIG_FILE is tried before all others', async () => {
  const home = homeWith({ 'my.yaml': cloudAt('https://mine'), [cloudsFile]: cloudAt('https://dot') })
  const settings = (file: string) => settingsIn(home, { env: { OS_CLIENT_CONFIG_FILE: `${home}/${file}` } })
  expect((await settings('my.yaml')).values['auth_url']).toBe('https://mine')
  expect((await settings('missing.yaml')).values['auth_url']).toBe('https://dot')
})

test('secure.yaml is laid over clouds.yaml', async () => {
  const home = homeWith({
    [cloudsFile]: 'clouds: {mine: {auth: {auth_url: "https://x/v3", password: public}, region_name: one}}',
    '.config/openstack/secure.yaml': 'clouds: {mine: {auth: {password: secret}}}',
  })
  const { values, origins } = await settingsIn(home)
  expect(values).toMatchObject({ auth_url: 'https://x/v3', password: 'secret', region_name: 'one' })
  expect(origins['password']).toBe('.config/openstack/secure.yaml:1')
})

test('OS_CLIENT_SECURE_FILE names another one, and a secure.yaml alone will do', async () => {
  const home = homeWith({ 'my-secure.yaml': 'clouds: {mine: {auth: {password: secret}}}' })
  const env = { OS_CLIENT_SECURE_FILE: `${home}/my-secure.yaml`, OS_CLOUD: 'mine' }
  expect((await settingsIn(home, { env })).values['password']).toBe('secret')
})

test('a file that is no YAML is left out with a warning', async () => {
  const home = homeWith({ 'work/clouds.yaml': 'clouds: [\n', [cloudsFile]: cloudAt('https://dot') })
  const { values, warnings } = await settingsIn(home)
  expect(values['auth_url']).toBe('https://dot')
  expect(warnings).toEqual([
    expect.stringMatching(/^WARNING: .*work\/clouds\.yaml is left out, it is no valid YAML: .+ at line 2/),
  ])
})

test.each(['"canary\\x"', '*canary', '@canary', '{canary', '"canary" canary'])(
  'what is wrong in a file is told without what stands there: %s',
  async (password) => {
    const { warnings } = await settingsIn(
      homeWith({ [cloudsFile]: `clouds: {mine: {auth: {password: ${password}}}}\n` }),
    )
    expect(warnings.join()).not.toContain('canary')
  },
)

// Root may read everything: no file is closed to it.
const unlessRoot = process.getuid?.() === 0 ? test.skip : test
unlessRoot('a file that must not be read is passed over', async () => {
  const home = homeWith({ 'work/clouds.yaml': cloudAt('https://work'), [cloudsFile]: cloudAt('https://dot') })
  chmodSync(`${home}/work/clouds.yaml`, 0o200)
  expect((await settingsIn(home)).values['auth_url']).toBe('https://dot')
})

test.each(['', '- a\n- b\n', 'just text\n'])('a file that is no mapping is an error: %j', async (text) => {
  const home = homeWith({ [cloudsFile]: text })
  await expect(settingsIn(home)).rejects.toMatchObject({
    kind: 'failed',
    message: `Configuration file ${home}/${cloudsFile} is empty or not a mapping`,
  })
})

test('a file without clouds is worth a warning only', async () => {
  const home = homeWith({ [cloudsFile]: 'cache: {auth: true}\n' })
  const { values, warnings } = await settingsIn(home)
  expect(values['cache']).toBe('true')
  expect(warnings).toEqual([`WARNING: ${home}/${cloudsFile} has no "clouds" in it.`])
})
