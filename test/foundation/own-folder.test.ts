import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeOwnFolder, ownFolder, readOwnFile } from '../../src/foundation/own-folder'
import { temporaryFolder } from '../support/temporary-folder'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
const asRoot = process.getuid?.() === 0 ? test : test.skip

let home: string
beforeEach(() => (home = temporaryFolder()))

test.each([0o000, 0o022, 0o177, 0o777])(
  'under umask %o missing folders are created with mode 0700',
  (mask) => {
    const umask = process.umask(mask)
    try {
      expect(makeOwnFolder(join(home, '.cache/magnum'), home)).toBe(join(home, '.cache/magnum'))
    } finally {
      process.umask(umask)
    }
    expect([modeOf(join(home, '.cache')), modeOf(join(home, '.cache/magnum'))]).toEqual(['700', '700'])
  },
)

test('a missing folder or file is undefined and is not created', () => {
  expect(ownFolder(join(home, '.cache/magnum'), home)).toBeUndefined()
  expect(readOwnFile(join(home, '.cache/token'), home)).toBeUndefined()
  expect(readdirSync(home)).toEqual([])
})

test("the user's own symbolic link is resolved", () => {
  mkdirSync(join(home, 'scratch/cache'), { recursive: true })
  symlinkSync('scratch/cache', join(home, '.cache'))
  writeFileSync(join(home, 'scratch/cache/token'), 'kept')

  expect(ownFolder(join(home, '.cache'), home)).toBe(join(home, 'scratch/cache'))
  expect(readOwnFile(join(home, '.cache/token'), home)).toBe('kept')
})

test.each([
  ['everybody can write to', 0o777],
  ['a shared group can write to', 0o770],
])('a folder that %s is refused, with everything below it', (_, mode) => {
  const open = join(home, 'open')
  mkdirSync(join(open, 'magnum'), { recursive: true })
  writeFileSync(join(open, 'magnum/token'), 'planted')
  if (mode === 0o770 && process.getuid?.() === 0) chownSync(open, 0, 65534)
  chmodSync(open, mode)

  const refused = `other users can write to ${open}`
  expect(() => ownFolder(open, home)).toThrow(refused)
  expect(() => ownFolder(join(open, 'magnum'), home)).toThrow(refused)
  expect(() => readOwnFile(join(open, 'magnum/token'), home)).toThrow(refused)
})

test("the user's own folder in a sticky folder such as /tmp is accepted", () => {
  const shared = join(home, 'shared')
  mkdirSync(shared)
  chmodSync(shared, 0o1777)

  expect(makeOwnFolder(join(shared, 'magnum'), home)).toBe(join(shared, 'magnum'))
  expect(() => ownFolder(shared, home)).toThrow(`other users can write to ${shared}`)
})

describe("another user's", () => {
  const other = 65534
  asRoot('folder is refused', () => {
    mkdirSync(join(home, 'magnum'))
    chownSync(join(home, 'magnum'), other, other)
    expect(() => ownFolder(join(home, 'magnum'), home)).toThrow(
      `Cannot use ${home}/magnum: ${home}/magnum belongs to another user`,
    )
  })
  asRoot('symbolic link to our folder is refused', () => {
    mkdirSync(join(home, 'important'))
    execFileSync('ln', ['-s', 'important', join(home, 'magnum')])
    execFileSync('chown', ['-h', `${other}`, join(home, 'magnum')])
    expect(() => ownFolder(join(home, 'magnum'), home)).toThrow(`${home}/magnum belongs to another user`)
  })
  asRoot('file in our folder is refused', () => {
    writeFileSync(join(home, 'token'), 'planted')
    chownSync(join(home, 'token'), other, other)
    expect(() => readOwnFile(join(home, 'token'), home)).toThrow(`${home}/token belongs to another user`)
  })
})

test.each([
  ['a folder', (path: string) => mkdirSync(path), 'Cannot read PATH: it is a folder'],
  [
    'a FIFO',
    (path: string) => execFileSync('mkfifo', [path]),
    'Cannot use PATH: it is neither a file nor a folder',
  ],
  [
    'a link to a device',
    (path: string) => symlinkSync('/dev/zero', path),
    'Cannot use PATH: it is neither a file nor a folder',
  ],
  ['a loop of links', (path: string) => symlinkSync(path, path), 'Cannot use PATH: too many symbolic links'],
])('%s in place of a file is reported in one line', (_, make, message) => {
  const path = join(home, 'config.json')
  make(path)
  expect(() => readOwnFile(path, home)).toThrow(message.replace('PATH', path))
})
