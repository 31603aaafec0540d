import { createHash } from 'node:crypto'
import type { Operation } from '../resources'
import type { Failure } from './failures'
import type { Planned } from './plan'

/** A stack, nested or not. */
export interface StackPlace {
  kind: 'stack'
  id: string
  name: string
  /** The resource that contains it; undefined for a root stack. */
  holder: ResourcePlace | undefined
}

/** A resource and its stack. */
export interface ResourcePlace {
  kind: 'resource'
  name: string
  type: string
  stack: StackPlace
  nested: StackPlace | undefined
}

export interface Event {
  id: string
  /** Milliseconds since the epoch. */
  time: number
  /** Elapsed fraction of the operation's duration: 0 to 1. */
  at: number
  place: StackPlace | ResourcePlace
  status: string
  reason: string
}

/** An operation on a stack, and how it fails. */
export interface Occasion {
  operation: Operation
  failure: Failure | undefined
}

/** A UUID derived from words; the same words give the same UUID. */
export function derivedId(...words: (string | number)[]): string {
  const digest = createHash('sha256').update(words.join('/')).digest('hex')
  return [8, 4, 4, 4, 12].map((length, index) => digest.slice(index * 6, index * 6 + length)).join('-')
}

/** The resources of a stack, followed by those of its nested stacks. */
export function placesOf(stack: StackPlace, plan: readonly Planned[]): ResourcePlace[] {
  const own = plan.map((planned) => placeOf(stack, planned))
  const deeper = own.flatMap(({ nested }, index) =>
    nested ? placesOf(nested, plan[index]?.nested ?? []) : [],
  )
  return [...own, ...deeper]
}

function placeOf(stack: StackPlace, { name, type, nested }: Planned): ResourcePlace {
  const place: ResourcePlace = { kind: 'resource', name, type, stack, nested: undefined }
  if (!nested) return place
  const id = derivedId(stack.id, name)
  const suffix = derivedId(id, 'name').replaceAll('-', '').slice(0, 12)
  return { ...place, nested: { kind: 'stack', id, name: `${stack.name}-${name}-${suffix}`, holder: place } }
}

/** The events of an operation in order of time; simultaneous ones in causal order. */
export function eventsOf(root: StackPlace, plan: readonly Planned[], occasion: Occasion): Event[] {
  const whole = { starts: 0, ends: 1, nested: plan }
  const all = stackEvents(root, whole, occasion, firstFailure(plan, occasion))
  // An update only changes the number of worker nodes.
  const touched = occasion.operation.verb === 'UPDATE' ? all.filter(({ place }) => isOfWorkers(place)) : all
  return touched.sort((a, b) => a.at - b.at)
}

/** The status reason of a failed stack; undefined if nothing fails. */
export function stackReason(plan: readonly Planned[], occasion: Occasion): string | undefined {
  const failed = firstFailure(plan, occasion)
  return failed && `Resource ${occasion.operation.verb} failed: ${reasonOf(failed)}`
}

function isOfWorkers(place: StackPlace | ResourcePlace): boolean {
  if (place.kind === 'resource') return place.name === 'kube_minions'
  return !place.holder || place.holder.name === 'kube_minions'
}

type Span = Pick<Planned, 'starts' | 'ends'> & { nested: readonly Planned[] }

function stackEvents(
  stack: StackPlace,
  { starts, ends, nested }: Span,
  occasion: Occasion,
  failed: Failed | undefined,
): Event[] {
  const { verb } = occasion.operation
  const reason = failed
    ? `Resource ${verb} failed: ${reasonOf(failed)}`
    : `Stack ${verb} completed successfully`
  return [
    event(stack, starts, `${verb}_IN_PROGRESS`, `Stack ${verb} started`, occasion),
    ...nested.flatMap((planned) => resourceEvents(placeOf(stack, planned), planned, occasion)),
    event(stack, ends, `${verb}_${failed ? 'FAILED' : 'COMPLETE'}`, reason, occasion),
  ]
}

function resourceEvents(place: ResourcePlace, planned: Planned, occasion: Occasion): Event[] {
  const { verb } = occasion.operation
  const failed = failureIn(planned, occasion)
  // A failure happens at the very end, together with that of the cluster.
  const { starts, nested } = planned
  const ends = failed ? 1 : planned.ends
  const inside = failed && { ...failed, path: failed.path.slice(1) }
  return [
    event(place, starts, `${verb}_IN_PROGRESS`, 'state changed', occasion),
    ...(place.nested && nested ? stackEvents(place.nested, { starts, ends, nested }, occasion, inside) : []),
    failed
      ? event(place, ends, `${verb}_FAILED`, reasonOf(failed), occasion)
      : event(place, ends, `${verb}_COMPLETE`, 'state changed', occasion),
  ]
}

/** A failure and the path of its resource: `['kube_minions', '0', 'kube-minion']`. */
interface Failed {
  path: readonly string[]
  failure: Failure
}

function firstFailure(plan: readonly Planned[], occasion: Occasion): Failed | undefined {
  for (const planned of plan) {
    const found = failureIn(planned, occasion)
    if (found) return found
  }
  return undefined
}

function failureIn({ name, nested }: Planned, occasion: Occasion): Failed | undefined {
  const { failure } = occasion
  if (!failure) return undefined
  if (!nested) return name === failure.resource ? { path: [name], failure } : undefined
  const found = firstFailure(nested, occasion)
  return found && { ...found, path: [name, ...found.path] }
}

/** `Forbidden: resources.kube_minions.resources[0].resources.kube-minion: Quota exceeded…` */
function reasonOf({ path, failure: { error, message } }: Failed): string {
  const steps = path.map((name) => (/^\d+$/.test(name) ? `resources[${name}]` : `resources.${name}`))
  return `${error}: ${steps.join('.')}: ${message}`
}

function event(
  place: StackPlace | ResourcePlace,
  at: number,
  status: string,
  reason: string,
  { operation: { began, duration } }: Occasion,
): Event {
  const where = place.kind === 'stack' ? place.id : `${place.stack.id}/${place.name}`
  return { id: derivedId(began, where, status), time: began + at * duration, at, place, status, reason }
}
