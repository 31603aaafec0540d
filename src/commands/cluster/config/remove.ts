import { updateKubeconfigFile } from '../../../access/kubeconfig-file'
import { removeFromKubeconfig } from '../../../access/kubeconfig-merge'
import type { Context } from '../../../cli/context'
import type { Nothing } from '../../../output/result'
import type { ConfigArguments } from './arguments'
import { userKubeconfig } from './user-kubeconfig'

/** Takes clusters out of kubectl's own file. The service is not asked: they may be gone there already. */
export async function removeFromKubeconfigFile(args: ConfigArguments, context: Context): Promise<Nothing> {
  const path = userKubeconfig(context)
  const names = args.contextName === undefined ? args.clusters : [args.contextName]
  await context.change(`Take ${names.join(', ')} out of ${path}`, async () => {
    await updateKubeconfigFile(path, (text) => names.reduce(removeFromKubeconfig, text))
    for (const name of names) context.warn(`Context ${name} is no longer in ${path}.`)
  })
  return { kind: 'nothing' }
}
