// Writes without end what `kill.test.ts` kills it at; says on stdout what is done.
import { updateKubeconfigFile } from '../../../src/access/kubeconfig-file'
import { mergeKubeconfig } from '../../../src/access/kubeconfig-merge'
import { writePrivateFileSet } from '../../../src/access/private-file-set'

const [, , what = '', path = '', id = '', times = 'Infinity'] = process.argv

async function write(number: number): Promise<void> {
  const name = `${id}-${number}`
  if (what === 'set') {
    await writePrivateFileSet(path, { 'key.pem': name, 'cert.pem': name, 'ca.pem': name })
  } else {
    const entry = { cluster: name, user: name, context: name, server: 'https://x', ca: undefined }
    const credentials = { kind: 'anonymous' } as const
    await updateKubeconfigFile(path, (text) =>
      mergeKubeconfig(text, [{ ...entry, credentials }], { force: false, setCurrent: false }),
    )
  }
  process.stdout.write(`${name}\n`)
}

async function main(): Promise<void> {
  process.stdout.write('ready\n')
  for (let number = 0; number < Number(times); number++) await write(number)
}

void main()
