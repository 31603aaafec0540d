import { type ChildProcess, execFile, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { constants, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { version } from '../../src/foundation/version'
import { serve, type TestServer } from '../support/http-server'
import { bash, bin, program } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'

let server: TestServer
let env: Record<string, string>
let folder: string
const quotas = Array.from({ length: 5_000 }, (_, id) => ({ id, project_id: `p${id}`, hard_limit: 1 }))

beforeAll(async () => (server = await serve(() => ({ body: { quotas } }))))
beforeEach(() => {
  folder = temporaryFolder()
  env = { OS_AUTH_TYPE: 'none', OS_ENDPOINT_OVERRIDE: `${server.url}/v1`, HOME: folder }
})
afterAll(() => server.close())

const bugLine = (what: string) => `ERROR: This is a bug in magnum ${version}: ${what}\n`
const bugAdvice = 'Run the command again with --debug and report its output.\n'
const shell = (script: string) => bash(script, { env, cwd: folder })
const count = 'magnum quotas-list -f value -c id'
const all = quotas.map(({ id }) => `${id}\n`).join('')

test.each([
  ['a closed pipe ends quietly', `${count} | head -1; echo $\{PIPESTATUS[0]}`, '0\n0\n'],
  ['a pipe that is never read ends quietly', `${count} | true; echo $\{PIPESTATUS[0]}`, '0\n'],
  ['without stdin', `${count} <&- | tail -1`, '4999\n'],
  ['without stdout: no output and no error', `${count} >&-; echo $?`, '0\n'],
  ['without stderr: output', `magnum --debug quotas-list -f value -c id 2>&- | tail -1`, '4999\n'],
  ['without any of them', `${count} <&- >&- 2>&-; echo $?`, '0\n'],
  ['a usage error without stderr', `magnum nonsense 2>&-; echo $?`, '2\n'],
  [
    'a debug log that is not read',
    `magnum --debug quotas-list -f value -c id 2> >(true) | tail -1`,
    '4999\n',
  ],
  ['an error that is not read', `{ magnum nonsense; echo $? >code; } 2>&1 | true; cat code`, '2\n'],
])('%s', async (_what, script, stdout) => {
  expect(await shell(script)).toEqual({ code: 0, stdout, stderr: '' })
})

test.each(['--version', 'help', 'help cluster-list', 'completion bash'])(
  '%s reports a full disk',
  async (words) => {
    const { code, stderr } = await shell(`magnum ${words} >/dev/full`)
    expect(stderr).toBe('ERROR: The output cannot be written: ENOSPC: no space left on device, write\n')
    expect(code).toBe(1)
  },
)

test('a full disk is an error of one line', async () => {
  const { code, stderr } = await shell(`${count} >/dev/full`)
  expect(code).toBe(1)
  expect(stderr).toMatch(/^ERROR: The output cannot be written: ENOSPC: no space left on device, write\n$/)
})

test('an error is told by the exit code if stderr is full', async () => {
  const empty = await serve(() => ({ status: 404 }))
  const OS_ENDPOINT_OVERRIDE = `${empty.url}/v1`
  const script =
    'magnum cluster-wait nope 2>/dev/full; echo $?; magnum cluster-show nope 2>/dev/full; echo $?'
  const { stdout } = await bash(script, { env: { ...env, OS_ENDPOINT_OVERRIDE }, cwd: folder })
  await empty.close()
  expect(stdout).toBe('3\n3\n')
})

test.each(['', '2>&1'])(
  'a signal ends a command whose reader has stopped reading %s',
  async (redirection) => {
    // More than fits the buffers on the way.
    const child = spawn('bash', ['-c', `exec magnum quotas-list -f json ${redirection}`], {
      env: { ...process.env, ...env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(child.stdout, 'readable')
    child.kill('SIGTERM')
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal ?? code).toBe(code === null ? 'SIGTERM' : 143)
    child.stdout.destroy()
  },
)

test('a slow reader gets all output', async () => {
  const { stdout } = await shell(`magnum quotas-list | (sleep 0.3; tail -2 | head -1)`)
  expect(stdout).toContain('| p4999 ')
})

test.each<[what: string, variables: Record<string, string>]>([
  ['HOME unset', { HOME: '' }],
  ['a HOME that cannot be written', { HOME: '/proc/self' }],
  ['a HOME that is a file', { HOME: '/etc/passwd' }],
  ['TERM=dumb', { TERM: 'dumb' }],
  ['COLUMNS=1', { COLUMNS: '1' }],
  ['LC_ALL=C', { LC_ALL: 'C', LANG: 'C' }],
  [
    'folders of settings and cache that are not folders',
    { XDG_CONFIG_HOME: '/dev/null', XDG_CACHE_HOME: '/dev/null' },
  ],
])('%s: the same output', async (_what, variables) => {
  const words = ['quotas-list', '-f', 'value', '-c', 'id']
  const ran = await program(words, { env: { ...env, ...variables }, cwd: folder })
  expect({ ...ran, stdout: ran.stdout === all }).toEqual({ code: 0, stdout: true, stderr: '' })
})

test('config set reports in one line that settings cannot be written', async () => {
  const ran = await program(['config', 'set', 'wait', 'true'], { env: { ...env, HOME: '/proc/self' } })
  expect(ran).toEqual({
    code: 1,
    stdout: '',
    stderr: 'ERROR: Cannot create the folder /proc/self/.config/magnum: no such file or folder\n',
  })
})

describe('common problems are errors of one line with a hint', () => {
  const settings = () => join(folder, '.config/magnum/config.json')
  test.each<[what: string, script: string, expected: string]>([
    [
      'a current folder that has been deleted',
      'mkdir gone; cd gone; rmdir ../gone; magnum cluster-config demo --dir made',
      'ERROR: The current folder no longer exists\nChange to one that does: cd\n',
    ],
    [
      'a file named in a current folder that has been deleted',
      'mkdir gone; cd gone; rmdir ../gone; magnum ca-sign demo my.csr',
      'ERROR: The current folder no longer exists\nChange to one that does: cd\n',
    ],
    [
      'settings that are a folder',
      'mkdir -p .config/magnum/config.json; magnum quotas-list',
      `ERROR: Cannot read SETTINGS: it is a folder\nFix or delete it; 'magnum config set' creates it.\n`,
    ],
    [
      'settings that are a symlink loop',
      'mkdir -p .config/magnum; ln -s config.json .config/magnum/config.json; magnum quotas-list',
      `ERROR: Cannot use SETTINGS: too many symbolic links\nFix or delete it; 'magnum config set' creates it.\n`,
    ],
    [
      'settings that are a FIFO',
      'mkdir -p .config/magnum; mkfifo .config/magnum/config.json; magnum quotas-list',
      `ERROR: Cannot use SETTINGS: it is neither a file nor a folder\nFix or delete it; 'magnum config set' creates it.\n`,
    ],
    [
      'settings that others can write',
      'mkdir -p .config/magnum; echo {} >.config/magnum/config.json; chmod 666 .config/magnum/config.json; magnum quotas-list',
      'ERROR: Cannot use SETTINGS: other users can write to SETTINGS\nRemove their write permission: chmod go-w SETTINGS\n',
    ],
    [
      'a TMPDIR that does not exist',
      'TMPDIR=/nowhere magnum sandbox run -- true',
      'ERROR: Cannot create a temporary folder in /nowhere: no such file or folder\n',
    ],
  ])('%s', async (_what, script, expected) => {
    const { code, stderr } = await shell(script)
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expected.replaceAll('SETTINGS', settings()),
    })
  })

  test('a deleted current folder does not affect commands that do not use it', async () => {
    const { code, stdout } = await shell(`mkdir gone; cd gone; rmdir ../gone; ${count} | tail -1`)
    expect({ code, stdout }).toEqual({ code: 0, stdout: '4999\n' })
  })

  test('a full disk leaves nothing behind', async () => {
    // A file size limit of 0 blocks acts like a full disk.
    const script = `trap '' XFSZ; ulimit -f 0; magnum config set format json; ls -A .config/magnum`
    const { stdout, stderr } = await shell(script)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^ERROR: .*\n$/)
  })
})

test('without HOME, the home folder comes from the user database', async () => {
  const { stdout } = await shell('env -u HOME -u XDG_CONFIG_HOME $(command -v magnum) config path')
  expect(stdout).toBe(`${userInfo().homedir}/.config/magnum/config.json\n`)
})

test('a command that ends without a result fails', async () => {
  const file = join(folder, 'never.cjs')
  // Like a library that never settles a promise.
  writeFileSync(file, `require('fs/promises').stat = () => new Promise(() => {})\n`)
  const ran = await program(['quotas-list', '--os-cloud', 'mine'], {
    env: { ...env, NODE_OPTIONS: `--require=${file}` },
  })
  expect(ran).toEqual({
    code: 1,
    stdout: '',
    stderr: `${bugLine('the command ended without a result')}${bugAdvice}`,
  })
})

test.each([8, 12, 18])('Node %i: the error names the required version', async (major) => {
  const file = join(folder, 'old.cjs')
  const versions = `{ ...process.versions, node: '${major}.0.0' }`
  writeFileSync(file, `Object.defineProperty(process, 'versions', { value: ${versions} })\n`)
  expect(await program(['cluster-list'], { env: { ...env, NODE_OPTIONS: `--require=${file}` } })).toEqual({
    code: 1,
    stdout: '',
    stderr: `ERROR: magnum needs Node 20 or newer; this is Node ${major}.0.0\n`,
  })
})

test('the launcher uses only syntax that old versions of Node know', () => {
  expect(readFileSync(join(bin, 'magnum'), 'utf8')).not.toMatch(
    /=>|`|\?[.?]|\b(import|const|let|async|await|class)\b/,
  )
})

describe.each([
  ['SIGINT', 130, 'Interrupted.\n'],
  ['SIGTERM', 143, 'Terminated.\n'],
] as const)('%s', (signal, expected, message) => {
  test('ends a request that waits for its response, and leaves no file behind', async () => {
    let asked: () => void = () => undefined
    const waiting = new Promise<void>((resolve) => (asked = resolve))
    const silent = spawn(process.execPath, [
      '-e',
      `require('net').createServer((s) => s.once('data', () =>
      process.stdout.write('asked'))).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`,
    ])
    const [port] = (await once(silent.stdout.setEncoding('utf8'), 'data')) as [string]
    silent.stdout.on('data', asked)
    mkdirSync(join(folder, 'work'))
    const words = ['cluster-config', 'demo', '--dir', 'work']
    const child = spawn(process.execPath, [join(bin, 'magnum'), ...words], {
      env: { ...process.env, ...env, OS_ENDPOINT_OVERRIDE: `http://127.0.0.1:${port.trim()}` },
      cwd: folder,
    })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
    await waiting
    child.kill(signal)
    const [code] = (await once(child, 'close')) as [number]
    silent.kill()
    expect({ code, stderr }).toEqual({ code: expected, stderr: message })
    expect(readdirSync(join(folder, 'work'))).toEqual([])
  })
})

