import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fc } from '../../support/random'
import { buildKubeconfig, type KubeconfigEntry } from '../../../src/access/kubeconfig/entry'
import { anyText } from '../../output/support'
import { figure } from '../../support/figure'
import { needsPython, python } from '../../support/python'
import { needs } from '../../support/tools'
import { temporaryFolder } from '../../support/temporary-folder'
import { careful, mergeText as mergeKubeconfig, removeFromText as removeFromKubeconfig } from './support'

const entry = (name: string, server = `https://10.0.0.5:6443`): KubeconfigEntry => ({
  cluster: name,
  user: name,
  context: name,
  server,
  ca: 'CA\n',
  credentials: { kind: 'certificate', key: 'KEY\n', cert: 'CERT\n' },
})
const merge = (...input: Parameters<typeof mergeKubeconfig>) => mergeKubeconfig(...input).text

const prod = `clusters:
- cluster:
    certificate-authority-data: Q0EK
    server: https://10.0.0.5:6443
  name: prod
`

test('an empty file becomes a complete kubeconfig', () => {
  expect(merge('', [entry('prod')], careful)).toBe(`apiVersion: v1
${prod}contexts:
- context:
    cluster: prod
    user: prod
  name: prod
current-context: prod
kind: Config
preferences: {}
users:
- name: prod
  user:
    client-certificate-data: Q0VSVAo=
    client-key-data: S0VZCg==
`)
})

test('bidirectional controls are escaped', () => {
  const text = merge('', [entry('a\u202eb')], careful)
  expect(text).toContain(String.raw`current-context: "a\u202eb"`)
  expect(text).not.toMatch(/\p{Bidi_Control}/u)
})

needsPython('yaml')('names that are special in YAML 1.1 are read as text by other parsers', () => {
  const names = ['<<', '=', 'no', '12:30']
  const inBlock = names.reduce((text, name) => merge(text, [entry(name)], careful), '')
  const inFlow = names.reduce((text, name) => merge(text, [entry(name)], careful), 'contexts: []\n')
  const script =
    'import yaml\nprint(json.dumps([[c["name"] for c in yaml.safe_load(d)["contexts"]] for d in data]))'
  expect(python(script, [inBlock, inFlow])).toEqual([names, names])
})

const mine = `# my clusters
apiVersion: v1
kind: Config
colours: {dark: yes} # an unknown key
clusters:
  # the one at home
  - name: home
    cluster: {server: "https://home:6443", insecure-skip-tls-verify: true}
contexts:
  - name: home
    context: {cluster: home, user: me, namespace: '012'}
current-context: home
users:
  - name: me
    user:
      token: abc # not to be lost
`

