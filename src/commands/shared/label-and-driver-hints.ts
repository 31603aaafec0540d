import type { Context } from '../../cli/context'
import { MagnumError } from '../../foundation/errors'
import { nearest } from '../../foundation/nearest'

/** Maximum edit distance of a typo. Small, because a cloud may have labels and drivers of its own. */
const furthest = 2

/** Warns about label keys that look like typos; they are sent unchanged. */
export async function pointOutLabels(
  labels: Readonly<Record<string, string>>,
  { warn }: Pick<Context, 'warn'>,
): Promise<void> {
  const keys = Object.keys(labels)
  if (keys.length === 0) return
  const { labelKeys } = await import('../../catalogue/labels')
  for (const key of keys) pointOut('label', key, labelKeys, warn)
}

interface Drivers {
  readonly coe: string
  readonly network_driver: string | undefined
  readonly volume_driver: string | undefined
}

/** Warns about driver names that look like typos. */
export async function pointOutDrivers(drivers: Drivers, { warn }: Pick<Context, 'warn'>): Promise<void> {
  const { network_driver: network, volume_driver: volume } = drivers
  if (network === undefined && volume === undefined) return
  const { driversOfCoe } = await import('../../catalogue/drivers')
  const known = (kind: 'network' | 'volume') => Object.values(driversOfCoe).flatMap((coe) => coe[kind])
  if (network !== undefined) pointOut('network driver', network, known('network'), warn)
  if (volume !== undefined) pointOut('volume driver', volume, known('volume'), warn)
}

/** Adds a hint with the drivers for the COE if the service refuses one. */
export async function withDriverHint<T>({ coe }: Drivers, request: Promise<T>): Promise<T> {
  try {
    return await request
  } catch (error) {
    if (!(error instanceof MagnumError) || error.status !== 400 || !/driver/i.test(error.message)) throw error
    const { driversOfCoe } = await import('../../catalogue/drivers')
    const fitting = Object.hasOwn(driversOfCoe, coe) ? driversOfCoe[coe] : undefined
    if (!fitting) throw error
    throw error.withHint(
      `For ${coe}, use the network drivers ${fitting.network.join(', ')} ` +
        `and the volume driver ${fitting.volume.join(', ')}; see 'magnum help drivers'.`,
    )
  }
}

function pointOut(what: string, word: string, known: readonly string[], warn: (text: string) => void): void {
  if (known.includes(word)) return
  const guess = nearest(word, known, furthest)
  if (guess !== undefined) warn(`WARNING: unknown ${what} ${word}; did you mean ${guess}?`)
}
