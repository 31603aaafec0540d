import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { commands } from '../src/commands/registry'
import { bash, program } from './support/program'
import { magnum } from './support/run'
import { temporaryFolder } from './support/temporary-folder'

const name = `magnum/compiled-${process.version}-${process.arch}`

function surroundings(more: Record<string, string> = {}) {
  const home = temporaryFolder()
  return {
    home,
    folder: join(home, name),
    where: { cwd: home, env: { HOME: home, XDG_CACHE_HOME: home, ...more } },
  }
}

test('what V8 compiled is kept for the user alone, whatever the umask', async () => {
  const { folder, where } = surroundings()

  await bash('umask 000; magnum help labels', where)

  expect(statSync(folder).mode & 0o777).toBe(0o700)
  const modes = readdirSync(folder).map((file) => statSync(join(folder, file)).mode & 0o777)
  expect(modes.length).toBeGreaterThan(3)
  expect(new Set(modes)).toEqual(new Set([0o600]))
})

test('damaged code is made anew, and never run', async () => {
  const { folder, where } = surroundings()
  const before = await program(['help', 'labels'], where)
  const files = readdirSync(folder).map((file) => join(folder, file))
  const whole = files.map((file) => readFileSync(file))
  files.forEach((file, index) => writeFileSync(file, damaged(whole[index]!, index)))

  const after = await program(['help', 'labels'], where)

  expect(after).toEqual(before)
  for (const file of files) {
    const bytes = readFileSync(file)
    expect(bytes.compare(bytes, 0, bytes.length / 2, bytes.length / 2)).toBe(0)
  }
})

/** Some files are cut off, in the others a byte is another one. */
function damaged(bytes: Buffer, index: number): Buffer {
  if (index % 2 === 0) return bytes.subarray(0, bytes.length - 7)
  const changed = Buffer.from(bytes)
  changed[100]! ^= 0xff
  return changed
}

test('what a former version has left goes after a month', async () => {
  const { folder, where } = surroundings()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const [month, week] = [31, 7].map((days) => new Date(Date.now() - days * 24 * 60 * 60 * 1000))
  for (const [file, date] of [
    ['core-of5.0.0.js', month!],
    ['core-of5.1.0.js', week!],
  ] as const) {
    writeFileSync(join(folder, file), '')
    utimesSync(join(folder, file), date, date)
  }

  await program(['help', 'labels'], where)

  expect(readdirSync(folder).filter((file) => file.includes('-of'))).toEqual(['core-of5.1.0.js'])
})

test('code that somebody else could have written is left alone', async () => {
  const { folder, where } = surroundings()
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o777)

  const ran = await program(['help', 'labels'], where)

  expect(ran.code).toBe(0)
  expect(readdirSync(folder)).toEqual([])
})

test('NODE_DISABLE_COMPILE_CACHE keeps nothing', async () => {
  const { folder, where } = surroundings({ NODE_DISABLE_COMPILE_CACHE: '1' })

  await program(['help', 'labels'], where)

  expect(existsSync(folder)).toBe(false)
})

test('no home is made where there is none', async () => {
  const home = join(temporaryFolder(), 'absent')

  const ran = await program(['help', 'labels'], { env: { HOME: home, XDG_CACHE_HOME: '' } })

  expect(ran.code).toBe(0)
  expect(existsSync(home)).toBe(false)
})

test('the help that the build has written down is the help of every command', async () => {
  for (const command of Object.keys(commands)) {
    const { stdout } = await magnum(['help', command])
    expect(readFileSync(join(__dirname, '../dist/help', command), 'utf8')).toBe(stdout)
  }
})
