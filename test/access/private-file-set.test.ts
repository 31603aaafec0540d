import {
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { writePrivateFileSet } from '../../src/access/private-file-set'
import { temporaryFolder } from '../support/temporary-folder'

const setOf = (content: string) => ({
  'key.pem': `key ${content}`,
  'cert.pem': `cert ${content}`,
  'ca.pem': `ca ${content}`,
})
const contentOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

test('a set is written to a new folder', async () => {
  const folder = join(temporaryFolder(), 'a folder')
  await writePrivateFileSet(folder, setOf('1'))
  expect(contentOf(folder)).toEqual(setOf('1'))
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'key.pem')).mode & 0o777).toBe(0o600)
})

test('a set replaces another, and other files stay', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'notes'), 'mine')
  await writePrivateFileSet(folder, setOf('1'))
  await writePrivateFileSet(folder, setOf('2'))
  expect(contentOf(folder)).toEqual({ ...setOf('2'), notes: 'mine' })
})

test('if one of the files cannot be written, none changes', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'key.pem'), 'old key', { mode: 0o640 })
  mkdirSync(join(folder, 'ca.pem'))
  await expect(writePrivateFileSet(folder, setOf('1'))).rejects.toThrow(
    /^Cannot write ca.pem in .*: it is a folder$/,
  )
  expect(readdirSync(folder).sort()).toEqual(['ca.pem', 'key.pem'])
  expect(readFileSync(join(folder, 'key.pem'), 'utf8')).toBe('old key')
})

test.each([
  ['out of the folder', '../../treasure', 'treasure'],
  ['to a file of another name', 'treasure', 'key.pem'],
])('a planted link %s moves nothing', async (_where, inside, name) => {
  const folder = temporaryFolder()
  const staging = `.magnum-${'0'.repeat(36)}`
  mkdirSync(join(folder, 'shared', staging, 'current'), { recursive: true })
  writeFileSync(join(folder, 'treasure'), 'mine')
  symlinkSync(`${staging}/current/../${inside}`, join(folder, 'shared', name))
  await writePrivateFileSet(join(folder, 'shared'), setOf('1'))
  expect(readFileSync(join(folder, 'treasure'), 'utf8')).toBe('mine')
})

const asRoot = process.geteuid?.() === 0 ? test : test.skip

asRoot('files planted by another user are left alone', async () => {
  const folder = temporaryFolder()
  const [home, shared] = [join(folder, 'home'), join(folder, 'shared')]
  const staging = join(shared, `.magnum-${'0'.repeat(36)}`)
  mkdirSync(home)
  mkdirSync(staging, { recursive: true })
  writeFileSync(join(home, 'id_rsa'), 'mine')
  symlinkSync(home, join(staging, 'current'))
  symlinkSync(`.magnum-${'0'.repeat(36)}/current/id_rsa`, join(shared, 'id_rsa'))
  lchownSync(join(shared, 'id_rsa'), 12345, 12345)
  lchownSync(staging, 12345, 12345)
  await writePrivateFileSet(shared, setOf('1'))
  expect(readFileSync(join(home, 'id_rsa'), 'utf8')).toBe('mine')
})
