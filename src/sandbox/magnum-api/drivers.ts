import { pythonStr } from '../../foundation/python'
import { Refusal } from '../server/requests'
import type { Coe } from '../resources'

/** An orchestration engine, as Magnum's validators and cluster drivers define it. */
interface Engine {
  networkDrivers: readonly string[]
  volumeDrivers: readonly string[]
  version: string
  containerVersion: string | null
}

const docker: Engine = {
  networkDrivers: ['docker', 'flannel'],
  volumeDrivers: ['rexray'],
  version: '1.12.6',
  containerVersion: '1.12.6',
}

/** The first network driver is the default. Magnum has dropped Mesos; the sandbox keeps it because guides use it. */
const engines: Partial<Record<string, Engine>> = {
  kubernetes: {
    networkDrivers: ['flannel', 'calico'],
    volumeDrivers: ['cinder'],
    version: 'v1.25.3',
    containerVersion: null,
  },
  swarm: docker,
  'swarm-mode': docker,
  mesos: {
    networkDrivers: ['docker'],
    volumeDrivers: ['rexray'],
    version: '0.28.1',
    containerVersion: '1.9.1',
  },
}

interface Driver {
  name: string
  serverType: string
  distro: string
  coe: Coe
  /**
   * Whether several masters need `master_lb_enabled`. The drivers for Fedora Atomic did not, and guides of that time
   * create such clusters.
   */
  mastersNeedLoadBalancer: boolean
}

const atomic = (coe: Coe): Driver => ({
  name: `${coe === 'kubernetes' ? 'k8s' : coe.replace('-', '_')}_fedora_atomic`,
  serverType: 'vm',
  distro: 'fedora-atomic',
  coe,
  mastersNeedLoadBalancer: false,
})

const drivers: readonly Driver[] = [
  {
    ...atomic('kubernetes'),
    name: 'k8s_fedora_coreos',
    distro: 'fedora-coreos',
    mastersNeedLoadBalancer: true,
  },
  atomic('kubernetes'),
  atomic('swarm'),
  atomic('swarm-mode'),
  { ...atomic('mesos'), name: 'mesos_ubuntu', distro: 'ubuntu' },
]

interface ClusterType {
  server_type: string
  cluster_distro: string | null | undefined
  coe: string
}

/** The driver of a cluster type. @throws Refusal 400 if there is none */
export function driverOf({ server_type, cluster_distro, coe }: ClusterType): Driver {
  const found = drivers.find(
    (each) => each.serverType === server_type && each.distro === cluster_distro && each.coe === coe,
  )
  if (found) return found
  const distro = cluster_distro === undefined ? 'Unset' : pythonStr(cluster_distro)
  throw new Refusal(400, `Cluster type (${server_type}, ${distro}, ${coe}) not supported.`)
}

export function engineOf(coe: string): Engine {
  const engine = engines[coe]
  if (!engine) throw new Refusal(400, `Requested COE type ${coe} is not supported.`)
  return engine
}

/** The network driver of a new template; default: that of the engine. */
export function networkDriverOf(coe: string, asked: string | null): string {
  const { networkDrivers } = engineOf(coe)
  const driver = asked ?? networkDrivers[0] ?? ''
  requireSupported('Network', 'network', driver, networkDrivers)
  return driver
}

export function checkVolumeDriver(coe: string, driver: string | null): void {
  if (driver) requireSupported('Volume', 'volume', driver, engineOf(coe).volumeDrivers)
}

function requireSupported(title: string, kind: string, driver: string, supported: readonly string[]): void {
  if (supported.includes(driver)) return
  throw new Refusal(
    400,
    `${title} driver type ${driver} is not supported, expecting a ${[...supported, 'unspecified'].join('/')} ${kind} driver.`,
  )
}

export function checkVolumeSize(storageDriver: string | null, size: number | null): void {
  if (storageDriver !== 'devicemapper' || (size !== null && size >= 3)) return
  throw new Refusal(
    400,
    `docker volume size ${pythonStr(size)} GB is not valid, expecting minimum value 3GB for devicemapper storage driver.`,
  )
}
