import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const supported = ['20', '22', '24', 'latest']
const running = process.versions.node.split('.')[0] ?? ''
const folder = mkdtempSync(join(tmpdir(), 'magnum-nodes-'))

/**
 * Returns the folder of `node` for each supported version: the running one, and others installed from the registry;
 * undefined if it cannot be installed.
 */
export function fetchNodes(): Readonly<Record<string, string | undefined>> {
  const others = supported.filter((version) => version !== running)
  const wanted = others.map(
    (version) => `node${version}@npm:node-${process.platform}-${process.arch}@${version}`,
  )
  const { status } = spawnSync('npm', ['install', '--prefix', folder, '--ignore-scripts', ...wanted])
  const place = (version: string) =>
    version === running
      ? dirname(process.execPath)
      : status === 0
        ? join(folder, `node_modules/node${version}/bin`)
        : undefined
  return Object.fromEntries(supported.map((version) => [version, place(version)]))
}

export function removeNodes(): void {
  rmSync(folder, { recursive: true })
}
