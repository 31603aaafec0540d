import type { Context } from '../cli/context'
import type { Option, Positional } from '../cli/definition'
import type { Choice } from '../foundation/host'
import { MagnumError } from '../foundation/errors'
import { isObject, objectIn } from '../foundation/json'
import { allOf } from '../foundation/pages'
import type { ServiceType } from '../client/keystone/endpoint'

type Row = Readonly<Record<string, unknown>>
type Asks = Pick<Context, 'magnum' | 'service'>

interface Narrowing {
  /** The cluster whose node groups to list. */
  readonly cluster?: string
  /** The COE that images and drivers must suit. */
  readonly coe?: string | undefined
}

interface Source {
  readonly rows: (context: Asks, narrowing: Narrowing) => Promise<readonly Row[]>
  readonly note?: (row: Row) => string
  readonly isDefault?: (row: Row) => boolean
  /** Rows with a lower rank are listed first. */
  readonly rank?: (row: Row) => number
}

/** Sources of names, by the `completes` of a parameter. */
const sources: Readonly<Record<string, Source>> = {
  cluster: { rows: async (context) => allOf((await context.magnum()).clusters.list()) },
  'cluster-template': {
    rows: async (context) => allOf((await context.magnum()).clusterTemplates.list()),
    note: ({ coe }) => textOf(coe),
  },
  coe: { rows: async () => (await import('../catalogue/drivers')).coes.map((name) => ({ name })) },
  'network-driver': {
    rows: (_, { coe }) => drivers('network', coe),
    note: ({ isDefault }) => (isDefault === true ? 'default' : ''),
    isDefault: ({ isDefault }) => isDefault === true,
  },
  'volume-driver': { rows: (_, { coe }) => drivers('volume', coe) },
  nodegroup: {
    rows: async (context, { cluster = '' }) => allOf((await context.magnum()).nodegroups.list(cluster)),
  },
  image: {
    rows: async (context, { coe = '' }) => {
      const { driversOfCoe } = await import('../catalogue/drivers')
      const systems = Object.hasOwn(driversOfCoe, coe) ? driversOfCoe[coe]?.images : undefined
      const images = await serviceRows(context, 'image', '/images', 'images')
      // Magnum refuses images without os_distro.
      return images
        .filter(({ os_distro: system }) => system && (systems?.includes(textOf(system)) ?? true))
        .map((image) => ({ ...image, rank: systems?.indexOf(textOf(image['os_distro'])) }))
    },
    note: ({ os_distro }) => textOf(os_distro),
    rank: ({ rank }) => Number(rank ?? 0),
  },
  flavor: {
    rows: (context) => serviceRows(context, 'compute', '/flavors/detail', 'flavors'),
    note: ({ vcpus, ram, disk }) => `${textOf(vcpus)} VCPU, ${textOf(ram)} MB, ${textOf(disk)} GB disk`,
    rank: ({ ram }) => Number(ram),
  },
  keypair: {
    rows: async (context) => {
      const rows = await serviceRows(context, 'compute', '/os-keypairs', 'keypairs')
      return rows.map(({ keypair }) => keypair).filter(isObject)
    },
  },
  network: { rows: (context) => networks(context, false) },
  'external-network': { rows: (context) => networks(context, true) },
  subnet: {
    rows: (context) => serviceRows(context, 'network', '/subnets', 'subnets'),
    note: ({ cidr }) => textOf(cidr),
  },
}

/**
 * Lists the cloud's resources of a kind, sorted by rank and name; empty if the kind is unknown or the cloud lacks the service.
 * Those with a shared name or a name unsafe for terminals are identified by ID.
 *
 * @throws MagnumError
 */
export async function inventoryOf(
  kind: string,
  context: Asks,
  narrowing: Narrowing = {},
): Promise<readonly Choice[]> {
  const source = Object.hasOwn(sources, kind) ? sources[kind] : undefined
  if (!source) return []
  const rows = await source.rows(context, narrowing)
  const uses = new Map<string, number>()
  for (const row of rows) uses.set(textOf(row['name']), (uses.get(textOf(row['name'])) ?? 0) + 1)
  return rows
    .map((row) => {
      const name = textOf(row['name'])
      const isClear = uses.get(name) === 1 && !/\p{C}/u.test(name)
      const value = isClear ? name : textOf(row['uuid'] ?? row['id'])
      const note = [isClear ? '' : name, source.note?.(row) ?? ''].join(' ').trim()
      const choice = { value, label: value, note, ...(source.isDefault?.(row) && { isDefault: true }) }
      return { choice, value, rank: source.rank?.(row) ?? 0 }
    })
    .filter(({ value }) => value !== '' && !/\p{C}/u.test(value))
    .sort((one, other) => one.rank - other.rank || (one.value < other.value ? -1 : 1))
    .map(({ choice }) => choice)
}

/**
 * Lists the choices for a parameter; of images and drivers, only those for the COE. Empty if they cannot be listed: the user can
 * still type a value.
 */
export async function choicesFor(
  parameter: Option | Positional,
  context: Context,
  coe?: string,
): Promise<readonly Choice[]> {
  const { completes } = parameter
  if (completes === undefined) return []
  const name = 'flags' in parameter ? parameter.flags[0] : parameter.metavar
  try {
    const choices = await inventoryOf(completes, context, { coe })
    if (choices.length === 0 && Object.hasOwn(sources, completes))
      context.warn(`The cloud lists no suitable value for ${name}.`)
    return choices
  } catch (error) {
    if (!(error instanceof MagnumError) || !isIgnorable(error)) throw error
    context.warn(`WARNING: cannot list choices for ${name}: ${error.message}`)
    return []
  }
}

/** Whether the user can go on without choices. Without a login or a connection, the command would fail anyway. */
function isIgnorable({ kind, status }: MagnumError): boolean {
  return (
    kind !== 'connection' && kind !== 'interrupted' && status !== 401 && (kind !== 'denied' || status === 403)
  )
}

/** The drivers for the COE; none if it is unknown. */
async function drivers(kind: 'network' | 'volume', coe = ''): Promise<Row[]> {
  const { driversOfCoe } = await import('../catalogue/drivers')
  const known = Object.hasOwn(driversOfCoe, coe) ? driversOfCoe[coe] : undefined
  return (known?.[kind] ?? []).map((name) => ({
    name,
    isDefault: kind === 'network' && name === known?.defaultNetwork,
  }))
}

const networks = async (context: Asks, external: boolean) =>
  (await serviceRows(context, 'network', '/networks', 'networks')).filter(
    (network) => (network['router:external'] === true) === external,
  )

/** The first 1,000, the page size of the services and more than enough to choose from. */
async function serviceRows(
  context: Asks,
  service: ServiceType,
  path: string,
  collection: string,
): Promise<Row[]> {
  const session = await context.service(service)
  if (!session) return []
  const { body } = await session
    .request({ method: 'GET', path, query: { limit: 1000 } })
    .catch((error: unknown) => {
      if (!(error instanceof MagnumError) || error.kind !== 'connection') throw error
      // The login has answered, and Magnum may: the command can do without this service.
      throw new MagnumError('failed', error.message)
    })
  const rows = objectIn(body)?.[collection]
  if (Array.isArray(rows)) return rows.filter(isObject)
  throw new MagnumError('failed', `The ${service} service returned an invalid list of ${collection}`)
}

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