test('a signal ends a command whose CA file is a FIFO with a silent writer', async () => {
  const fifo = join(folder, 'ca.pem')
  execFileSync('mkfifo', [fifo])
  // Opening it for reading, too, does not wait for the command.
  const writer = await open(fifo, constants.O_RDWR)
  const child = spawn(process.execPath, [join(bin, 'magnum'), 'cluster-list'], {
    env: { ...process.env, ...env, OS_ENDPOINT_OVERRIDE: 'https://127.0.0.1:1', OS_CACERT: fifo },
  })
  await untilOpenedBy(child, fifo)
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([143, null])
  await writer.close()
})

async function untilOpenedBy(child: ChildProcess, path: string): Promise<void> {
  const descriptors = `/proc/${child.pid}/fd`
  while (!readdirSync(descriptors).some((fd) => linkIn(descriptors, fd) === path)) await setTimeout(20)
}

function linkIn(directory: string, name: string): string | undefined {
  try {
    return readlinkSync(join(directory, name))
  } catch {
    // Closed in the meantime.
    return undefined
  }
}

/** Runs a command with a silent name server and sends a signal after its first query. */
const behindSilentNameServer = `
  const child = require('child_process').spawn(process.execPath, process.argv.slice(1), { stdio: ['ignore', 'inherit', 'inherit'] })
  const server = require('dgram').createSocket('udp4').bind(53, '127.0.0.1')
  server.once('message', () => child.kill('SIGINT'))
  child.once('close', (code, signal) => { console.log(code, signal); server.close() })
`
const hasNamespaces = spawnSync('unshare', ['-m', '-n', 'ip', 'link', 'set', 'lo', 'up']).status === 0

