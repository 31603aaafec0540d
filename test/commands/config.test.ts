import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { magnum as run } from '../support/run'
import { cloudWithCluster } from './cloud'

let home: string
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'magnum-config-'))))
afterEach(() => rmSync(home, { recursive: true }))

const magnum = (line: string, terminal = {}) => run(line.split(' '), { env: { HOME: home }, ...terminal })

test('a setting can be read, listed and unset', async () => {
  expect((await magnum('config set timeout 30')).code).toBe(0)
  expect((await magnum('config get timeout')).stdout).toBe('30\n')
  expect((await magnum('config list -f value -c setting -c value')).stdout).toContain('timeout 30\n')
  expect((await magnum('config unset timeout')).code).toBe(0)
  expect((await magnum('config get timeout')).stdout).toBe('')
})

test.each([0o000, 0o777])('with umask %o, the file is accessible only to the user', async (mask) => {
  const umask = process.umask(mask)
  await magnum('config set os_cache true').finally(() => process.umask(umask))
  const path = (await magnum('config path')).stdout.trim()
  expect(path).toBe(`${home}/.config/magnum/config.json`)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ os_cache: true })
})

test.each([
  [
    'config set formt json',
    'error: unknown setting formt\nDid you mean format? The settings are: cloud (name); format (table, json,',
  ],
  [
    'config set format xml',
    "error: format cannot be 'xml'\nAllowed values: table, json, jsonl, yaml, csv, value, shell.\n",
  ],
  ['config set wait yes', "error: wait cannot be 'yes'\nAllowed values: true, false.\n"],
  ['config get nothing', 'error: unknown setting nothing\n'],
])('%s is a usage error', async (line, message) => {
  const ran = await magnum(line)
  expect(ran.code).toBe(2)
  expect(ran.stderr).toContain(message)
})

test('the setting format applies to terminals; the option and the variable override it', async () => {
  await magnum('config set format json')
  expect((await magnum('config list -c setting')).stdout).toMatch(/^\+-/)
  const listed = await magnum('config list -c setting', { terminal: 80 })
  expect(JSON.parse(listed.stdout)).toContainEqual({ setting: 'cloud' })
  expect((await magnum('config list -c setting -f value')).stdout).toMatch(/^cloud\n/)
  const world = { env: { HOME: home, MAGNUM_FORMAT: 'csv' } }
  expect((await run(['config', 'list', '-c', 'setting'], world)).stdout).toMatch(/^"setting"\r?\n/)
})

test.each(['format json', 'columns name', 'fit false', 'color always'])(
  'the setting %s changes nothing in a pipe',
  async (setting) => {
    const { run } = await cloudWithCluster()
    const before = await run('cluster-list')
    await run(`config set ${setting}`)
    expect(await run('cluster-list')).toEqual(before)
  },
)

test('with confirm, a deletion on a terminal asks for confirmation, and no cancels it', async () => {
  await magnum('config set confirm true')
  const ran = await magnum('cluster-delete blue', { terminal: 80, answers: ['no'] })
  expect(ran.stderr).toBe('cluster-delete blue: are you sure? [y/N] no\nERROR: Nothing was done.\n')
  expect(ran.code).toBe(1)
})

test('a byte order mark in the file is ignored', async () => {
  mkdirSync(join(home, '.config/magnum'), { recursive: true })
  writeFileSync(join(home, '.config/magnum/config.json'), '\ufeff{"cloud":"blue","mine":{}}')
  expect((await magnum('config get cloud')).stdout).toBe('blue\n')
  await magnum('config set wait true')
  const written: unknown = JSON.parse(readFileSync(join(home, '.config/magnum/config.json'), 'utf8'))
  expect(written).toEqual({ cloud: 'blue', mine: {}, wait: true })
})

test('an invalid file is an error, not ignored', async () => {
  mkdirSync(join(home, '.config/magnum'), { recursive: true })
  writeFileSync(join(home, '.config/magnum/config.json'), '{')
  const ran = await magnum('cluster-list')
  expect(ran.stderr).toContain('/.config/magnum/config.json is not a JSON object')
})
