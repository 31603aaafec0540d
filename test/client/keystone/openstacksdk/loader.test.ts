/*
 * A port of openstacksdk's openstack/tests/unit/config/test_loader.py and test_json.py, with their test names.
 */
import { chmodSync, mkdirSync } from 'node:fs'
import { readConfigFile } from '../../../../src/client/keystone/clouds/files'
import { vendors } from '../../../../src/client/keystone/clouds/vendors'
import { homeWith } from '../clouds/home'

const yaml = 'foo: bar\nbaz:\n- 1\n- 2\n- 3\n'
const json = '{"foo": "bar", "baz": [1, 2, 3]}'

/** The name of the file chosen from a folder. */
async function found(home: string): Promise<string | undefined> {
  const { file } = await readConfigFile('clouds', { env: { XDG_CONFIG_DIRS: home }, cwd: home, home })
  return file?.path.replace(`${home}/`, '')
}

test('test_base_load_yaml_json_file', async () => {
  expect(await found(homeWith({ 'clouds.yaml': yaml, 'clouds.json': json }))).toBe('clouds.yaml')
})

test('test__load_yaml_json_file_without_json', async () => {
  expect(await found(homeWith({ 'clouds.yml': yaml }))).toBe('clouds.yml')
})

test('test__load_yaml_json_file_without_json_yaml', async () => {
  const home = homeWith({ 'file.txt': yaml })
  const env = { OS_CLIENT_CONFIG_FILE: `${home}/file.txt` }
  expect((await readConfigFile('clouds', { env, cwd: home, home })).file?.path).toBe(`${home}/file.txt`)
})

// Root can read any file, so a folder stands for an unreadable one.
test('test__load_yaml_json_file_without_perm', async () => {
  const home = homeWith({ 'clouds.json': json, 'clouds.yml': yaml })
  mkdirSync(`${home}/clouds.yaml`)
  expect(await found(home)).toBe('clouds.yml')
  chmodSync(`${home}/clouds.yml`, 0o222)
  expect(await found(home)).toBe(process.getuid?.() === 0 ? 'clouds.yml' : 'clouds.json')
})

test('test__load_yaml_json_file_nonexisting', async () => {
  expect(await found(homeWith({}))).toBeUndefined()
})

test.each(Object.entries(vendors))('test_vendors_valid_json: %s', (name, profile) => {
  const { auth_url, regions = [], region_name, status, message } = profile
  expect(name).toMatch(/^[a-z-]+$/)
  expect(auth_url ?? 'https://none').toMatch(/^https:\/\/[\w.:/{}-]+$/)
  expect(new Set(regions).size).toBe(regions.length)
  expect([...regions, region_name].filter(Boolean)).not.toEqual([])
  expect(message === undefined).toBe(status === undefined)
})
