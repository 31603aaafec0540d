import { stableId } from '../../../src/sandbox/keystone/identities'

const quota = ['--project-id', stableId('project', 'demo'), '--resource', 'Cluster']

/**
 * Words for each command of the registry, in an order in which all of them succeed on a cloud that has the
 * template `k8s` and the clusters `demo` and `gone`.
 */
export const everyCommand: Readonly<Record<string, readonly string[]>> = {
  'cluster-template-list': ['--detail'],
  'cluster-template-show': ['k8s'],
  'cluster-template-create': [
    ...['spare', '--coe', 'kubernetes', '--image', 'fedora-coreos-latest', '--external-network', 'public'],
  ],
  'cluster-template-update': ['spare', 'replace', 'flavor_id=m1.small'],
  'cluster-template-delete': ['spare'],
  'cluster-list': [],
  'cluster-show': ['demo'],
  'cluster-create': ['new', '--cluster-template', 'k8s', '--keypair', 'testkey'],
  'cluster-update': ['demo', 'replace', 'node_count=2'],
  'cluster-resize': ['demo', '1'],
  'cluster-upgrade': ['demo', 'k8s'],
  'cluster-wait': ['demo', '--wait-timeout', '5'],
  'cluster-config': ['demo', '--force'],
  'kubernetes-token': [],
  'cluster-delete': ['gone', '--wait'],
  'nodegroup-list': ['demo'],
  'nodegroup-show': ['demo', 'default-worker'],
  'nodegroup-create': ['demo', 'extra', '--node-count', '1'],
  'nodegroup-update': ['demo', 'extra', 'replace', 'max_node_count=5'],
  'nodegroup-delete': ['demo', 'extra'],
  'ca-show': ['demo'],
  'ca-sign': ['demo', '-'],
  'ca-rotate': ['demo'],
  'credential-rotate': ['demo'],
  'quotas-list': ['--all-tenants'],
  'quotas-create': [...quota, '--hard-limit', '7'],
  'quotas-show': quota,
  'quotas-update': [...quota, '--hard-limit', '8'],
  'quotas-delete': quota,
  'stats-list': [],
  'service-list': [],
  doctor: [],
  'token-forget': [],
  'sandbox-run': ['--', 'true'],
  'sandbox-start': ['--foreground'],
  'sandbox-stop': [],
  'sandbox-status': [],
  'bash-completion': [],
  'config-set': ['timeout', '300'],
  'config-get': ['timeout'],
  'config-list': [],
  'config-path': [],
  'config-unset': ['timeout'],
  completion: ['bash'],
  __complete: ['cluster', '--', 'cluster-show'],
  help: [],
}
