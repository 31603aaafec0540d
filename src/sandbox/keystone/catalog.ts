import type { JsonObject } from '../json'
import { stableId } from './identities'

export const REGION = 'RegionOne'

const services = [
  { type: 'identity', name: 'keystone', path: '/identity/v3' },
  { type: 'container-infra', name: 'magnum', path: '/v1' },
  { type: 'image', name: 'glance', path: '/image' },
  { type: 'compute', name: 'nova', path: '/compute/v2.1' },
  { type: 'network', name: 'neutron', path: '/network' },
  { type: 'orchestration', name: 'heat', path: '/orchestration/v1/{project}' },
]

/** The service catalog of a token: all services share the sandbox's address. */
export function catalog(origin: string, project: string): JsonObject[] {
  return services.map(({ type, name, path }) => ({
    endpoints: ['public', 'internal', 'admin'].map((face) => ({
      id: stableId('endpoint', `${type} ${face}`),
      interface: face,
      region_id: REGION,
      url: origin + path.replace('{project}', project),
      region: REGION,
    })),
    id: stableId('service', type),
    type,
    name,
  }))
}
