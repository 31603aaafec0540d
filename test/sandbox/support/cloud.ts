import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/sandbox'

const stops: (() => Promise<void>)[] = []

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-sandbox-'))
  stops.push(() => {
    rmSync(folder, { recursive: true, force: true })
    return Promise.resolve()
  })
  return folder
}

/** A sandbox whose clusters are ready immediately, and which is stopped after the tests of the file. */
export async function cloud(options: Partial<SandboxOptions> = {}): Promise<Cloud> {
  const sandbox = await startSandbox({ folder: temporaryFolder(), delay: 0, ...options })
  stops.push(sandbox.stop)
  return clientOf(sandbox)
}

export async function stopClouds(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop()
}

/** A response body of any shape. */
export interface Body {
  [key: string]: Body
}

/** A string in a response. */
export function word(part: Body | undefined): string {
  expect(part).toEqual(expect.any(String))
  return part as unknown as string
}

export interface Answer {
  status: number
  headers: Headers
  /** The body, parsed if it is JSON. */
  body: Body
}

type Caller = 'member' | 'admin' | 'nobody'
type Call = (method: string, path: string, body?: unknown, as?: Caller, version?: string) => Promise<Answer>

export interface Cloud {
  sandbox: Sandbox
  /** Sends a request to any service, as the member, the administrator, or without a token. */
  call: Call
}

export function clientOf(sandbox: Sandbox): Cloud {
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (as: 'member' | 'admin') => {
    const known = tokens.get(as) ?? logIn(as === 'admin' ? sandbox.adminEnvironment : sandbox.environment)
    tokens.set(as, known)
    return known
  }
  return {
    sandbox,
    call: async (method, path, body, as = 'member', version = 'latest') =>
      send(sandbox.url + path, {
        method,
        headers: {
          'content-type': 'application/json',
          'openstack-api-version': `container-infra ${version}`,
          ...(as === 'nobody' ? {} : { 'x-auth-token': await tokenOf(as) }),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  }
}

export async function send(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init)
  const text = await response.text()
  const isJson = response.headers.get('content-type') === 'application/json'
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson ? JSON.parse(text) : text) as Body,
  }
}

/** The request body of a login by password. */
export function passwordAuth(environment: Record<string, string>, password = environment.OS_PASSWORD) {
  const user = { name: environment.OS_USERNAME, domain: { id: 'default' }, password }
  return { auth: { identity: { methods: ['password'], password: { user } } } }
}

async function logIn(environment: Record<string, string>): Promise<string> {
  const answer = await send(`${environment.OS_AUTH_URL}/auth/tokens`, {
    method: 'POST',
    body: JSON.stringify(passwordAuth(environment)),
  })
  return answer.headers.get('x-subject-token') ?? ''
}

export const kubernetesTemplate = {
  name: 'k8s',
  coe: 'kubernetes',
  image_id: 'fedora-coreos-latest',
  keypair_id: 'testkey',
  external_network_id: 'public',
  dns_nameserver: '8.8.8.8',
  flavor_id: 'm1.small',
  master_flavor_id: 'm1.small',
  docker_volume_size: 5,
  network_driver: 'flannel',
  docker_storage_driver: 'overlay2',
  labels: { kube_tag: 'v1.25.3' },
}

/** Starts a sandbox with a cluster `slow`, which stays in CREATE_IN_PROGRESS; returns the variables to log in. */
export async function cloudWithSlowCluster(): Promise<Record<string, string>> {
  const { sandbox, call } = await cloud({ delay: 3_600_000 })
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', { name: 'slow', cluster_template_id: 'k8s' })
  return sandbox.environment
}
