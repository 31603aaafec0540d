// Records a real shell session on a sandbox: commands and output.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../bin', import.meta.url))

const before = `magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos-latest --external-network public --flavor m1.small --master-flavor m1.small`

const typed = [
  'magnum cluster-create mycluster --cluster-template k8s --keypair testkey --node-count 2',
  'magnum cluster-wait mycluster',
  'magnum cluster-list',
  'eval "$(magnum cluster-config mycluster --dir mycluster)"',
  'kubectl get nodes',
]

/** The lines of a session with colour escape sequences, reproducible. */
export function sessionLines() {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-picture-'))
  const steps = typed.map((command) => `printf '$ %s\\n' '${command}'; ${command}; echo`)
  const script = ['set -e', `${before} >before`, 'exec 2>&1', ...steps].join('\n')
  const env = {
    ...process.env,
    HOME: folder,
    SHELL: '/bin/sh',
    PATH: [bin, process.env.PATH].join(delimiter),
  }
  try {
    const words = ['sandbox', 'run', '--delay', '1.5', '--', 'sh', '-c', script]
    const { status, stdout, stderr } = spawnSync(join(bin, 'magnum'), words, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...env, FORCE_COLOR: '1' },
    })
    if (status !== 0) throw new Error(`the session failed:\n${stdout}${stderr}`)
    return steady(stdout).trimEnd().split('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Replaces varying values: IDs, the age of nodes, the expiry date of a certificate. */
function steady(text) {
  return text
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '5905cb11-a6af-42aa-b312-76fe5f55a48c')
    .replace(/-[0-9a-f]{12}-(master|node)-/g, '-bbaf07296e17-$1-')
    .replace(/\d+s +v/g, '4s    v')
    .replace(/expires on \d{4}-\d\d-\d\d/g, 'expires on 2031-05-05')
}
