import { type ShellName, shellOf } from '../../../access/shell-exports'
import { MagnumError } from '../../../foundation/errors'
import type { Host } from '../../../foundation/host'

/** Arguments of `cluster-config`. */
export interface ConfigArguments {
  readonly clusters: readonly string[]
  readonly dir: string
  readonly force: boolean
  readonly all: boolean
  readonly merge: boolean
  readonly setCurrent: boolean
  readonly remove: boolean
  readonly stdout: boolean
  readonly contextName: string | undefined
  readonly outputCerts: boolean
  readonly useKeystone: boolean
  readonly reuse: boolean
  readonly shell: ShellName | undefined
}

/** Whether to write one kubeconfig for several clusters. */
export function isForSeveral({ all, clusters }: ConfigArguments): boolean {
  return all || clusters.length > 1
}

/** The shell whose syntax the exports have. */
export function shellFor({ shell }: ConfigArguments, { env }: Host): ShellName {
  return shell ?? shellOf(env.SHELL)
}

/** Rejects invalid combinations of options, worded like argparse. @throws MagnumError usage */
export function checkConfigArguments(args: ConfigArguments): void {
  const several = isForSeveral(args)
  const rules: [wrong: boolean, what: string][] = [
    [args.clusters.length === 0 && !args.all, 'the following arguments are required: <cluster>'],
    [args.clusters.length > 0 && args.all, 'argument --all: not allowed with argument <cluster>'],
    [args.remove && args.all, 'argument --all: not allowed with argument --remove'],
    [args.remove && args.stdout, 'argument --stdout: not allowed with argument --remove'],
    [args.stdout && args.merge, 'argument --merge: not allowed with argument --stdout'],
    [args.stdout && args.setCurrent, 'argument --set-current: not allowed with argument --stdout'],
    [args.stdout && args.outputCerts, 'argument --output-certs: not allowed with argument --stdout'],
    ...(['merge', 'setCurrent', 'remove', 'stdout'] as const).map((other): [boolean, string] => [
      args.reuse && args[other],
      `argument --reuse: not allowed with argument --${other === 'setCurrent' ? 'set-current' : other}`,
    ]),
    [several && args.reuse, 'argument --reuse: not allowed with several clusters'],
    [several && args.contextName !== undefined, 'argument --context-name: not allowed with several clusters'],
    [several && args.outputCerts, 'argument --output-certs: not allowed with several clusters'],
  ]
  const [, what] = rules.find(([wrong]) => wrong) ?? []
  if (what !== undefined) throw new MagnumError('usage', what)
}
