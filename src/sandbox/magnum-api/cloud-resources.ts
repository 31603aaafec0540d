import { Refusal } from '../server/requests'
import { findNamed, flavors, images, keypairs, networks, type Image } from '../infrastructure/inventory'
import type { Labels } from '../resources'
import type { Cloud } from './call'

/** The attributes of a template or cluster that refer to Glance, Nova and Neutron resources. */
interface Names {
  image_id: string
  flavor_id: string | null
  master_flavor_id: string | null
  external_network_id: string | null
  labels: Labels
}

/** Looks up the other services' resources of a template or cluster, in Magnum's order. @returns the image */
export function checkCloudResources(names: Names): Image & { os_distro: string } {
  const image = findNamed(images, names.image_id)
  if (!image) throw new Refusal(400, `Image ${names.image_id} could not be found.`)
  if (!image.os_distro) {
    throw new Refusal(400, `Image ${names.image_id} doesn't contain os_distro field.`)
  }
  for (const flavor of [names.flavor_id, names.master_flavor_id]) checkFlavor(flavor)
  const network = names.external_network_id
  if (network !== null && !findNamed(networks, network)?.['router:external']) {
    throw new Refusal(400, `Unable to find external network ${network}.`)
  }
  checkLabels(names.labels)
  return { ...image, os_distro: image.os_distro }
}

/** Since 1.12, Magnum refuses missing flavors when it creates a cluster or updates a template. */
export function requireFlavors(
  { flavor_id, master_flavor_id }: Pick<Names, 'flavor_id' | 'master_flavor_id'>,
  { newest, hasDefaultFlavors }: Pick<Cloud, 'newest' | 'hasDefaultFlavors'>,
): void {
  if (newest < 12 || hasDefaultFlavors || (flavor_id !== null && master_flavor_id !== null)) return
  throw new Refusal(400, 'Unable to find flavor None.')
}

function checkFlavor(flavor: string | null): void {
  if (flavor !== null && !findNamed(flavors, flavor)) {
    throw new Refusal(400, `Unable to find flavor ${flavor}.`)
  }
}

export function checkKeypair(keypair: string | null): void {
  if (keypair !== null && !keypairs.some((each) => each.name === keypair)) {
    throw new Refusal(404, `Unable to find keypair ${keypair}.`)
  }
}

const STRATEGIES = ['spread', 'binpack', 'random']

function checkLabels(labels: Labels): void {
  const strategy = labels.swarm_strategy
  if (strategy === undefined || STRATEGIES.includes(String(strategy))) return
  throw new Refusal(
    400,
    `property "labels/swarm_strategy" with value "${strategy}" is not supported, supported values are: ${[...STRATEGIES, 'unspecified'].join(', ')}.`,
  )
}
