export interface DriversOfCoe {
  network: readonly string[]
  volume: readonly string[]
  /** The default network driver. There is no default volume driver. */
  defaultNetwork: string
  /** `os_distro` of the images, the usual one first. */
  images: readonly string[]
  tls: boolean
}

/** The drivers and images of each COE: Magnum's user guide; for later additions, magnum/api/validation.py. */
export const driversOfCoe: Readonly<Record<string, DriversOfCoe>> = {
  kubernetes: {
    network: ['flannel', 'calico'],
    volume: ['cinder'],
    defaultNetwork: 'flannel',
    images: ['fedora-coreos', 'fedora-atomic', 'coreos', 'ubuntu'],
    tls: true,
  },
  swarm: {
    network: ['docker', 'flannel'],
    volume: ['rexray'],
    defaultNetwork: 'docker',
    images: ['fedora-atomic'],
    tls: true,
  },
  mesos: {
    network: ['docker'],
    volume: ['rexray'],
    defaultNetwork: 'docker',
    images: ['ubuntu'],
    tls: false,
  },
}

export const coes = Object.keys(driversOfCoe)

/** Every COE that the API accepts, also those without a driver in Magnum: magnum/objects/fields.py, ClusterType. */
export const coesOfApi = [...coes, 'swarm-mode', 'dcos']
