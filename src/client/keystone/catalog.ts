import { MagnumError } from '../../foundation/errors'
import type { CatalogEndpoint, CatalogService } from './access'

/** Which endpoint to find. */
export interface EndpointWish {
  /** `container-infra` or an alias of the service type. */
  type: string
  name: string | undefined
  /** Accepted interfaces, the preferred one first. */
  interfaces: readonly string[]
  region: string | undefined
}

// os-service-types, service-types.json.
const aliases = ['container-infrastructure-management', 'container-infrastructure', 'container-infra']

// Magnum's type before 2016. It is now Zun's, so it is used only if the catalog has none of the others
// (python-magnumclient, v1/client.py, _load_service_type).
const formerType = 'container'

/**
 * The URL of an endpoint in the catalog, chosen as keystoneauth does (access/service_catalog.py).
 *
 * @throws MagnumError `failed`, with what the catalog offers; for scripts, `not-found` would mean a missing cluster
 */
export function findEndpoint(catalog: readonly CatalogService[], wish: EndpointWish): string {
  const services = servicesOfType(catalog, wish)
  for (const wanted of wish.interfaces) {
    for (const service of services) {
      const found = service.endpoints.find(
        (endpoint) => sameInterface(endpoint, wanted) && inRegion(endpoint, wish.region),
      )
      if (found) return found.url
    }
  }
  throw notFound(catalog, services, wish)
}

function servicesOfType(catalog: readonly CatalogService[], wish: EndpointWish): CatalogService[] {
  if (!aliases.includes(wish.type)) return servicesOf(catalog, [wish.type], wish.name)
  const services = servicesOf(catalog, [...new Set([wish.type, ...aliases])], wish.name)
  return services.length > 0 ? services : servicesOf(catalog, [formerType], wish.name)
}

function servicesOf(
  catalog: readonly CatalogService[],
  types: readonly string[],
  name: string | undefined,
): CatalogService[] {
  return types
    .flatMap((type) => catalog.filter((service) => service.type === type))
    .filter((service) => !name || !service.name || service.name === name)
}

// Catalogs of v2 use publicURL.
function sameInterface(endpoint: CatalogEndpoint, wanted: string): boolean {
  return endpoint.interface.replace(/URL$/, '') === wanted
}

function inRegion(endpoint: CatalogEndpoint, region: string | undefined): boolean {
  return !region || endpoint.region === region
}

function notFound(
  catalog: readonly CatalogService[],
  services: readonly CatalogService[],
  { type, region, interfaces }: EndpointWish,
): MagnumError {
  const place = region ? ` in region ${region}` : ''
  const message = `${interfaces.join(' or ')} endpoint for ${type} service${place} not found`
  const endpoints = services.flatMap((service) => service.endpoints)
  const hint =
    endpoints.length > 0
      ? `The catalog has it as: ${unique(endpoints.map(describe))}. Choose with --os-interface and --os-region-name.`
      : `The catalog has only services of these types: ${unique(catalog.map((service) => service.type)) || 'none at all'}.`
  return new MagnumError('failed', message, { hint })
}

function describe(endpoint: CatalogEndpoint): string {
  return endpoint.region ? `${endpoint.interface} in ${endpoint.region}` : endpoint.interface
}

function unique(names: readonly string[]): string {
  return [...new Set(names)].join(', ')
}
