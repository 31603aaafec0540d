import { fileURLToPath } from 'node:url'
import { run } from './measure.mjs'

const magnum = [process.execPath, fileURLToPath(new URL('../bin/magnum', import.meta.url))]

/**
 * Starts a sandbox without delays, with the cluster `c`.
 *
 * @param {string} home folder for its state
 * @returns {Promise<{ environment: Record<string, string>, close: () => Promise<void> }>}
 */
export async function startSandbox(home) {
  const surroundings = { HOME: home }
  const words = await run([...magnum, 'sandbox', 'start', '--delay', '0'], surroundings)
  const exports = [...words.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name, value])
  const environment = Object.fromEntries(exports)
  const all = { ...surroundings, ...environment }
  const template = ['--coe', 'kubernetes', '--image', 'fedora-coreos-latest', '--external-network', 'public']
  await run([...magnum, 'cluster-template-create', 't', ...template], all)
  await run([...magnum, 'cluster-create', 'c', '--cluster-template', 't', '--keypair', 'testkey'], all)
  await run([...magnum, 'cluster-wait', 'c'], all)
  return {
    environment,
    close: async () => void (await run([...magnum, 'sandbox', 'stop'], surroundings)),
  }
}
