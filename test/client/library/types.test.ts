import { spawnSync } from 'node:child_process'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderWithPackage, root } from './package'

const consumer = `\
import { connect, MagnumError, type Cluster, type MagnumClient } from 'magnum-cli'

export async function stopped(env: NodeJS.ProcessEnv): Promise<string[]> {
  const { magnum, close }: { magnum: MagnumClient; close(): void } = await connect({ env })
  const failed: Cluster[] = []
  try {
    for await (const page of magnum.clusters.list({ sortKey: 'name' })) {
      failed.push(...page.filter(({ status }) => status?.endsWith('_FAILED')))
    }
    await magnum.nodegroups.create('demo', { name: 'gpu', node_taints: [{ key: 'gpu', effect: 'NoSchedule' }] })
    // @ts-expect-error cluster_template_id is required
    await magnum.clusters.create({ name: 'demo' })
    // @ts-expect-error unknown effect
    await magnum.nodegroups.create('demo', { name: 'gpu', node_taints: [{ key: 'gpu', effect: 'Never' }] })
  } catch (error) {
    if (error instanceof MagnumError && error.kind === 'not-found') return [error.requestId ?? '']
    throw error
  } finally {
    close()
  }
  // @ts-expect-error a name may be null
  return failed.map(({ name }) => name)
}
`

let folder: string
beforeAll(() => {
  folder = folderWithPackage()
  symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'))
  for (const name of ['esm.mts', 'cjs.cts', 'plain.ts']) writeFileSync(join(folder, name), consumer)
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['node16', ['--module', 'node16', '--moduleResolution', 'node16'], ['esm.mts', 'cjs.cts']],
  ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler'], ['plain.ts']],
])('the types of the package are found and right under moduleResolution %s', (_name, options, files) => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const strict = ['--strict', '--noEmit', '--target', 'es2022', '--types', 'node', '--skipDefaultLibCheck']
  const { stdout, status } = spawnSync(process.execPath, [tsc, ...strict, ...options, ...files], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
})
