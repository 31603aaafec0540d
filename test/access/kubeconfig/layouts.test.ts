import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KubeconfigEntry } from '../../../src/access/kubeconfig/entry'
import { needs } from '../../support/tools'
import { temporaryFolder } from '../../support/temporary-folder'
import { careful, mergeText, removeFromText } from './support'

const ours: KubeconfigEntry = {
  ...{ cluster: 'prod', user: 'prod', context: 'prod', server: 'https://10.0.0.5:6443', ca: 'CA\n' },
  credentials: { kind: 'certificate', key: 'KEY\n', cert: 'CERT\n' },
}

/** Kubeconfigs in the layouts of other programs, with invented entries. */
const layouts: Record<string, string> = {
  gcloud: `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: Q0EK
    server: https://203.0.113.7
  name: gke_project_zone_name
contexts:
- context:
    cluster: gke_project_zone_name
    user: gke_project_zone_name
  name: gke_project_zone_name
current-context: gke_project_zone_name
kind: Config
preferences: {}
users:
- name: gke_project_zone_name
  user:
    auth-provider:
      config:
        access-token: ya29.abc
        cmd-args: config config-helper --format=json
        expiry: 2019-01-29T14:20:36Z
        expiry-key: '{.credential.token_expiry}'
      name: gcp
`,
  aws: `apiVersion: v1
clusters:
- cluster:
    server: https://ABC.gr7.eu-west-1.eks.amazonaws.com
    certificate-authority-data: Q0EK
  name: arn:aws:eks:eu-west-1:012345678901:cluster/demo
contexts:
- context:
    cluster: arn:aws:eks:eu-west-1:012345678901:cluster/demo
    user: arn:aws:eks:eu-west-1:012345678901:cluster/demo
  name: arn:aws:eks:eu-west-1:012345678901:cluster/demo
current-context: arn:aws:eks:eu-west-1:012345678901:cluster/demo
kind: Config
preferences: {}
users:
- name: arn:aws:eks:eu-west-1:012345678901:cluster/demo
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      args:
      - --region
      - eu-west-1
      command: aws
      env:
      - name: AWS_PROFILE
        value: 0123
`.replace('value: 0123', 'value: "0123"'),
  minikube: `apiVersion: v1
clusters:
- cluster:
    certificate-authority: /home/u/.minikube/ca.crt
    extensions:
    - extension:
        last-update: Mon, 02 Jan 2023 15:04:05 UTC
        provider: minikube.sigs.k8s.io
        version: v1.32.0
      name: cluster_info
    server: https://192.168.49.2:8443
  name: minikube
contexts:
- context:
    cluster: minikube
    extensions:
    - extension:
        last-update: Mon, 02 Jan 2023 15:04:05 UTC
      name: context_info
    namespace: default
    user: minikube
  name: minikube
current-context: minikube
kind: Config
preferences: {}
users:
- name: minikube
  user:
    client-certificate: /home/u/.minikube/client.crt
    client-key: /home/u/.minikube/client.key
`,
  rancher: `apiVersion: v1
kind: Config
clusters:
- name: "local"
  cluster:
    server: "https://rancher.example/k8s/clusters/local"

users:
- name: "local"
  user:
    token: "kubeconfig-user-x:abc"


contexts:
- name: "local"
  context:
    user: "local"
    cluster: "local"

current-context: "local"
`,
  indented: `# managed by hand
apiVersion: v1
kind: Config
clusters:
  - name: home   # at home
    cluster:
      server: https://home:6443

  # the one in the office
  - name: office
    cluster: { server: "https://office:6443" }
contexts:
  - context: { cluster: home, user: me }
    name: home
users:
  - name: me
    user:
      token: >-
        abc
        def
current-context: home
`,
  flow: `{apiVersion: v1, kind: Config, current-context: home,
clusters: [{name: home, cluster: {server: "https://home:6443"}}], # one
contexts: [{name: home, context: {cluster: home, user: me}}],
users: [{name: me, user: {token: abc}},]}
`,
  'JSON, indented': JSON.stringify(
    {
      kind: 'Config',
      apiVersion: 'v1',
      preferences: {},
      clusters: [{ name: 'home', cluster: { server: 'https://home:6443' } }],
      users: [{ name: 'me', user: { token: 'abc' } }],
      contexts: [{ name: 'home', context: { cluster: 'home', user: 'me' } }],
      'current-context': 'home',
    },
    undefined,
    4,
  ),
  'JSON on one line':
    '{"clusters":[{"name":"home","cluster":{"server":"https://home:6443"}}],"contexts":[],"users":null}\n',
  'Windows, with a mark':
    '\ufeffapiVersion: v1\r\nkind: Config\r\nclusters:\r\n- name: home\r\n  cluster: {server: https://home:6443}\r\ncontexts: []\r\nusers: []',
  'several documents': `%YAML 1.1
---
clusters:
- {name: home, cluster: {server: "https://home"}}
contexts:
users:
...
---
clusters: another
`,
}

