import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
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

test('a set is put into a folder that is made for it', async () => {
  const folder = join(temporaryFolder(), 'a folder')
  await writePrivateFileSet(folder, setOf('1'))
  expect(contentOf(folder)).toEqual(setOf('1'))
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'key.pem')).mode & 0o777).toBe(0o600)
})

test('a set takes the place of another, and other files stay', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'notes'), 'mine')
  await writePrivateFileSet(folder, setOf('1'))
  await writePrivateFileSet(folder, setOf('2'))
  expect(contentOf(folder)).toEqual({ ...setOf('2'), notes: 'mine' })
})

test('where one of the files cannot be written, all stay as they were', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'key.pem'), 'old key', { mode: 0o640 })
  mkdirSync(join(folder, 'ca.pem'))
  await expect(writePrivateFileSet(folder, setOf('1'))).rejects.toThrow(
    /^Cannot write key.pem, cert.pem, ca.pem in .*: it is a folder$/,
  )
  expect(readdirSync(folder).sort()).toEqual(['ca.pem', 'key.pem'])
  expect(readFileSync(join(folder, 'key.pem'), 'utf8')).toBe('old key')
})
