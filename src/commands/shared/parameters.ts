import type { Context } from '../../cli/context'
import type { Options, TypeOf } from '../../cli/definition'
import { flag, many, one, optional, seconds, text } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'

/** Positional arguments that name resources. */
export const clusterPositional = {
  cluster: one('<cluster>', { help: 'Name or UUID of the cluster', completes: 'cluster' }),
}
export const clustersPositional = {
  clusters: many('<cluster>', { help: 'Names or UUIDs of the clusters', completes: 'cluster' }),
}
export const templatePositional = {
  template: one('<cluster_template>', {
    help: 'Name or UUID of the template',
    completes: 'cluster-template',
  }),
}
export const templatesPositional = {
  templates: many('<cluster_templates>', {
    help: 'Names or UUIDs of the templates',
    completes: 'cluster-template',
  }),
}
export const nodegroupPositional = {
  nodegroup: one('<nodegroup>', { help: 'Name or UUID of the node group', completes: 'nodegroup' }),
}
export const nodegroupsPositional = {
  nodegroups: many('<nodegroup>', { help: 'Names or UUIDs of the node groups', completes: 'nodegroup' }),
}

/** The name of a new resource: a positional, or the deprecated `--name`. */
export const namePositional = { name: optional('<name>', { help: 'Name of the new resource' }) }
export const nameOption = { oldName: text('--name', { help: 'Deprecated spelling of <name>', hidden: true }) }

/** @throws MagnumError usage, if both are given */
export function readName(
  { name, oldName }: { readonly name: string | undefined; readonly oldName: string | undefined },
  context: Context,
): string | undefined {
  const given = positionalOrOption('<name>', name, oldName)
  if (oldName !== undefined) {
    context.warn('WARNING: --name is deprecated. Use the <name> positional to avoid seeing this message.')
  }
  return given
}

/** The value of an argument that can be given as a positional or an option. @throws MagnumError usage, if it is both */
export function positionalOrOption(
  metavar: string,
  positional: string | undefined,
  option: string | undefined,
): string | undefined {
  if (positional === undefined || option === undefined) return positional ?? option
  throw new MagnumError('usage', `Duplicate "${metavar}" arguments: ${positional}, ${option}`)
}

/** Option of every command that deletes or replaces something. */
export const yesOption = {
  yes: flag('--yes', {
    aliases: ['-y'],
    help: 'Do not ask for confirmation, even with the setting confirm',
    added: true,
  }),
}

export const waitTimeoutOption = {
  waitTimeout: seconds('--wait-timeout', {
    help: "Maximum time to wait (default: the cluster's own time limit)",
    added: true,
  }),
}

export const waitOptions = {
  wait: flag('--wait', { help: 'Wait until the operation finishes', added: true }),
  ...waitTimeoutOption,
}

export interface WaitArguments {
  readonly wait: boolean
  readonly waitTimeout: number | undefined
}

/** @throws MagnumError usage, if `--wait-timeout` is given without `--wait` */
export function checkWaitOptions({ wait, waitTimeout }: WaitArguments): void {
  if (wait || waitTimeout === undefined) return
  throw new MagnumError('usage', 'argument --wait-timeout: allowed only with --wait')
}

type Optional<O extends Options> = { [K in keyof O]: undefined extends TypeOf<O[K]> ? K : never }[keyof O]
type Attributes<O extends Options> = { [K in Optional<O>]?: NonNullable<TypeOf<O[K]>> } & {
  [K in Exclude<keyof O, Optional<O>>]: TypeOf<O[K]>
}

/**
 * The attributes of a request body from a table of options whose keys are API names. Options not given and without a
 * default are omitted, because an explicit null has a meaning in newer services.
 */
export function attributesOf<O extends Options>(
  options: O,
  args: Readonly<Record<keyof O, unknown>>,
): Attributes<O> {
  const given = Object.keys(options).filter((key) => args[key] !== undefined)
  // The parser typed each value by the option of the same key.
  return Object.fromEntries(given.map((key) => [key, args[key]])) as Attributes<O>
}
