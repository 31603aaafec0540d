import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startSandbox } from '../../src/sandbox/sandbox'

const root = join(__dirname, '../..')
const run = promisify(execFile)

export interface Shell {
  /** Runs a shell program with `magnum` on PATH and a cloud; resolves to its output lines. */
  lines: (program: string, args: readonly string[]) => Promise<string[]>
  magnum: (...args: string[]) => Promise<string>
  /** Renames a name in the completion cache to one that the cloud does not have. */
  renameKept: (name: string, spelling: string) => Promise<string>
  folder: string
  stop: () => Promise<void>
}

/** Creates a home folder with clouds.yaml, and a sandbox with two templates, one hostile, and a cluster. */
export async function shellWithCloud(): Promise<Shell> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-completion-'))
  const sandbox = await startSandbox({ folder: join(folder, 'cloud'), delay: 0 })
  symlinkSync(join(root, 'bin/magnum'), join(folder, 'magnum'))
  writeFileSync(join(folder, 'clouds.yaml'), 'clouds:\n  one: {}\n  other: {}\n  "other\\e[2J": {}\n')
  const env = {
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    TERM: 'dumb',
    COMPLETIONS: join(root, 'completions'),
    ...sandbox.environment,
  }
  const text = async (program: string, args: readonly string[]) =>
    (await run(program, args, { env, cwd: folder })).stdout
  const magnum = (...args: string[]) => text(join(folder, 'magnum'), args)
  const kubernetes = [
    '--coe',
    'kubernetes',
    '--image',
    'fedora-coreos-latest',
    '--external-network',
    'public',
  ]
  for (const name of ['k8s', 'evil $(touch pwned)'])
    await magnum('cluster-template-create', name, ...kubernetes)
  await magnum('cluster-create', 'blue', '--cluster-template', 'k8s')
  return {
    folder,
    magnum,
    renameKept: (name, spelling) =>
      text('sh', ['-c', `sed -i 's/${name}/${spelling}/' .cache/magnum/names/*`]),
    lines: async (program, args) => (await text(program, args)).split('\n').filter((line) => line !== ''),
    stop: async () => {
      await sandbox.stop()
      rmSync(folder, { recursive: true })
    },
  }
}
