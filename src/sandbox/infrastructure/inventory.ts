/** A Glance image. Magnum selects the cluster driver by its `os_distro` and refuses an image without one. */
export interface Image {
  id: string
  name: string
  os_distro?: string
}

const id = (digit: number) => [8, 4, 4, 4, 12].map((length) => String(digit % 10).repeat(length)).join('-')

/** The images available to all projects, with the names used in Magnum's user guide and other guides. */
export const images: readonly Image[] = [
  { id: id(1), name: 'fedora-coreos-latest', os_distro: 'fedora-coreos' },
  { id: id(2), name: 'fedora-atomic-latest', os_distro: 'fedora-atomic' },
  { id: id(3), name: 'ubuntu-mesos', os_distro: 'ubuntu' },
  { id: id(4), name: 'no-distro' },
  { id: id(5), name: 'Fedora-Atomic-25', os_distro: 'fedora-atomic' },
  { id: id(6), name: 'fedora-23-atomic-7', os_distro: 'fedora-atomic' },
]

export const flavors = ['m1.small', 'm1.medium', 'm1.large', 'm1.magnum', 'io.70GB'].map((name, index) => ({
  id: String(index + 1),
  name,
  vcpus: 2 ** index,
  ram: 2048 * 2 ** index,
  disk: 20,
}))

/** A placeholder in a guide that readers may type literally: found by name, but not listed. */
export const placeholderKeypair = "<your keypair's name>"

export const keypairs = ['mykey', 'testkey', 'default', placeholderKeypair].map((name) => ({
  name,
  type: 'ssh',
  fingerprint: '00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff',
  public_key: 'ssh-rsa AAAA sandbox',
}))

export const networks = [
  { id: id(7), name: 'public', 'router:external': true, subnets: [id(9)] },
  { id: id(8), name: 'private', 'router:external': false, subnets: [id(6)] },
]

export const subnets = [
  { id: id(9), name: 'public-subnet', network_id: id(7), cidr: '172.24.4.0/24', ip_version: 4 },
  { id: id(6), name: 'private-subnet', network_id: id(8), cidr: '10.0.0.0/16', ip_version: 4 },
]

export function findNamed<T extends { id: string; name: string }>(
  things: readonly T[],
  name: string,
): T | undefined {
  return things.find((thing) => thing.name === name || thing.id === name)
}
