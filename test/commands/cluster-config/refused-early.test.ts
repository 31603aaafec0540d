import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { kubernetesTemplate } from '../../sandbox/support/cloud'
import { cloudWithCluster } from '../cloud'

/** Obstacles for `cluster-config`, each with its command line and error. */
const obstacles: [
  what: string,
  line: string,
  make: (folder: string) => void,
  code: number,
  message: string,
][] = [
  [
    'a kubeconfig that is not YAML',
    'cluster-config demo --merge',
    (home) => writeFileSync(join(home, 'config'), 'kind: Config\nclusters: [\n'),
    1,
    'The kubeconfig is not valid YAML',
  ],
  [
    'a kubeconfig that kubectl refuses',
    'cluster-config demo --merge',
    (home) => writeFileSync(join(home, 'config'), 'users:\n- {name: a, user: {}}\n- {name: a, user: {}}\n'),
    1,
    'The kubeconfig has two users named "a" (line 3)',
  ],
  [
    'a file that is not a kubeconfig',
    'cluster-config demo --set-current',
    (home) => writeFileSync(join(home, 'config'), 'apiVersion: v1\nkind: Pod\n'),
    1,
    'The file is not a kubeconfig: its kind is "Pod" (line 2)',
  ],
  [
    'a kubeconfig that cannot be edited in place',
    'cluster-config demo --merge',
    (home) => writeFileSync(join(home, 'config'), 'kind: Config\n? clusters\n: - {name: a, cluster: {}}\n'),
    1,
    'The layout of the kubeconfig does not allow editing it in place',
  ],
  [
    "another's user of the same name",
    'cluster-config demo --merge',
    (home) => writeFileSync(join(home, 'config'), 'users:\n- {name: demo, user: {token: abc}}\n'),
    7,
    'The kubeconfig has another user demo',
  ],
  [
    'a lock that another program holds',
    'cluster-config demo --merge',
    (home) => symlinkSync(`1@${hostname()}`, join(home, 'config.lock')),
    7,
    'is locked by process 1',
  ],
  [
    'a folder in place of the kubeconfig',
    'cluster-config demo --merge',
    (home) => mkdirSync(join(home, 'config')),
    1,
    'it is a folder',
  ],
  [
    'a FIFO in place of the kubeconfig',
    'cluster-config demo --merge',
    (home) => execFileSync('mkfifo', [join(home, 'config')]),
    1,
    'it is not a file',
  ],
  [
    'a device in place of the kubeconfig',
    'cluster-config demo --merge --force',
    (home) => symlinkSync('/dev/null', join(home, 'config')),
    1,
    'it is not a file',
  ],
  [
    'a lock on the folder',
    'cluster-config demo --dir home/.kube',
    (home) => symlinkSync(`1@${hostname()}`, join(home, '.magnum.lock')),
    7,
    'is locked by process 1',
  ],
]

test.each(obstacles)(
  '%s is found before a certificate is signed: %s',
  async (_what, line, make, code, message) => {
    const { folder, run } = await cloudWithCluster()
    const home = join(folder, 'home/.kube')
    mkdirSync(home, { recursive: true })
    make(home)
    const before = readdirSync(home)
    const ran = await run([...line.split(' '), '--timing'])
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: '' })
    expect(ran.stderr).toContain(message)
    expect(ran.stderr).not.toMatch(/POST .*\/certificates/)
    expect(readdirSync(home)).toEqual(before)
  },
  30_000,
)

test.each(['cluster-config demo --merge', 'cluster-config demo --dir /proc/made'])(
  '%s: a file system that takes no folder is found before a certificate is signed',
  async (line) => {
    const { run } = await cloudWithCluster()
    const { code, stdout, stderr } = await run(`${line} --timing`, { env: { HOME: '/proc' } })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^ERROR: Cannot write into \/proc/m)
    expect(stderr).not.toMatch(/POST .*\/certificates/)
  },
)

