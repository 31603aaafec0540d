export interface DriversOfCoe {
  network: readonly string[]
  volume: readonly string[]
  /** The network driver where none is given; without a name there is no volume driver. */
  byDefault: string
  /** `os_distro` of the images. */
  images: readonly string[]
  tls: boolean
}

/** What goes with each COE: Magnum's user guide, and magnum/api/validation.py for what came after it. */
export const driversOfCoe: Readonly<Record<string, DriversOfCoe>> = {
  kubernetes: {
    network: ['flannel', 'calico'],
    volume: ['cinder'],
    byDefault: 'flannel',
    images: ['fedora-coreos', 'fedora-atomic', 'coreos', 'ubuntu'],
    tls: true,
  },
  swarm: {
    network: ['docker', 'flannel'],
    volume: ['rexray'],
    byDefault: 'docker',
    images: ['fedora-atomic'],
    tls: true,
  },
  mesos: { network: ['docker'], volume: ['rexray'], byDefault: 'docker', images: ['ubuntu'], tls: false },
}

export const coes = Object.keys(driversOfCoe)