test('everything else is unchanged: comments, unknown keys, order, the current context', () => {
  const merged = merge(mine, [entry('prod')], careful)
  const lines = new Set(merged.split('\n').map((line) => line.replace(/[{} "']/g, '')))
  for (const line of mine.split('\n')) expect(lines).toContain(line.replace(/[{} "']/g, ''))
  expect(merged).toContain('current-context: home\n')
  expect(merged).toContain('  - cluster:\n      certificate-authority-data: Q0EK\n')
})

test('adding and removing an entry restores the original', () => {
  const before = merge('', [entry('home')], careful)
  expect(removeFromKubeconfig(merge(before, [entry('prod')], careful), 'prod')).toBe(before)
})

test('the current context changes with setCurrent', () => {
  const merged = merge(mine, [entry('prod')], { ...careful, setCurrent: true })
  expect(merged).toContain('current-context: prod\n')
})

test('an entry of the same cluster is renewed', () => {
  const renewed = { ...entry('prod'), ca: 'NEW CA\n' }
  const merged = merge(merge('', [entry('prod')], careful), [renewed], careful)
  expect(merged).toBe(buildKubeconfig([renewed]))
})

test("the owner's settings in an entry survive its renewal", () => {
  const before = merge('', [entry('prod')], careful)
    .replace('    user: prod\n', '    user: prod\n    namespace: web # mine\n')
    .replace('    server:', '    proxy-url: http://proxy\n    server:')
  const after = merge(before, [{ ...entry('prod'), ca: 'NEW CA\n' }], careful)
  expect(after).toBe(before.replace('Q0EK', 'TkVXIENBCg=='))
})

test('renewing a cluster replaces all of its trust settings', () => {
  const before = merge('', [entry('prod')], careful).replace(
    'certificate-authority-data: Q0EK',
    'certificate-authority: old.pem\n    insecure-skip-tls-verify: true',
  )
  expect(merge(before, [entry('prod')], careful)).toContain(`- cluster:
    server: https://10.0.0.5:6443
    certificate-authority-data: Q0EK
  name: prod
`)
  expect(merge(before, [{ ...entry('prod'), ca: undefined }], careful)).toContain(`- cluster:
    server: https://10.0.0.5:6443
  name: prod
`)
})

test.each([
  ['asks this program for a token', 'exec: {command: magnum}'],
  ['has a certificate', 'client-certificate-data: eA==, client-key-data: eA=='],
])('a user who %s is renewed', (_what, content) => {
  const text = `users:\n- {name: prod, user: {${content}}}\n`
  expect(merge(text, [entry('prod')], careful)).toContain('client-key-data: S0VZCg==')
})

const other = (kind: string, text: string) => `${kind}:\n${text}`
test.each([
  [
    'a cluster at another address',
    other('clusters', '- {name: prod, cluster: {server: "https://home", proxy-url: "http://home"}}\n'),
    'another cluster prod, at https://home',
  ],
  [
    'a context of another user',
    other('contexts', '- {name: prod, context: {cluster: prod, user: me, namespace: home}}\n'),
    'another context prod, of user me at cluster prod',
  ],
  [
    'a context of another cluster',
    other('contexts', '- {name: prod, context: {cluster: home, user: prod}}\n'),
    'another context prod, of user prod at cluster home',
  ],
  ['a user with a token', other('users', '- {name: prod, user: {token: abc}}\n'), 'another user prod'],
  [
    'a user of another program',
    other('users', '- {name: prod, user: {exec: {command: aws}}}\n'),
    'another user prod',
  ],
  [
    'a user of this program with more',
    other('users', '- {name: prod, user: {exec: {command: magnum}, token: abc}}\n'),
    'another user prod',
  ],
  [
    'a user with a certificate and more',
    other('users', '- {name: prod, user: {client-key-data: eA==, token: abc}}\n'),
    'another user prod',
  ],
])('%s is not replaced, unless forced', (_what, text, told) => {
  expect(mergeKubeconfig(text, [entry('prod')], careful)).toMatchObject({
    text,
    added: [],
    refused: [
      {
        kind: 'conflict',
        message: `The kubeconfig has ${told}`,
        hint: 'Use another name with --context-name, or replace the entry with --force',
      },
    ],
  })
  const forced = merge(text, [entry('prod')], { ...careful, force: true })
  expect(forced).toContain('https://10.0.0.5:6443')
  expect(forced).not.toMatch(/home|user: me|abc|aws/)
})

test('name conflicts of some entries do not prevent adding the others', () => {
  const merged = mergeKubeconfig(mine, [entry('home'), entry('prod')], { ...careful, setCurrent: true })
  expect(merged.added).toEqual([entry('prod')])
  expect(merged.refused).toHaveLength(1)
  expect(merged.text).toContain('https://home:6443')
  expect(merged.text).toContain('current-context: prod\n')
})

test('removing a context keeps a cluster and user that another context uses', () => {
  const shared = mine.replace(
    'current-context',
    `  - {name: work, context: {cluster: home, user: me}}\ncurrent-context`,
  )
  const removed = removeFromKubeconfig(shared, 'home')
  expect(removed).toContain('https://home:6443')
  expect(removed).toContain('token: abc')
  expect(removed).not.toContain("namespace: '012'")
  expect(removed).toContain('current-context: ""\n')
})

test('removing a context whose cluster does not exist removes no other', () => {
  const removed = removeFromKubeconfig(
    `${prod}contexts:\n- {name: a, context: {cluster: gone, user: gone}}\n`,
    'a',
  )
  expect(removed).toBe(`${prod}contexts: []\n`)
})

test.each([
  ['', undefined],
  [mine, 'Available contexts: home'],
  [mine.replace('contexts:\n', 'contexts:\n  - name: work\n'), 'Available contexts: work, home'],
])('an unknown context is an error that lists the available ones', (text, hint) => {
  expect(() => removeFromKubeconfig(text, 'prod')).toThrow(
    expect.objectContaining({
      kind: 'not-found',
      message: 'The kubeconfig has no context prod',
      hint,
    }) as Error,
  )
})

/** Ten aliases of ten aliases of … */
const bomb = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]\n`).join(
  '',
)

test.each([
  ['a: "x', 'The kubeconfig is not valid YAML: Missing closing "quote at line 1, column 6'],
  [
    `a: ${'&a '.repeat(20_000)}b`,
    'The kubeconfig is not valid YAML: more than 5000 anchors, aliases and tags',
  ],
  ['a: b\n'.repeat(2 ** 18), 'The kubeconfig is not valid YAML: more than 1000000 tokens'],
  ['['.repeat(2 ** 20), 'The kubeconfig is not valid YAML: more than 200 nested lists and maps'],
  ['- '.repeat(95_000), 'The kubeconfig is not valid YAML: more than 200 nested lists and maps'],
  [`a0: &a0 x\n${bomb}`, 'The kubeconfig is not valid YAML: its aliases expand to more than 200000 values'],
  ['a: &a {<<: *a}', 'The kubeconfig is not valid YAML: a merge key (<<) refers to a map that contains it'],
  ['- a list', 'The file is not a kubeconfig'],
  ['a text', 'The file is not a kubeconfig'],
])('%.60j is left alone', (text, message) => {
  expect(() => merge(text, [entry('prod')], careful)).toThrow(
    expect.objectContaining({ kind: 'failed', message }) as Error,
  )
})

test.each(['{}', '~\n', '# empty\n', 'clusters: null\ncontexts: []\nusers: null\n', 'clusters: []\n'])(
  'an entry can be added to %j',
  (text) => {
    const merged = merge(text, [entry('prod')], careful)
    expect(removeFromKubeconfig(merged, 'prod')).toContain('clusters: []\n')
  },
)

needs('kubectl')('kubectl reads hostile names and addresses unchanged', () => {
  const name = fc.oneof(
    fc.string({ minLength: 1, unit: 'grapheme' }),
    fc.constantFrom(
      'yes',
      '012',
      '1:30',
      'null',
      'a: b',
      '#c',
      "'",
      '"',
      '- x',
      '$(touch pwned)',
      'a\nb',
      '~',
    ),
  )
  const names = [...new Set(fc.sample(name, 300))]
  const folder = temporaryFolder()
  const text = merge(
    mine,
    names.map((each) => entry(each, `https://${each}`)),
    { force: true, setCurrent: false },
  )
  writeFileSync(join(folder, 'config'), text)
  const { stdout, stderr } = spawnSync(
    'kubectl',
    ['config', 'view', '--kubeconfig', join(folder, 'config'), '-o', 'json'],
    { encoding: 'utf8' },
  )
  expect(stderr).toBe('')
  const read = JSON.parse(stdout) as { clusters: { name: string; cluster: { server: string } }[] }
  const servers = Object.fromEntries(read.clusters.map(({ name, cluster }) => [name, cluster.server]))
  expect(servers).toMatchObject(Object.fromEntries(names.map((each) => [each, `https://${each}`])))
})

needs('kubectl')('kubectl reads a kubeconfig of 10,000 hostile names and addresses unchanged', () => {
  const wellFormed = anyText.map((text) => text.replace(/\p{Surrogate}/gu, ''))
  const pairs = new Map(fc.sample(fc.tuple(wellFormed, wellFormed), 30_000))
  const entries = [...pairs].slice(0, 10_000).map(([name, address]) => entry(name, `https://${address}`))
  const path = join(temporaryFolder(), 'config')
  writeFileSync(path, buildKubeconfig(entries))
  const { stdout, stderr } = spawnSync('kubectl', ['config', 'view', '--kubeconfig', path, '-o', 'json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  expect(stderr).toBe('')
  const read = JSON.parse(stdout) as { clusters: { name: string; cluster: { server: string } }[] }
  const servers = new Map(read.clusters.map(({ name, cluster }) => [name, cluster.server]))
  expect(servers).toEqual(new Map(entries.map(({ cluster, server }) => [cluster, server])))
  figure(`${servers.size} hostile names in a kubeconfig: read equal by kubectl`)
})
