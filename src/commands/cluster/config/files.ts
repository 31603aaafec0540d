import { writePrivateFileSet, type FileSet } from '../../../access/private-file-set'
import type { Context } from '../../../cli/context'
import type { OpenedCluster } from './open-cluster'

/** The names that docker looks for in DOCKER_CERT_PATH. */
export const certificateNames = ['key.pem', 'cert.pem', 'ca.pem']

/** The PEM files of a cluster; none without TLS. */
export function certificateFiles({ credentials }: OpenedCluster): FileSet {
  if (!credentials) return {}
  return { 'key.pem': credentials.key, 'cert.pem': credentials.cert, 'ca.pem': credentials.ca }
}

/** Puts the files of a cluster into a folder, all at once. */
export async function writeFiles(folder: string, files: FileSet, context: Context): Promise<void> {
  const names = Object.keys(files)
  if (names.length === 0) return
  await context.change(`Write ${names.join(', ')} in ${folder}`, () => writePrivateFileSet(folder, files))
}
