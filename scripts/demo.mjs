// Demonstrates the main workflow on a sandbox, from nothing to the nodes of a cluster, with commands and output.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin', import.meta.url))

const listNodes = `node -p 'JSON.parse(fs.readFileSync(0)).items.map((node) => node.metadata.name).join("\\n")'`

// Lists the nodes with the first of these programs that is installed.
const lastSteps = {
  kubectl: ['kubectl get nodes'],
  curl: [
    'SERVER=$(magnum cluster-show mycluster -f value -c api_address)',
    `curl -s --cacert mycluster/ca.pem --key mycluster/key.pem --cert mycluster/cert.pem $SERVER/api/v1/nodes | ${listNodes}`,
  ],
  node: [
    'SERVER=$(magnum cluster-show mycluster -f value -c api_address)',
    `node -e 'const [ca, key, cert] = ["ca", "key", "cert"].map((name) => fs.readFileSync("mycluster/" + name + ".pem"))
https.get(process.argv[1], { ca, key, cert }, (answer) => answer.pipe(process.stdout))' $SERVER/api/v1/nodes | ${listNodes}`,
  ],
}

const isThere = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

const steps = [
  'magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos-latest --external-network public --flavor m1.medium --master-flavor m1.medium',
  'magnum cluster-create mycluster --cluster-template k8s --keypair testkey --node-count 2',
  'magnum cluster-wait mycluster',
  'magnum cluster-list',
  'magnum cluster-show mycluster -c status -c api_address -c node_addresses',
  'eval "$(magnum cluster-config mycluster --dir mycluster)"',
  'ls mycluster',
  ...lastSteps[Object.keys(lastSteps).find(isThere)],
]

// All steps run in the same shell, so variables persist.
const script = ['step() { printf "\\n$ %s\\n" "$1"; eval "$1"; }', 'set -e']
script.push(...steps.map((step) => `step '${step.replaceAll("'", "'\\''")}'`))

const folder = mkdtempSync(join(tmpdir(), 'magnum-demo-'))
try {
  console.log('$ magnum sandbox run -- sh')
  const { status } = spawnSync(
    process.execPath,
    [join(bin, 'magnum'), 'sandbox', 'run', '--', 'sh', '-c', script.join('\n')],
    {
      cwd: folder,
      // A separate home folder, because kubectl caches data about clusters there.
      env: {
        ...process.env,
        HOME: folder,
        SHELL: '/bin/sh',
        PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  process.exitCode = status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
