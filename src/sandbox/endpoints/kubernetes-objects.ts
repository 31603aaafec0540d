import type { JsonObject } from '../json'
import type { Cluster, NodeGroup } from '../resources'

/** The nodes of a cluster with their node groups, named as by Magnum's Heat templates. */
function nodesOf(cluster: Cluster): { name: string; address: string; group: NodeGroup }[] {
  const suffix = cluster.stack_id.replace(/-/g, '').slice(0, 12)
  return cluster.nodegroups.flatMap((group) =>
    group.node_addresses.map((address, index) => {
      const kind = group.is_default ? (group.role === 'master' ? 'master' : 'node') : group.name
      return { name: `${cluster.name}-${suffix}-${kind}-${index}`.toLowerCase(), address, group }
    }),
  )
}

export function nodes(cluster: Cluster): JsonObject[] {
  return nodesOf(cluster).map(({ name, address, group }) => ({
    kind: 'Node',
    apiVersion: 'v1',
    metadata: {
      ...metadata(cluster, name),
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'magnum.openstack.org/nodegroup': group.name,
        'magnum.openstack.org/role': group.role,
        [`node-role.kubernetes.io/${group.role === 'master' ? 'control-plane' : group.role}`]: '',
        ...group.node_labels,
      },
    },
    spec: {
      podCIDR: '10.100.0.0/24',
      taints: group.node_taints.map(({ key, value, effect }) => ({ key, value: value ?? '', effect })),
    },
    status: {
      addresses: [
        { type: 'InternalIP', address },
        { type: 'Hostname', address: name },
      ],
      capacity: { cpu: '2', memory: '2048Mi', pods: '110' },
      allocatable: { cpu: '2', memory: '2048Mi', pods: '110' },
      conditions: [condition(cluster, 'Ready', 'KubeletReady')],
      nodeInfo: {
        kubeletVersion: cluster.coe_version,
        kubeProxyVersion: cluster.coe_version,
        osImage: 'Fedora CoreOS (Magnum sandbox)',
        kernelVersion: '6.1.0',
        containerRuntimeVersion: 'containerd://1.6.8',
        operatingSystem: 'linux',
        architecture: 'amd64',
        machineID: '',
        systemUUID: '',
        bootID: '',
      },
    },
  }))
}

/** The pods that Magnum deploys on a cluster. */
const SYSTEM_PODS = ['kube-proxy', 'kube-flannel-ds']

export function pods(cluster: Cluster): JsonObject[] {
  const machines = nodesOf(cluster)
  const names = [
    ...machines.flatMap((node) => SYSTEM_PODS.map((name) => ({ name: `${name}-${node.name}`, node }))),
    ...machines.slice(0, 1).map((node) => ({ name: 'coredns-5d78c9869d-x2x7k', node })),
  ]
  return names.map(({ name, node }) => ({
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: { ...metadata(cluster, name), namespace: 'kube-system', labels: {} },
    spec: { nodeName: node.name, containers: [{ name: 'main', image: 'sandbox/none:1' }] },
    status: {
      phase: 'Running',
      podIP: node.address,
      hostIP: node.address,
      conditions: [condition(cluster, 'Ready', 'ContainersReady')],
      containerStatuses: [
        {
          name: 'main',
          image: 'sandbox/none:1',
          imageID: '',
          ready: true,
          restartCount: 0,
          state: { running: { startedAt: created(cluster) } },
        },
      ],
    },
  }))
}

export function namespaces(cluster: Cluster): JsonObject[] {
  return ['default', 'kube-node-lease', 'kube-public', 'kube-system'].map((name) => ({
    kind: 'Namespace',
    apiVersion: 'v1',
    metadata: { ...metadata(cluster, name), labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }))
}

export function services(cluster: Cluster): JsonObject[] {
  const service = (name: string, namespace: string, ip: string, labels: JsonObject, ports: JsonObject[]) => ({
    kind: 'Service',
    apiVersion: 'v1',
    metadata: { ...metadata(cluster, name), namespace, labels },
    spec: { type: 'ClusterIP', clusterIP: ip, clusterIPs: [ip], ports },
    status: { loadBalancer: {} },
  })
  const dns = {
    'k8s-app': 'kube-dns',
    'kubernetes.io/cluster-service': 'true',
    'kubernetes.io/name': 'CoreDNS',
  }
  return [
    service('kubernetes', 'default', '10.254.0.1', {}, [port('https', 'TCP', 443)]),
    service('kube-dns', 'kube-system', '10.254.0.10', dns, [port('dns', 'UDP', 53)]),
  ]
}

const port = (name: string, protocol: string, number: number) => ({
  name,
  protocol,
  port: number,
  targetPort: number,
})

const created = (cluster: Cluster) => cluster.created_at.replace('+00:00', 'Z')

function metadata(cluster: Cluster, name: string): JsonObject {
  return { name, uid: cluster.uuid, resourceVersion: '1', creationTimestamp: created(cluster) }
}

function condition(cluster: Cluster, type: string, reason: string): JsonObject {
  const at = created(cluster)
  return { type, status: 'True', reason, message: '', lastHeartbeatTime: at, lastTransitionTime: at }
}
