import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { writePrivateFile } from '../../src/foundation/private-file'
import { temporaryFolder } from '../support/temporary-folder'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

test.each([0o000, 0o077, 0o027])(
  'under umask %o a file gets mode 0600 and its new folders 0700',
  async (mask) => {
    const folder = temporaryFolder()
    const umask = process.umask(mask)
    try {
      await writePrivateFile(join(folder, 'a', 'b', 'key.pem'), 'secret')
    } finally {
      process.umask(umask)
    }
    expect(modeOf(join(folder, 'a'))).toBe('700')
    expect(modeOf(join(folder, 'a', 'b'))).toBe('700')
    expect(modeOf(join(folder, 'a', 'b', 'key.pem'))).toBe('600')
    expect(readFileSync(join(folder, 'a', 'b', 'key.pem'), 'utf8')).toBe('secret')
  },
)

test('a replaced file becomes private, and no temporary file is left', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'config'), 'old', { mode: 0o644 })
  await writePrivateFile(join(folder, 'config'), 'new')
  expect(modeOf(join(folder, 'config'))).toBe('600')
  expect(readdirSync(folder)).toEqual(['config'])
})

test.each([0o600, 0o640, 0o644])("a user's own file keeps its mode %o", async (mode) => {
  const path = join(temporaryFolder(), 'config')
  writeFileSync(path, 'old', { mode })
  await writePrivateFile(path, 'new', { followLink: true })
  expect(modeOf(path)).toBe(mode.toString(8))
})

test('a symbolic link is replaced and its target left alone', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'victim'), 'untouched')
  symlinkSync('victim', join(folder, 'key.pem'))
  await writePrivateFile(join(folder, 'key.pem'), 'secret')
  expect(lstatSync(join(folder, 'key.pem')).isSymbolicLink()).toBe(false)
  expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('untouched')
})

test('with followLink, a symbolic link is followed', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'dotfiles'))
  writeFileSync(join(folder, 'dotfiles', 'kubeconfig'), 'old')
  symlinkSync('dotfiles/kubeconfig', join(folder, 'config'))
  await writePrivateFile(join(folder, 'config'), 'new', { followLink: true })
  expect(lstatSync(join(folder, 'config')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'dotfiles', 'kubeconfig'), 'utf8')).toBe('new')
})

test('a folder in place of the file is refused and left alone', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'config'))
  await expect(writePrivateFile(join(folder, 'config'), 'x')).rejects.toMatchObject({
    name: 'MagnumError',
    kind: 'failed',
    message: `Cannot write ${folder}/config: it is a folder`,
  })
  expect(readdirSync(folder)).toEqual(['config'])
})

test.each([
  ['a file where a folder should be', '/etc/passwd/key.pem', 'a file with that name already exists'],
  ['a place where nobody can write', '/proc/1/key.pem', 'no such file or folder'],
  ['a name that is too long', `/tmp/${'x'.repeat(300)}/key.pem`, 'the name is too long'],
])('%s is reported in one line', async (_case, path, reason) => {
  await expect(writePrivateFile(path, 'x')).rejects.toThrow(`Cannot write ${path}: ${reason}`)
})
