import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createAuthority } from '../support/certificates'
import { magnum } from '../support/run'
import { login } from './keystone'
import { type Invocation, type OldClient, type OldGrammar, type Ran, startOldClient } from './old-client'
import { type Answers, type RecordingService, type Request, startService } from './service'

/** A command line and its environment. */
export interface Line {
  argv: readonly string[]
  /** Added to a working login; undefined removes a variable. */
  env?: Readonly<Record<string, string | undefined>>
  /** Responses that replace the default ones. */
  answers?: Answers
  /** Files in the working folder, by name. */
  files?: Readonly<Record<string, string>>
  /** Whether the service uses TLS, with a certificate of a private CA. `$CA` is replaced by the CA file. */
  tls?: true
}

/** The observed behaviour of a client. */
export interface Seen {
  code: number
  stdout: string
  requests: readonly Request[]
  /** Written or changed files, by name. */
  files: Readonly<Record<string, string>>
  stderr: string
}

export interface Pair {
  grammar: OldGrammar
  /** Runs the line with both clients concurrently, each with its own service. */
  run(line: Line): Promise<{ old: Seen; ours: Seen }>
  close(): Promise<void>
}

export async function startPair(): Promise<Pair> {
  const client = await startOldClient()
  const services = { old: await startService(), ours: await startService() }
  return {
    grammar: client.grammar,
    run: async (line) => {
      if (line.tls) return withTls(line, client)
      const [old, ours] = await Promise.all([
        observe(line, services.old, (invocation) => client.run(invocation)),
        observe(line, services.ours, runOurs),
      ])
      return { old, ours }
    },
    close: async () => {
      client.close()
      await Promise.all([services.old.close(), services.ours.close()])
    },
  }
}

/** Runs a line with both clients, one after the other, against a TLS service. */
async function withTls(line: Line, client: OldClient): Promise<{ old: Seen; ours: Seen }> {
  const authority = createAuthority()
  const service = await startService(authority.issue('service', 'IP:127.0.0.1'))
  const argv = line.argv.map((word) => word.replaceAll('$CA', authority.certFile))
  const there = { ...line, argv }
  try {
    return {
      old: await observe(there, service, (invocation) => client.run(invocation)),
      ours: await observe(there, service, runOurs),
    }
  } finally {
    await service.close()
  }
}

/** Changes the working folder of the process, against which handlers resolve paths. */
async function runOurs({ argv, env, cwd }: Invocation): Promise<Ran> {
  process.chdir(cwd)
  try {
    return await magnum(argv, { env, cwd, sleep: () => Promise.resolve() })
  } finally {
    process.chdir('/')
  }
}

async function observe(
  line: Line,
  service: RecordingService,
  run: (invocation: Invocation) => Promise<Ran>,
): Promise<Seen> {
  const top = await realpath(await mkdtemp(join(tmpdir(), 'mirror-')))
  const [home, cwd] = [join(top, 'home'), join(top, 'work')]
  const { files = {}, answers = {}, env = {} } = line
  try {
    await Promise.all([mkdir(home), mkdir(cwd)])
    for (const [name, content] of Object.entries(files))
      await write(join(cwd, name), content.replaceAll('$SERVICE', service.url))
    service.begin(answers)
    const ran = await run({
      argv: line.argv.map((word) => word.replaceAll('$SERVICE', service.url)),
      env: environment({ HOME: home, SHELL: '/bin/bash', ...login, ...env }, service.url),
      cwd,
    })
    const told = (text: string) => text.replaceAll(cwd, '$CWD').replaceAll(service.url, '$SERVICE')
    return {
      code: ran.code,
      stdout: told(ran.stdout),
      requests: service.recorded(),
      files: await changedFiles(cwd, files),
      stderr: told(ran.stderr),
    }
  } finally {
    await rm(top, { recursive: true, force: true })
  }
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

function environment(variables: Record<string, string | undefined>, url: string): Record<string, string> {
  const set = Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(set.map(([name, value]) => [name, value.replaceAll('$SERVICE', url)]))
}

async function changedFiles(
  folder: string,
  before: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const changed: Record<string, string> = {}
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length + 1)
    const content = await readFile(path, 'utf8')
    if (content !== before[name]) changed[name] = meaning(content)
  }
  return changed
}

/** The comparable content of a file: cluster of a kubeconfig, type of a key, subject and issuer of a certificate. */
function meaning(content: string): string {
  if (content.startsWith('apiVersion:')) return kubeconfigFor(content)
  if (content.startsWith('-----BEGIN RSA PRIVATE KEY-----')) {
    return `RSA key of ${createPrivateKey(content).asymmetricKeyDetails?.modulusLength} bits`
  }
  if (!content.startsWith('-----BEGIN CERTIFICATE-----')) return content
  const { subject, issuer } = new X509Certificate(content)
  return `certificate for ${subject.replaceAll('\n', ', ')} by ${issuer}`
}

function kubeconfigFor(content: string): string {
  const [server, name] = [/^ +server: (.*)$/m, /^ {2}name: (.*)$/m].map(
    (line) => line.exec(content)?.[1] ?? '',
  )
  return `kubeconfig for ${name} at ${server?.replace(/^"(.*)"$/, '$1')}`
}
