import type { Cluster, NodeGroup } from '../resources'

/** A resource of a stack, with its start and end as fractions of the duration of the operation. */
export interface Planned {
  name: string
  type: string
  starts: number
  ends: number
  /** The resources of its nested stack. */
  nested?: readonly Planned[]
}

/** The resources of a Kubernetes cluster's stack: a reduced kubecluster.yaml of Magnum's Heat driver. */
export function clusterPlan(cluster: Cluster): Planned[] {
  const groups = cluster.nodegroups.filter(({ is_default }) => is_default)
  const count = (wanted: 'master' | 'worker') =>
    nodes(groups.filter((group) => isMaster(group) === (wanted === 'master')))
  return [
    holder('network', template('network'), [
      leaf('private_network', 'OS::Neutron::Net', 0, 0.1),
      leaf('private_subnet', 'OS::Neutron::Subnet', 0.1, 0.15),
      leaf('extrouter', 'OS::Neutron::Router', 0.1, 0.2),
    ]),
    leaf('secgroup_kube_master', 'OS::Neutron::SecurityGroup', 0, 0.1),
    ...(cluster.master_lb_enabled
      ? [
          holder('api_lb', template('lb_api'), [
            leaf('loadbalancer', 'OS::Octavia::LoadBalancer', 0.2, 0.3),
            leaf('listener', 'OS::Octavia::Listener', 0.3, 0.35),
            leaf('pool', 'OS::Octavia::Pool', 0.35, 0.4),
          ]),
        ]
      : []),
    group('kube_masters', 'kubemaster', count('master'), master(cluster)),
    group('kube_minions', 'kubeminion', count('worker'), minion),
  ]
}

/** The resources of the stack of an additional node group. */
export function nodegroupPlan({ node_count }: NodeGroup): Planned[] {
  return [group('kube_minions', 'kubeminion', node_count, minion)]
}

function master({ floating_ip_enabled: isPublic }: Cluster): Planned[] {
  return [
    leaf('master_wait_handle', 'OS::Heat::WaitConditionHandle', 0.2, 0.25),
    leaf('kube-master', 'OS::Nova::Server', 0.3, 0.5),
    ...(isPublic ? [leaf('kube_master_floating', 'OS::Neutron::FloatingIP', 0.3, 0.4)] : []),
    leaf('master_wait_condition', 'OS::Heat::WaitCondition', 0.5, 0.9),
  ]
}

const minion: readonly Planned[] = [
  leaf('node_config', 'OS::Heat::SoftwareConfig', 0.4, 0.45),
  leaf('kube-minion', 'OS::Nova::Server', 0.5, 0.8),
]

function leaf(name: string, type: string, starts: number, ends: number): Planned {
  return { name, type, starts, ends }
}

function holder(name: string, type: string, nested: readonly Planned[]): Planned {
  const starts = Math.min(1, ...nested.map((each) => each.starts))
  const ends = Math.max(starts, ...nested.map((each) => each.ends))
  return { name, type, starts, ends, nested }
}

function group(name: string, of: string, count: number, each: readonly Planned[]): Planned {
  const members = Array.from({ length: count }, (_, index) => holder(String(index), template(of), each))
  return holder(name, 'OS::Heat::ResourceGroup', members)
}

const template = (name: string) =>
  `file:///usr/lib/python3/dist-packages/magnum/drivers/heat/templates/${name}.yaml`

const isMaster = ({ role }: NodeGroup) => role === 'master'

const nodes = (groups: readonly NodeGroup[]) => groups.reduce((sum, { node_count }) => sum + node_count, 0)
