// Merges entries into a kubeconfig until it is killed; reports each on stdout.
import { updateKubeconfigs } from '../../../src/access/kubeconfig/files'
import { mergeKubeconfigs } from '../../../src/access/kubeconfig/merge'

const [, , path = '', id = '', times = 'Infinity'] = process.argv

async function merge(name: string): Promise<void> {
  const entry = { cluster: name, user: name, context: name, server: 'https://x', ca: undefined }
  const credentials = { kind: 'anonymous' } as const
  const options = { force: false, setCurrent: false }
  await updateKubeconfigs(
    [path],
    (files) => mergeKubeconfigs(files, [{ ...entry, credentials }], options).texts,
  )
  process.stdout.write(`${name}\n`)
}

async function main(): Promise<void> {
  process.stdout.write('ready\n')
  for (let number = 0; number < Number(times); number++) await merge(`${id}-${number}`)
}

void main()