;(hasNamespaces ? test : test.skip)('Ctrl-C ends a command whose name server is silent', async () => {
  writeFileSync(join(folder, 'resolv.conf'), 'nameserver 127.0.0.1\n')
  const prepare = 'ip link set lo up && mount --bind resolv.conf /etc/resolv.conf && exec "$@"'
  const words = [process.execPath, '-e', behindSilentNameServer, join(bin, 'magnum'), 'cluster-list']
  const { stdout } = await promisify(execFile)('unshare', ['-m', '-n', 'sh', '-c', prepare, 'sh', ...words], {
    env: { ...process.env, ...env, OS_ENDPOINT_OVERRIDE: 'http://magnum.example' },
    cwd: folder,
  })
  expect(stdout).toBe('null SIGINT\n')
})

describe('a bug', () => {
  const crash = (statement: string) => {
    const file = join(folder, 'crash.cjs')
    writeFileSync(file, `setTimeout(() => { ${statement} }, 1)\n`)
    return { ...env, NODE_OPTIONS: `--require=${file}` }
  }
  const line = bugLine('boom')

  test.each(["throw new Error('boom')", "void Promise.reject(new Error('boom'))"])(
    'that is not caught is an error of one line: %s',
    async (statement) => {
      const ran = await program(['cluster-wait', 'demo'], { env: crash(statement) })
      expect(ran).toEqual({
        code: 1,
        stdout: '',
        stderr: `${line}${bugAdvice}`,
      })
    },
  )

  test('shows its stack trace with --debug', async () => {
    const { stderr } = await program(['--debug', 'cluster-wait', 'demo'], {
      env: crash("throw new Error('boom')"),
    })
    expect(stderr).toContain(`${line}Error: boom\n    at `)
  })
})

test.each([
  ['HUP', 129],
  ['QUIT', 131],
  ['TERM', 143],
])('SIG%s to sandbox run ends its command, leaves nothing, and is exit code %d', async (signal, expected) => {
  env = { ...env, TMPDIR: folder }
  const { code } = await shell(`magnum sandbox run -- sh -c 'kill -${signal} $PPID; exec sleep 60'`)
  expect(code).toBe(expected)
  expect(readdirSync(folder).filter((name) => name.startsWith('magnum-sandbox-'))).toEqual([])
})
