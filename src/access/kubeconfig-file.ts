import { readFile } from 'node:fs/promises'
import { explainFileErrors, systemErrorCode } from '../foundation/file-errors'
import { removeAbandoned, writePrivateFile } from '../foundation/private-file'
import { withFileLock } from '../foundation/file-lock'

/**
 * Changes a kubeconfig while nobody else, kubectl included, may: `change` is given its text, empty where there
 * is no file, and returns the new one. A symbolic link to it, as those who keep their settings in a
 * repository have, stays a link.
 * @throws MagnumError conflict, where it stays locked; failed, where it cannot be read or written
 */
export async function updateKubeconfigFile(path: string, change: (text: string) => string): Promise<void> {
  await withFileLock(path, async () => {
    await removeAbandoned(path)
    const text = await readKubeconfig(path)
    const changed = change(text)
    if (changed !== text) await writePrivateFile(path, changed, { followLink: true })
  })
}

/** The file that kubectl would write to: the first of `KUBECONFIG`, or `~/.kube/config`. */
export function kubeconfigPath(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const [first] = (env.KUBECONFIG ?? '').split(':').filter((path) => path !== '')
  if (first !== undefined) return first
  return env.HOME ? `${env.HOME}/.kube/config` : undefined
}

async function readKubeconfig(path: string): Promise<string> {
  return explainFileErrors(`read ${path}`, async () => {
    try {
      return await readFile(path, 'utf8')
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return ''
      throw error
    }
  })
}
