import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needs } from '../../support/tools'
import { cannedCloud } from '../canned'

const addresses = [
  'https://x/$(touch pwned)',
  'https://x/`touch pwned`',
  `https://x/'"; touch pwned; rm -rf keep; '"`,
  'https://x/\\',
  'https://x/a  b\t!! *?[k]~{a,b}',
  '-n https://x',
  '\u001b]0;title\u0007\u202eevil',
]
const withNewlines = ['https://x/\ntouch pwned\n', '\n']
const folders = ['a b', `it's "quoted"`, '$(touch pwned)', '; touch pwned', 'back\\slash', '-n', '*']

/** How each shell evaluates the output, for its value of SHELL, from a file. */
const shells: [shell: string, set: string, evaluate: (file: string) => string][] = [
  ['dash', '/bin/sh', (file) => `eval "$(cat ${file})"`],
  ['dash', '/bin/sh', (file) => `eval $(cat ${file})`],
  ['bash', '/bin/sh', (file) => `eval $(cat ${file})`],
  ['zsh', '/bin/sh', (file) => `eval $(cat ${file})`],
  ['fish', '/usr/bin/fish', (file) => `eval (cat ${file})`],
  ['tcsh', '/bin/csh', (file) => `eval \`cat ${file}\``],
]

/** The output of cluster-config, and the expected value of the variable that it sets. */
interface Printed {
  stdout: string
  name: 'DOCKER_HOST' | 'MESOS_MASTER' | 'KUBECONFIG'
  value: string
}

async function printedFor(
  address: string,
  coe: 'swarm' | 'mesos',
  set: string | undefined,
): Promise<Printed> {
  const { run } = await cannedCloud({ api_address: address }, { coe })
  const { code, stdout } = await run(['cluster-config', 'demo'], { env: { SHELL: set } })
  expect(code).toBe(0)
  return { stdout, name: coe === 'swarm' ? 'DOCKER_HOST' : 'MESOS_MASTER', value: address }
}

async function printedIn(name: string, set: string): Promise<Printed> {
  const { folder, run } = await cannedCloud({ api_address: 'https://x' })
  const words = ['cluster-config', 'demo', '--use-keystone', `--dir=${name}`]
  const { code, stdout } = await run(words, { env: { SHELL: set, HOME: undefined } })
  expect(code).toBe(0)
  return { stdout, name: 'KUBECONFIG', value: join(folder, name, 'config') }
}

const printedAll = new Map<string, Promise<Printed[]>>()

/** The output for every hostile address and folder, once for each syntax. */
function everythingPrinted(set: string): Promise<Printed[]> {
  const possible = set === '/bin/csh' ? addresses : [...addresses, ...withNewlines]
  const printed =
    printedAll.get(set) ??
    Promise.all([
      ...possible.map((address) => printedFor(address, 'swarm', set)),
      printedFor(possible[0] ?? '', 'mesos', set),
      ...folders.map((name) => printedIn(name, set)),
    ])
  printedAll.set(set, printed)
  return printed
}

describe.each(shells)('%s with SHELL=%s', (shell, set, evaluate) => {
  needs(shell)('hostile addresses and folders are exported exactly, and execute nothing', async () => {
    const printed = await everythingPrinted(set)
    const { folder } = await cannedCloud({})
    writeFileSync(join(folder, 'keep'), '')
    const lines = printed.map(({ stdout, name }, index) => {
      writeFileSync(join(folder, `printed${index}`), stdout)
      return `${evaluate(`printed${index}`)}\nenv printenv -0 ${name}\n`
    })
    writeFileSync(join(folder, 'script'), lines.join(''))
    const words = shell === 'tcsh' ? ['-f', 'script'] : ['script']
    const { stdout, stderr } = spawnSync(shell, words, { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout.split('\0').slice(0, -1)).toEqual(printed.map(({ value }) => value))
    expect(readdirSync(folder)).toContain('keep')
    expect(readdirSync(folder)).not.toContain('pwned')
  })
})

test('csh cannot quote a newline: an error, and no output', async () => {
  const { run } = await cannedCloud({ api_address: 'a\nb' }, { coe: 'swarm' })
  const { code, stdout, stderr } = await run(['cluster-config', 'demo'], { env: { SHELL: '/bin/csh' } })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain(
    "ERROR: DOCKER_HOST contains a character that this shell's variables cannot hold\n",
  )
})

test('control characters in the address of Mesos are escaped', async () => {
  const { run } = await cannedCloud(
    { api_address: '\u001b]0;title\u0007\n\u202eevil' },
    { coe: 'me\u001b[2Jsos' },
  )
  const { stderr } = await run(['cluster-config', 'demo'])
  expect(stderr).toContain('evil')
  expect(stderr).not.toMatch(/[^\P{C}\n]/u)
})

const names = ['../../up', '/etc/passwd', '$(touch pwned)', 'a: b', "it's", '- x', '\u001b[2J', 'null', '\n']

needs('kubectl').each([
  ['--dir=made', 'made/config'],
  ['--merge', 'home/.kube/config'],
])('%s: kubectl reads any names of clusters, and none becomes a path', async (way, path) => {
  const address = 'https://x/$(touch pwned)\n"'
  const files = await Promise.all(
    names.map(async (name) => {
      const { folder, run } = await cannedCloud({ name, api_address: address })
      mkdirSync(join(folder, 'home/.kube'), { recursive: true })
      const { code, stderr } = await run(['cluster-config', 'demo', '--use-keystone', way])
      expect({ code, stderr: stderr.includes('\u001b') }).toEqual({ code: 0, stderr: false })
      expect(readdirSync(folder)).toEqual(way === '--merge' ? ['home'] : ['home', 'made'])
      return join(folder, path)
    }),
  )
  const read = spawnSync('kubectl', ['config', 'view', '-o', 'json'], {
    env: { ...process.env, KUBECONFIG: files.join(':') },
    encoding: 'utf8',
  })
  expect(JSON.parse(read.stdout)).toMatchObject({
    clusters: [...names].sort().map((name) => ({ name, cluster: { server: address } })),
  })
})

test('without HOME and KUBECONFIG, there is no file to merge into', async () => {
  const { run, requests } = await cannedCloud({ api_address: 'https://x' })
  const { code, stderr } = await run(['cluster-config', 'demo', '--merge'], { env: { HOME: undefined } })
  expect(code).toBe(2)
  expect(stderr).toContain('neither KUBECONFIG nor HOME is set\nSet KUBECONFIG to the path of the kubeconfig')
  expect(requests()).toEqual([])
})

test.each([':', '::'])('the KUBECONFIG %j names no file: an error before any request', async (list) => {
  const { run, requests } = await cannedCloud({ api_address: 'https://x' })
  const { code, stderr } = await run(['cluster-config', 'demo', '--merge'], { env: { KUBECONFIG: list } })
  expect(code).toBe(2)
  expect(stderr).toContain(`KUBECONFIG names no file: ${list}\n`)
  expect(requests()).toEqual([])
})
