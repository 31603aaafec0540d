import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cloud, kubernetesTemplate, stopClouds } from '../sandbox/support/cloud'
import { bin } from '../support/program'
import { magnum } from '../support/run'
import { needs } from '../support/tools'

const server = `magnum-test-${process.pid}`
const tmux = (...words: string[]) => execFileSync('tmux', ['-L', server, ...words], { encoding: 'utf8' })
const screen = () => tmux('capture-pane', '-p', '-t', 'watch').trimEnd().split('\n')

/** The screen, once it has what is looked for. */
async function screenWith(what: string): Promise<string[]> {
  for (let tries = 0; tries < 200; tries++) {
    if (screen().some((line) => line.includes(what))) return screen()
    await sleep(50)
  }
  throw new Error(`no ${what} on the screen:\n${screen().join('\n')}`)
}

afterEach(stopClouds)

needs('tmux')(
  '--watch shows a list in the same place of the screen until Ctrl-C, then leaves the last one',
  async () => {
    const { sandbox, call } = await cloud({ delay: 600 })
    await call('POST', '/v1/clustertemplates', kubernetesTemplate)
    await call('POST', '/v1/clusters', { name: 'one', cluster_template_id: 'k8s' })
    const env = Object.entries(sandbox.environment).flatMap(([name, value]) => ['-e', `${name}=${value}`])
    // Narrower than the table, lower than the longest list.
    const size = ['-x', '60', '-y', '12']
    tmux('-f', '/dev/null', 'new-session', '-d', '-s', 'watch', ...size, ...env, 'PS1="$ " exec sh')
    tmux(
      'send-keys',
      '-t',
      'watch',
      `clear; ${process.execPath} ${join(bin, 'magnum')} cluster-list --watch`,
      'Enter',
    )

    try {
      const first = await screenWith('| one ')
      expect(first).toHaveLength(5)
      expect(first[1]).toMatch(/^\| uuid {33}\| name \|/)

      for (const name of ['two', 'three'])
        await call('POST', '/v1/clusters', { name, cluster_template_id: 'k8s' })
      const second = await screenWith('| three ')
      expect(second).toHaveLength(7)
      expect(second.filter((line) => line.startsWith('| uuid '))).toHaveLength(1)

      tmux('send-keys', '-t', 'watch', 'C-c')
      const left = await screenWith('Interrupted')
      expect(left.filter((line) => line.includes('| three '))).toHaveLength(1)
    } finally {
      tmux('kill-server')
    }
  },
  30_000,
)

test('without a terminal it is wrong usage', async () => {
  const { code, stderr } = await magnum([
    '--os-auth-type',
    'none',
    '--os-endpoint-override',
    'http://127.0.0.1:1/v1',
    'cluster-list',
    '--watch',
  ])
  expect(code).toBe(2)
  expect(stderr).toContain('--watch needs a terminal')
})
