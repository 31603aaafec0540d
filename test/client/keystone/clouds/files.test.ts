import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { cloudsFile, homeWith, settingsIn } from './home'

const cloudAt = (url: string) => `clouds: {mine: {auth: {auth_url: "${url}"}}}\n`

test('uses the first folder with a file, without merging', async () => {
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

test('prefers .yaml to .yml to .json within a folder', async () => {
  const home = homeWith({
    '.config/openstack/clouds.yml': cloudAt('https://yml'),
    '.config/openstack/clouds.json': '{"clouds": {"mine": {"auth": {"auth_url": "https://json"}}}}',
  })
  expect((await settingsIn(home)).values['auth_url']).toBe('https://yml')
  rmSync(`${home}/.config/openstack/clouds.yml`)
  expect((await settingsIn(home)).values['auth_url']).toBe('https://json')
})

test('searches the Library first on macOS', async () => {
  const home = homeWith({
    'Library/Application Support/openstack/clouds.yaml': cloudAt('https://library'),
    '.config/openstack/clouds.yaml': cloudAt('https://dot'),
  })
  expect((await settingsIn(home, { platform: 'darwin' })).values['auth_url']).toBe('https://library')
})

test('tries OS_CLIENT_CONFIG_FILE first', async () => {
  const home = homeWith({ 'my.yaml': cloudAt('https://mine'), [cloudsFile]: cloudAt('https://dot') })
  const settings = (file: string) => settingsIn(home, { env: { OS_CLIENT_CONFIG_FILE: `${home}/${file}` } })
  expect((await settings('my.yaml')).values['auth_url']).toBe('https://mine')
  expect((await settings('missing.yaml')).values['auth_url']).toBe('https://dot')
})

test('merges secure.yaml over clouds.yaml', async () => {
  const home = homeWith({
    [cloudsFile]: 'clouds: {mine: {auth: {auth_url: "https://x/v3", password: public}, region_name: one}}',
    '.config/openstack/secure.yaml': 'clouds: {mine: {auth: {password: secret}}}',
  })
  const { values, origins } = await settingsIn(home)
  expect(values).toMatchObject({ auth_url: 'https://x/v3', password: 'secret', region_name: 'one' })
  expect(origins['password']).toBe('.config/openstack/secure.yaml:1')
})

test('OS_CLIENT_SECURE_FILE names another one; secure.yaml suffices without clouds.yaml', async () => {
  const home = homeWith({ 'my-secure.yaml': 'clouds: {mine: {auth: {password: secret}}}' })
  const env = { OS_CLIENT_SECURE_FILE: `${home}/my-secure.yaml`, OS_CLOUD: 'mine' }
  expect((await settingsIn(home, { env })).values['password']).toBe('secret')
})

test.each([
  ['clouds: [\n', /^\S+\/work\/clouds\.yaml is not valid YAML: .+ at line 2, column 1$/],
  [
    'clouds:\n  a:\n    auth:\n      auth_url: https://a\n\tusername: me\n',
    /^\S+\/work\/clouds\.yaml is not valid YAML: .+ at line 5, column 1$/,
  ],
  ['clouds: {mine: {auth: *nowhere}}\n', /: undefined alias at line 1, column 23$/],
  ['clouds: &all {mine: {auth: *all}}\n', /: alias of a value that contains it at line 1, column 28$/],
  ['clouds:\n  mine:\n    <<: text\n', /: merge key \(<<\) without a mapping at line 3, column 9$/],
  ['clouds:\n\tmine: {}\n', /: tab as indent at line 2, column 1$/],
  [`clouds: {mine: ${'!!str '.repeat(20_000)}a}\n`, /: more than 5000 anchors, aliases and tags$/],
  ['clouds:\n  mine: {}\0\n', /: \S+ \S+ at line 2, column 11$/],
])('a file that is no YAML is an error that says where: %.60j', async (text, message) => {
  const home = homeWith({ 'work/clouds.yaml': text, [cloudsFile]: cloudAt('https://dot') })
  for (const env of [{}, { OS_CLOUD: 'mine' }]) {
    await expect(settingsIn(home, { env })).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(message) as string,
    })
  }
})

test.each(['"canary\\x"', '*canary', '@canary', '{canary', '"canary" canary'])(
  'a syntax error is reported without the text: %s',
  async (password) => {
    const home = homeWith({ [cloudsFile]: `clouds: {mine: {auth: {password: ${password}}}}\n` })
    const told: unknown = await settingsIn(home).catch((reason: unknown) => reason)
    expect(inspect(told)).not.toContain('canary')
  },
)

