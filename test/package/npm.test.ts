import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchNodes, removeNodes } from './nodes'

const root = join(__dirname, '../..')
const nodes = fetchNodes()

let folder: string
let tarball: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'magnum-package-'))
  const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root })
  tarball = join(folder, name.toString().trim())
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  removeNodes()
})

/** Runs a script with only the programs installed for this Node, and those of the system. */
function sh(script: string, version: string): string {
  const home = join(folder, version)
  const path = [`${home}/bin`, nodes[version], process.env['PATH']].join(':')
  const env = { PATH: path, HOME: home, LANG: 'C.UTF-8', npm_config_cache: join(folder, 'cache') }
  return execFileSync('bash', ['-euc', script], {
    cwd: home,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  }).toString()
}

describe.each(Object.keys(nodes))('on Node %s', (version) => {
  const on = nodes[version] === undefined ? test.skip : test

  on('it installs into an empty prefix, without other packages', () => {
    mkdirSync(join(folder, version))
    expect(sh('node --version', version)).toMatch(version === 'latest' ? /^v\d+\./ : `v${version}.`)
    const installed = sh(`npm install --global --offline --prefix "$HOME" '${tarball}'`, version)
    expect(installed).toMatch(/^\s*added 1 package in /)
    expect(sh('magnum --version', version)).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(sh('magnum help cluster-create', version)).toMatch(/^usage: magnum cluster-create/)
  })

  on('it creates a cluster in the sandbox and configures access', () => {
    const script = `
      magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos-latest --external-network public
      magnum cluster-create demo --cluster-template k8s --wait
      eval "$(magnum cluster-config demo)"
      head -n 1 "$KUBECONFIG"
      magnum cluster-list -f value -c name -c status`
    const run = `magnum sandbox run --delay 0 -- sh -euc '${script}' 2>&1`
    expect(sh(run, version)).toMatch(/\napiVersion: v1\ndemo CREATE_COMPLETE\n$/)
  })

  on('man and the shell find man pages and completion', () => {
    expect(sh('man --where magnum-cluster-create', version)).toMatch(`${folder}/${version}/`)
    expect(sh('eval "$(magnum completion bash)"; complete -p magnum', version)).toBe(
      'complete -F _magnum magnum\n',
    )
  })

  on('the library works with require and import', () => {
    const script = `
      mkdir project && cd project && ln -s ../lib/node_modules
      node -p 'typeof require("magnum-cli").MagnumClient'
      node --input-type=module -e 'import { MagnumClient } from "magnum-cli"; console.log(typeof MagnumClient)'`
    expect(sh(script, version)).toBe('function\nfunction\n')
  })
})
