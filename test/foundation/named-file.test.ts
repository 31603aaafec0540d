import { execFileSync, spawn } from 'node:child_process'
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNamedFile } from '../../src/foundation/named-file'
import { temporaryFolder } from '../support/temporary-folder'

const MiB = 2 ** 20

test('a file is read through links', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), 'text')
  symlinkSync('file', join(folder, 'link'))
  expect((await readNamedFile(join(folder, 'link'))).toString()).toBe('text')
})

test('a pipe is read to its end, even if it is written to late', async () => {
  const path = join(temporaryFolder(), 'pipe')
  execFileSync('mkfifo', [path])
  const reading = readNamedFile(path)
  spawn('sh', ['-c', 'sleep 0.2; { printf one; sleep 0.2; printf two; } > "$0"', path])
  expect((await reading).toString()).toBe('onetwo')
})

test.each([
  ['a device without an end', () => '/dev/zero'],
  [
    'a file of two gigabytes',
    (folder: string) => {
      writeFileSync(join(folder, 'file'), '')
      truncateSync(join(folder, 'file'), 2 ** 31)
      return join(folder, 'file')
    },
  ],
  [
    'a pipe without an end',
    (folder: string) => {
      execFileSync('mkfifo', [join(folder, 'pipe')])
      spawn('sh', ['-c', 'cat /dev/zero > "$0"', join(folder, 'pipe')], { stdio: 'ignore' })
      return join(folder, 'pipe')
    },
  ],
])('%s is too large', async (_what, make) => {
  const path = make(temporaryFolder())
  await expect(readNamedFile(path, { limit: MiB })).rejects.toMatchObject({
    kind: 'failed',
    message: `Cannot read ${path}: it is larger than 1 MiB`,
  })
})

test('a folder is a system error', async () => {
  await expect(readNamedFile(temporaryFolder())).rejects.toMatchObject({ code: 'EISDIR' })
})

test('a device is rejected if only a file will do', async () => {
  await expect(readNamedFile('/dev/null', { special: 'none' })).rejects.toMatchObject({
    message: 'Cannot read /dev/null: it is not a file',
  })
})

test('if a pipe must have a writer, one without, and a device, are rejected at once', async () => {
  const path = join(temporaryFolder(), 'pipe')
  execFileSync('mkfifo', [path])
  await expect(readNamedFile(path, { special: 'written-pipe' })).rejects.toMatchObject({
    message: `Cannot read ${path}: it is not a regular file, but a pipe that nobody writes to`,
  })
  await expect(readNamedFile('/dev/null', { special: 'written-pipe' })).rejects.toMatchObject({
    message: 'Cannot read /dev/null: it is not a regular file, but a device',
  })
})
