import { any, optional, texts } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'
import type { Value } from '../../foundation/json'
import type { PatchOperation } from '../../client/magnum/patch'
import { keyValues } from './labels'
import { patchOperations, readPatch } from './patch'

/** The old grammar of a change: an operation, and what it is to be done to. */
export const changePositionals = {
  op: optional('<op>', { help: 'add, replace or remove', choices: patchOperations }),
  changes: any('<path=value>', { help: 'Attributes and their new values; only paths for remove' }),
}

/** What the newer grammar, options, has for labels. */
export const changeOptions = {
  label: texts('--label', {
    help: 'Label to set; may be given several times',
    metavar: '<key=value>',
    completes: 'label',
    added: true,
  }),
  noLabel: texts('--no-label', {
    help: 'Label to remove; may be given several times',
    metavar: '<key>',
    completes: 'label',
    added: true,
  }),
}

interface ChangeArguments {
  readonly op: string | undefined
  readonly changes: readonly string[]
  readonly label: readonly string[]
  readonly noLabel: readonly string[]
}

/**
 * The patch that an update command asks for, in either grammar or both. `replaced`: the attributes that the
 * command's own options set.
 *
 * @throws MagnumError usage, where nothing is to be changed
 */
export function readChanges(
  { op, changes, label, noLabel }: ChangeArguments,
  replaced: Readonly<Record<string, Value>>,
): PatchOperation[] {
  if (op !== undefined && changes.length === 0) {
    throw new MagnumError('usage', 'the following arguments are required: <path=value>')
  }
  const patch: PatchOperation[] = [
    ...(op === undefined ? [] : readPatch(op, changes)),
    ...Object.entries(replaced).map(([key, value]) => ({ op: 'replace' as const, path: `/${key}`, value })),
    ...[...keyValues(label, '--label')].map(([key, value]) => ({
      op: 'add' as const,
      path: `/labels/${pointer(key)}`,
      value,
    })),
    ...noLabel.map((key) => ({ op: 'remove' as const, path: `/labels/${pointer(key)}` })),
  ]
  if (patch.length === 0) {
    throw new MagnumError('usage', 'the following arguments are required: <op>, <path=value>')
  }
  return patch
}

/** A name as a part of a JSON pointer (RFC 6901). */
const pointer = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')
