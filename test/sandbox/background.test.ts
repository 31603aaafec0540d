import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bash, bin } from '../support/program'
import { magnum } from '../support/run'

let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'magnum-test-')), 'sandbox')
})
afterEach(async () => {
  // Stopped before its folder is removed, without which it is not found.
  await sandbox('stop')
  rmSync(dirname(folder), { recursive: true })
})

const sandbox = (...words: string[]) =>
  magnum(['sandbox', ...words, '--dir', folder], {
    env: { SHELL: '/bin/sh' },
    program: [process.execPath, join(bin, 'magnum')],
  })

test('start prints shell exports, and a second start prints the same', async () => {
  const first = await sandbox('start')
  expect(first.stdout).toMatch(/^export OS_AUTH_URL=http:\/\/127\.0\.0\.1:\d+\/identity\/v3$/m)
  expect(await sandbox('start')).toEqual(first)
  const used = await bash(`eval $(magnum sandbox start --dir ${folder}); magnum stats-list -f value`)
  expect(used.code).toBe(0)
})

test.each(['000', '777'])('under umask %s, its files are accessible to the owner only', async (umask) => {
  const { code } = await bash(`umask ${umask}; magnum sandbox start --dir ${folder}`)
  expect(code).toBe(0)
  const modes = readdirSync(folder).map((name) => [
    name,
    (statSync(join(folder, name)).mode & 0o777).toString(8),
  ])
  expect(Object.fromEntries(modes)).toEqual({ journal: '600', log: '600', pid: '600', 'running.json': '600' })
})

test('status shows the address and number of clusters, and stop stops it', async () => {
  await sandbox('start')
  const { stdout } = await sandbox('status', '-f', 'json')
  expect(JSON.parse(stdout)).toMatchObject({ clusters: 0, folder })
  expect((await sandbox('stop')).stdout).toMatch(/^Stopped the sandbox at http:\/\/127\.0\.0\.1:\d+\.\n$/)
  expect(await sandbox('stop')).toMatchObject({ code: 0, stdout: 'No sandbox is running.\n' })
  expect(await sandbox('status')).toMatchObject({ code: 3, stdout: '' })
})

test('the leftover state of a killed sandbox is ignored', async () => {
  const first = await sandbox('start')
  const { pid } = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as { pid: number }
  process.kill(pid, 'SIGKILL')
  expect((await sandbox('status')).code).toBe(3)
  const second = await sandbox('start')
  expect(second.code).toBe(0)
  expect(second.stdout).not.toBe(first.stdout)
})

test('a leftover process ID that was reused is ignored', async () => {
  await sandbox('start')
  const file = join(folder, 'running.json')
  const running = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  await sandbox('stop')
  writeFileSync(file, JSON.stringify({ ...running, pid: process.pid }))
  expect((await sandbox('status')).code).toBe(3)
})

test('only the owner can read its files', async () => {
  await sandbox('start')
  for (const file of ['running.json', 'journal', 'log', 'pid']) {
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  }
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('a failed start is explained in one line', async () => {
  const { code, stderr } = await sandbox('start', '--max-microversion', '1.15')
  expect(code).toBe(1)
  expect(stderr).toBe('ERROR: The sandbox supports microversions 1.1 to 1.14, not 1.15.\n')
})

test('concurrent starts share one sandbox and its login, also after a kill', async () => {
  const starts = () => Promise.all([sandbox('start'), sandbox('start'), sandbox('start')])
  const first = await starts()
  expect(first.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(new Set(first.map(({ stdout }) => stdout)).size).toBe(1)
  process.kill(runningNow().pid, 'SIGKILL')
  const second = await starts()
  expect(second.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(new Set(second.map(({ stdout }) => stdout)).size).toBe(1)
})

test('a start with other options warns that they are ignored', async () => {
  await sandbox('start', '--delay', '2')
  expect((await sandbox('start', '--delay', '2')).stderr).toBe('')
  expect((await sandbox('start', '--delay', '3')).stderr).toBe(
    'WARNING: the sandbox is already running, with --delay 2 and no --max-microversion. To start it with other options, ' +
      "stop it first: 'magnum sandbox stop'.\n",
  )
})

test('reset stops it and deletes its state', async () => {
  await sandbox('start')
  writeFileSync(join(folder, 'mine'), '')
  expect(await sandbox('reset')).toMatchObject({
    code: 0,
    stdout: `Deleted the state of the sandbox in ${folder}.\n`,
  })
  expect((await sandbox('status')).code).toBe(3)
  expect(readdirSync(folder)).toEqual(['mine'])
})

test('its process inherits no secrets or settings of another cloud', async () => {
  const env = { OS_PASSWORD: 'canary', GITHUB_TOKEN: 'canary', https_proxy: 'http://canary', HOME: folder }
  await magnum(['sandbox', 'start', '--dir', folder], {
    env,
    program: [process.execPath, join(bin, 'magnum')],
  })
  const environment = readFileSync(`/proc/${runningNow().pid}/environ`, 'utf8').split('\0')
  expect(environment.filter((each) => each !== '')).toEqual([`HOME=${folder}`])
})

test('a folder that others can write to is refused', async () => {
  mkdirSync(folder)
  chmodSync(folder, 0o777)
  expect(await sandbox('start')).toMatchObject({ code: 1, stdout: '' })
})

test.each([
  ['journal', 'ln -s ../precious journal', 'Cannot read FOLDER/journal: it is a symbolic link'],
  ['journal', 'mkfifo journal', 'Cannot read FOLDER/journal: it is not a file'],
  ['running.json', 'mkfifo running.json', 'Cannot read FOLDER/running.json: it is not a file'],
  ['log', 'ln -s ../precious log', 'Cannot write FOLDER/log: too many symbolic links'],
  ['log', 'mkfifo log', 'Cannot write FOLDER/log: it is not a file'],
])('a %s that is not a file of its own is refused: %s', async (name, plant, error) => {
  const precious = join(dirname(folder), 'precious')
  writeFileSync(precious, 'precious')
  await bash(`mkdir -m 700 ${folder}; cd ${folder}; ${plant}`)
  const { code, stdout, stderr } = await sandbox('start')
  rmSync(join(folder, name))
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr.replaceAll(folder, 'FOLDER')).toMatch(new RegExp(`^ERROR: ${error}\n$`))
  expect(readFileSync(precious, 'utf8')).toBe('precious')
})

test('a lock that names no process is replaced', async () => {
  await bash(`mkdir -m 700 ${folder}; echo rubbish > ${folder}/pid; touch -d '1 minute ago' ${folder}/pid`)
  expect((await sandbox('start')).code).toBe(0)
})

test('a refused connection is explained by how to start it', async () => {
  const { stdout } = await sandbox('start')
  await sandbox('stop')
  const env: Record<string, string> = {}
  for (const [, name = '', value = ''] of stdout.matchAll(/^export (OS_\w+)=(.*)$/gm)) env[name] = value
  const { code, stderr } = await magnum(['--retries', '0', 'cluster-list'], { env })
  expect(code).toBe(5)
  expect(stderr).toContain('start it again: eval "$(magnum sandbox start)"')
})

function runningNow(): { pid: number } {
  return JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as { pid: number }
}
