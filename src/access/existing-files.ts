import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { MagnumError, explainFileErrors, systemErrorCode } from '../foundation/errors'
import { readNamedFile } from '../foundation/named-file'
import { checkCertificate, type Credentials } from './certificate-check'
import { type Kubeconfig, parseKubeconfig } from './kubeconfig/parse'
import { certificateNames, kubeconfigName } from './shell-exports'

/** The validated files of an earlier run. */
export interface ExistingFiles {
  /** The name of the cluster in the kubeconfig; undefined without a kubeconfig, as for Docker. */
  cluster: string | undefined
  /** The CA certificate in ca.pem. */
  ca: string | undefined
  /** Expiry date of the certificate, if there is one. */
  expires: Date | undefined
}

/**
 * Checks whether the files in a folder still give access to a cluster; undefined if there are none.
 *
 * @param now milliseconds since the epoch
 * @throws MagnumError failed, if they are not valid
 */
export async function checkExistingFiles(folder: string, now: number): Promise<ExistingFiles | undefined> {
  const config = await readIfThere(join(folder, kubeconfigName))
  const pems = await Promise.all(certificateNames.map((name) => readIfThere(join(folder, name))))
  if ([config, ...pems].every((text) => text === undefined)) return undefined
  const kubeconfig = config === undefined ? undefined : singleCluster(join(folder, kubeconfigName), config)
  const [key, cert, ca] = pems
  const inFiles = credentialsOf(key, cert, ca)
  const inConfig = kubeconfig && credentialsIn(kubeconfig)
  if (!kubeconfig && !inFiles) throw new MagnumError('failed', `The files in ${folder} are incomplete`)
  if (inFiles && inConfig && !isDeepStrictEqual(inFiles, inConfig)) {
    throw new MagnumError('failed', `The files in ${folder} do not belong together`)
  }
  const credentials = inFiles ?? inConfig
  const checked = credentials && (await checkCertificate(credentials, now))
  const [cluster] = kubeconfig?.items.clusters.keys() ?? []
  return { cluster, ca, expires: checked?.expires }
}

function singleCluster(path: string, text: string): Kubeconfig {
  const kubeconfig = parseKubeconfig(text)
  if (kubeconfig.items.clusters.size === 1) return kubeconfig
  throw new MagnumError('failed', `${path} must contain exactly one cluster`)
}

function credentialsIn({ items }: Kubeconfig): Credentials | undefined {
  const [[cluster], [user]] = [items.clusters.values(), items.users.values()]
  const data = [
    user?.content['client-key-data'],
    user?.content['client-certificate-data'],
    cluster?.content['certificate-authority-data'],
  ]
  const decode = (value: unknown) =>
    typeof value === 'string' ? Buffer.from(value, 'base64').toString() : undefined
  const [key, cert, ca] = data.map(decode)
  return credentialsOf(key, cert, ca)
}

function credentialsOf(key?: string, cert?: string, ca?: string): Credentials | undefined {
  return key !== undefined && cert !== undefined && ca !== undefined ? { key, cert, ca } : undefined
}

async function readIfThere(path: string): Promise<string | undefined> {
  return explainFileErrors(`read ${path}`, async () => {
    try {
      return (await readNamedFile(path, { special: 'none' })).toString()
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return undefined
      throw error
    }
  })
}
