import type { Line } from '../pair'
import { cluster, template, uuidOf } from '../resources'
import { signingRequest } from '../../support/signing-request'

/** `cluster-config` for a cluster `c` with this template. */
function config(attributes: object, words: readonly string[] = [], line: Partial<Line> = {}): Line {
  const body = { ...template('c-template'), ...attributes }
  return {
    argv: ['cluster-config', 'c', ...words],
    ...line,
    answers: { [`GET /v1/clustertemplates/${uuidOf('c-template')}`]: { body }, ...line.answers },
  }
}

const engines = ['kubernetes', 'swarm', 'swarm-mode']
const folders = { 'd/other': '', 'd/e/other': '' }
const tls = { tls_disabled: false }
const addresses = ['https://10.0.0.1:6443', '10.0.0.1', 'tcp://10.0.0.1:2376', 'https://host.example/path']
const at = (address: string): Partial<Line> => ({
  answers: { 'GET /v1/clusters/c': { body: { ...cluster('c'), api_address: address } } },
})

/** Files and exports for clusters of every kind. Few use TLS, since generating keys is slow. */
export const configurations: readonly Line[] = [
  ...engines.flatMap((coe) => [
    config({ coe, ...tls }),
    config({ coe, tls_disabled: null }),
    ...addresses.map((address) => config({ coe }, [], at(address))),
  ]),
  config({ coe: 'kubernetes', ...tls }, ['--dir', 'd'], { files: folders }),
  config({ coe: 'swarm', ...tls }, ['--dir=d/e/', '--force'], { files: folders }),
  ...[['--di', './d/../d/e'], ['--dir', 'd//e'], ['--dir', '.'], ['--force']].map((words) =>
    config({}, words, { files: folders }),
  ),
  ...['key.pem', 'config'].flatMap((name) => [
    config(tls, ['--force'], { files: { [name]: 'old' } }),
    config(tls, [], { files: { [name]: 'old' } }),
  ]),
  ...['/bin/sh', '/usr/bin/zsh', '/bin/ksh'].map((SHELL) => config({ coe: 'swarm' }, [], { env: { SHELL } })),
  config({}, [], { env: { SHELL: '/bin/tcsh' } }),
  {
    argv: ['ca-sign', '--cluster', 'c', '--csr', 'dos.csr'],
    files: { 'dos.csr': signingRequest.replaceAll('\n', '\r\n') },
  },
  { argv: ['ca-sign', '--cluster', 'c', '--csr', 'empty.csr'], files: { 'empty.csr': '' } },
]