test('--all skips clusters that cannot have a kubeconfig, and adds the others', async () => {
  const { folder, run, call } = await cloudWithCluster()
  const swarm = {
    name: 'swarm',
    coe: 'swarm',
    image_id: 'fedora-atomic-latest',
    external_network_id: 'public',
  }
  await call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, ...swarm })
  await call('POST', '/v1/clusters', { name: 'boats', cluster_template_id: 'swarm' })
  for (let time = 0; time < 2; time++) {
    const { code, stdout, stderr } = await run('cluster-config --all --merge')
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain('Skipped: Only Kubernetes clusters have a kubeconfig; cluster boats is swarm\n')
    expect(stderr).toContain(`Added context demo to ${folder}/home/.kube/config.\n`)
  }
  expect(readFileSync(join(folder, 'home/.kube/config'), 'utf8').match(/^- context:/gm)).toHaveLength(1)
})

test('a cluster given twice is written once', async () => {
  const { folder, run } = await cloudWithCluster()
  expect((await run('cluster-config demo demo --merge')).code).toBe(0)
  expect(readFileSync(join(folder, 'home/.kube/config'), 'utf8').match(/^- context:/gm)).toHaveLength(1)
})

describe('--reuse', () => {
  const nowhere = { OS_AUTH_URL: 'http://127.0.0.1:1' }

  test('prints the exports again without requests', async () => {
    const { folder, run } = await cloudWithCluster()
    const first = await run('cluster-config demo --dir made --reuse')
    const key = readFileSync(join(folder, 'made/key.pem'), 'utf8')
    const second = await run('cluster-config demo --dir made --reuse', { env: nowhere })
    expect(second).toMatchObject({ code: 0, stdout: first.stdout })
    expect(second.stderr).toMatch(/^The certificate in \S+ expires on \d{4}-\d\d-\d\d\.\n$/)
    expect(readFileSync(join(folder, 'made/key.pem'), 'utf8')).toBe(key)
  })

  test('for Docker, requests only the address', async () => {
    const { run } = await cloudWithCluster({
      ...{ coe: 'swarm', image_id: 'fedora-atomic-latest', external_network_id: 'public' },
    })
    const first = await run('cluster-config demo --dir made')
    const second = await run('cluster-config demo --dir made --reuse --timing')
    expect(second).toMatchObject({ code: 0, stdout: first.stdout })
    expect(second.stderr).not.toMatch(/POST .*\/certificates/)
  })

  test.each([
    ['another cluster', 'cluster-config other', () => undefined, 'belong to cluster demo'],
    [
      'a key that does not match',
      'cluster-config demo',
      (made: string) => writeFileSync(join(made, 'key.pem'), 'rubbish'),
      'do not belong together',
    ],
  ])('%s: refused, and --force creates new files', async (_what, line, change, message) => {
    const { folder, run, call } = await cloudWithCluster()
    await call('POST', '/v1/clusters', { name: 'other', cluster_template_id: 'template' })
    await run('cluster-config demo --dir made')
    change(join(folder, 'made'))
    const { code, stdout, stderr } = await run(`${line} --dir made --reuse`, { env: nowhere })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(
      `ERROR: The files in ${folder}/made ${message}\nReplace them with --force, or choose another folder with --dir\n`,
    )
    expect((await run(`${line} --dir made --reuse --force`)).code).toBe(0)
  })

  test('is in the hint of the refusal to overwrite, if the files are valid', async () => {
    const { folder, run } = await cloudWithCluster()
    await run('cluster-config demo --dir made')
    const { code, stderr } = await run('cluster-config demo --dir made', { env: nowhere })
    expect(code).toBe(1)
    expect(stderr).toBe(
      `ERROR: File ${folder}/made/key.pem exists, aborting.\n` +
        `The existing files are valid for cluster demo: use them with 'export KUBECONFIG=${folder}/made/config', or add --reuse. ` +
        'Choose another folder with --dir, or overwrite the file with --force\n',
    )
  })
})

test.each([
  ['sh', 'export KUBECONFIG=$FOLDER/made/config\n\n'],
  ['csh', 'setenv KUBECONFIG $FOLDER/made/config\n\n'],
  ['fish', 'set -gx KUBECONFIG $FOLDER/made/config;\n\n'],
  ['powershell', "$Env:KUBECONFIG = '$FOLDER/made/config'\n\n"],
])('--shell %s overrides SHELL', async (shell, exports) => {
  const { folder, run } = await cloudWithCluster()
  const line = `cluster-config demo --dir made --use-keystone --shell ${shell}`
  const { stdout } = await run(line, { env: { SHELL: '/usr/bin/fish' } })
  expect(stdout).toBe(exports.replace('$FOLDER', folder))
})
