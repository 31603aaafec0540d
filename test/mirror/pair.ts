import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createAuthority } from '../support/certificates'
import { magnum } from '../support/run'
import { login } from './keystone'
import { type Invocation, type OldClient, type OldGrammar, type Ran, startOldClient } from './old-client'
import { type Answers, type RecordingService, type Request, startService } from './service'

/** A command line and the world it is run in. */
export interface Line {
  argv: readonly string[]
  /** Beside a login that works; undefined takes a variable out. */
  env?: Readonly<Record<string, string | undefined>>
  /** What the service answers otherwise than it usually does. */
  answers?: Answers
  /** Files of the working folder, by name. */
  files?: Readonly<Record<string, string>>
  /** The service has TLS, and a certificate of the authority in the file `$CA`, which no system knows. */
  tls?: true
}

/** All that can be seen of a client that has run a command line. */
export interface Seen {
  code: number
  stdout: string
  requests: readonly Request[]
  /** Files that it has written or changed, by name. */
  files: Readonly<Record<string, string>>
  stderr: string
}

export interface Pair {
  grammar: OldGrammar
  /** Runs the line with both clients at once, each against a service of its own. */
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

/** Runs a line with both clients, one after the other, against a service with TLS. */
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
    authority.remove()
    await service.close()
  }
}

/** Handlers resolve paths of files as every program does, against the working folder of the process. */
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

/** What matters of a file: of a kubeconfig the cluster, of a key its kind, of a certificate for and by whom it is. */
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
