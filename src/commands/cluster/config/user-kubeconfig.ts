import { resolve } from 'node:path'
import { kubeconfigPath } from '../../../access/kubeconfig-file'
import type { Context } from '../../../cli/context'
import { MagnumError } from '../../../foundation/errors'

/** The path of the file that kubectl itself would write to. @throws MagnumError usage, where there is none */
export function userKubeconfig({ host }: Context): string {
  const path = kubeconfigPath(host.env)
  if (path !== undefined) return resolve(host.cwd(), path)
  throw new MagnumError('usage', 'neither KUBECONFIG nor HOME says where the kubeconfig is', {
    hint: 'Set KUBECONFIG to its path',
  })
}