test('the last of duplicate keys counts, with a warning', async () => {
  const home = homeWith({
    [cloudsFile]:
      'clouds:\n  mine:\n    region_name: One\n    auth: {auth_url: https://a}\n    region_name: Two\n',
  })
  const { values, warnings } = await settingsIn(home)
  expect(values['region_name']).toBe('Two')
  expect(warnings).toEqual([
    `WARNING: ${home}/${cloudsFile}:5: region_name is there twice in one mapping; the last one counts.`,
  ])
})

test('warns of an unreadable file and uses the next one', async () => {
  const home = homeWith({ [cloudsFile]: cloudAt('https://dot'), 'work/clouds.yaml/x': '' })
  const { values, warnings } = await settingsIn(home)
  expect(values['auth_url']).toBe('https://dot')
  expect(warnings).toEqual([`WARNING: Cannot read ${home}/work/clouds.yaml: it is a folder.`])
})

test('the error for an unknown cloud names the unreadable file', async () => {
  const home = homeWith({ 'work/clouds.yaml/x': '' })
  await expect(settingsIn(home, { env: { OS_CLOUD: 'mine' } })).rejects.toMatchObject({
    message: 'Cloud mine was not found.',
    hint: `Cannot read ${home}/work/clouds.yaml: it is a folder.`,
  })
})

// Root can read any file.
const unlessRoot = process.getuid?.() === 0 ? test.skip : test
unlessRoot('skips a file without read permission', async () => {
  const home = homeWith({ 'work/clouds.yaml': cloudAt('https://work'), [cloudsFile]: cloudAt('https://dot') })
  chmodSync(`${home}/work/clouds.yaml`, 0o200)
  expect((await settingsIn(home)).values['auth_url']).toBe('https://dot')
})

test.each(['', '- a\n- b\n', 'just text\n'])('a file that is not a mapping is an error: %j', async (text) => {
  const home = homeWith({ [cloudsFile]: text })
  await expect(settingsIn(home)).rejects.toMatchObject({
    kind: 'failed',
    message: `Configuration file ${home}/${cloudsFile} is empty or not a mapping`,
  })
})

test('a file without clouds only causes a warning', async () => {
  const home = homeWith({ [cloudsFile]: 'cache: {auth: true}\n' })
  const { values, warnings } = await settingsIn(home)
  expect(values['cache']).toBe('true')
  expect(warnings).toEqual([`WARNING: ${home}/${cloudsFile} has no "clouds" in it.`])
})

test.each([
  ['UTF-16', Buffer.from('\ufeffclouds: {mine: {}}\n', 'utf16le'), 'line 1, column 1'],
  ['Latin-1', Buffer.from('clouds:\n  mine: {auth: {username: m\xfcller}}\n', 'latin1'), 'line 2, column 28'],
])('a file in %s is an error that says where', async (_encoding, bytes, where) => {
  const home = homeWith({ [cloudsFile]: '' })
  writeFileSync(`${home}/${cloudsFile}`, bytes)
  await expect(settingsIn(home)).rejects.toMatchObject({
    message: `${home}/${cloudsFile} is not UTF-8 text: ${where}`,
  })
})

test.each([
  ['\ufeffclouds:\n  mine: {region_name: one}\n'],
  ['clouds:\r\n  mine:\r\n    region_name: one\r\n'],
  ['base: &base {region_name: one}\nclouds: {mine: {<<: *base}}\n'],
  ['bases: [&a {region_name: one}, &b {region_name: two}]\nclouds: {mine: {<<: [*a, *b]}}\n'],
  ['old: &a {region_name: two}\nnew: &a {region_name: one}\nclouds: {mine: *a}\n'],
])('is read as PyYAML reads it: %j', async (text) => {
  const { values } = await settingsIn(homeWith({ [cloudsFile]: text }))
  expect(values).toMatchObject({ region_name: 'one' })
})

test('nested aliases take linear time', async () => {
  const levels = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]\n`)
  const text = `a0: &a0 {}\n${levels.join('')}clouds: {mine: {region_name: one, vpn: *a30}}\n`
  const { values } = await settingsIn(homeWith({ [cloudsFile]: text }))
  expect(values).toMatchObject({ region_name: 'one' })
})

test.each([
  ['clouds:\n- mine\n', '2: clouds'],
  ['clouds:\n  mine: text\n', '2: mine'],
  ['clouds:\n  mine:\n    auth: text\n', '3: auth'],
])('a value that has to be a mapping is an error that says where: %j', async (text, what) => {
  const home = homeWith({ [cloudsFile]: text })
  await expect(settingsIn(home, { options: { osCloud: 'mine' } })).rejects.toMatchObject({
    message: `${home}/${cloudsFile}:${what} is not a mapping`,
  })
})
