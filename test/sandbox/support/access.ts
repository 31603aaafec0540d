import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Cloud } from './cloud'
import { temporaryFolder, word } from './cloud'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** Runs a program without blocking this process, which may be its server. */
export async function program(
  command: string,
  words: readonly string[],
  env = {},
  cwd?: string,
): Promise<Ran> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, words, {
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
      timeout: 25_000,
    })
    return { code: 0, stdout, stderr }
  } catch (error) {
    const { code = 1, stdout = '', stderr = String(error) } = error as Partial<Ran>
    return { code, stdout, stderr }
  }
}

/** A folder with a client certificate for a cluster, made with openssl: `key.pem`, `cert.pem`, `ca.pem`. */
export async function certificatesFor(
  { call }: Cloud,
  cluster: string,
  subject = '/O=system:masters/CN=admin',
): Promise<string> {
  const folder = join(temporaryFolder(), cluster)
  mkdirSync(folder)
  const made = await program('openssl', [
    ...['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-subj', subject],
    ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'client.csr')],
    ...['-addext', 'extendedKeyUsage=clientAuth'],
  ])
  if (made.code !== 0) throw new Error(made.stderr)
  const { readFile } = await import('node:fs/promises')
  const csr = await readFile(join(folder, 'client.csr'), 'utf8')
  const { uuid } = (await call('GET', `/v1/clusters/${cluster}`)).body
  const signed = await call('POST', '/v1/certificates', { cluster_uuid: uuid, csr })
  const authority = await call('GET', `/v1/certificates/${word(uuid)}`)
  writeFileSync(join(folder, 'cert.pem'), `${word(signed.body.pem)}\n`)
  writeFileSync(join(folder, 'ca.pem'), `${word(authority.body.pem)}\n`)
  return folder
}