const view = (text: string) => {
  const path = join(temporaryFolder(), 'config')
  writeFileSync(path, text)
  const words = ['--kubeconfig', path, 'config', 'view', '--raw', '-o', 'json']
  return JSON.parse(execFileSync('kubectl', words, { encoding: 'utf8' })) as Record<
    string,
    { name: string }[] | null
  >
}
const others = (text: string) => {
  const read = view(text)
  return ['clusters', 'contexts', 'users'].map((list) =>
    (read[list] ?? []).filter(({ name }) => name !== 'prod'),
  )
}

describe.each(Object.entries(layouts))('%s', (_layout, text) => {
  needs('kubectl')('is unchanged around an entry that is added, renewed and removed', () => {
    const merged = mergeText(text, [ours], careful).text
    const renewed = mergeText(merged, [{ ...ours, ca: 'NEW\n' }], careful).text
    const removed = removeFromText(renewed, 'prod')
    // Only the notation of an empty list is removed.
    expect(isWithin(text.replaceAll(/null|\[\]/g, ''), merged)).toBe(true)
    expect(renewed.length - merged.length).toBe('TkVXCg=='.length - 'Q0EK'.length)
    expect(others(renewed)).toEqual(others(text))
    expect(view(renewed)['clusters']).toContainEqual({
      name: 'prod',
      cluster: { server: 'https://10.0.0.5:6443', 'certificate-authority-data': 'TkVXCg==' },
    })
    expect(others(removed)).toEqual(others(text))
    if (text.includes('contexts:\n-')) expect(removed).toBe(text)
  })
})

/** Whether another text contains all characters of a text in order. */
function isWithin(text: string, other: string): boolean {
  let found = 0
  for (const character of other) if (character === text[found]) found++
  return found === text.length
}

test('JSON stays JSON with the same indentation', () => {
  const text = mergeText(layouts['JSON, indented'] ?? '', [ours], careful).text
  expect(JSON.stringify(JSON.parse(text), undefined, 4)).toBe(text)
})

const shared = `x-context: &b {cluster: a, user: me}
clusters:
- name: prod
  cluster: &prod
    server: https://10.0.0.5:6443
    proxy-url: http://proxy
- name: twin
  cluster: *prod
contexts:
- name: prod
  context: &here {cluster: prod, user: prod}
- name: prod-dev
  context: {<<: *here, namespace: dev}
- name: prod-web
  context:
    <<: *here
    namespace: web
users:
- name: prod
  user: {client-key-data: eA==}
`

needs('kubectl')(
  'others keep what they share with an entry through anchors when it is renewed or removed',
  () => {
    const renewed = mergeText(shared, [ours], careful).text
    expect(view(renewed)['clusters']).toEqual([
      {
        name: 'prod',
        cluster: {
          server: 'https://10.0.0.5:6443',
          'proxy-url': 'http://proxy',
          'certificate-authority-data': 'Q0EK',
        },
      },
      { name: 'twin', cluster: { server: 'https://10.0.0.5:6443', 'proxy-url': 'http://proxy' } },
    ])
    const removed = removeFromText(shared, 'prod')
    expect(removed).toContain('context: {<<: &here {cluster: prod, user: prod}, namespace: dev}\n')
    expect(others(removed)).toEqual(others(shared))
    // Two other contexts still use them.
    expect(view(removed)['clusters']).toEqual(view(shared)['clusters'])
    expect(view(removed)['users']).toEqual(view(shared)['users'])
  },
)

const edited = `users:
- name: prod
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: /opt/magnum/bin/magnum
      args: [--os-cloud, home, kubernetes-token, --debug]
      env: [{name: OS_REGION_NAME, value: one}]
`
const asks = (cloud: string): KubeconfigEntry => ({
  ...ours,
  credentials: { kind: 'command', command: 'magnum', args: ['--os-cloud', cloud, 'kubernetes-token'] },
})

test('an edited exec entry is still recognised, and kept for the same cloud', () => {
  expect(mergeText(edited, [asks('home')], careful).text).toContain(edited)
  const other = mergeText(edited, [asks('work')], careful).text
  expect(other).toContain('- work\n')
  expect(other).not.toContain('/opt/magnum')
})
