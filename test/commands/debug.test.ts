import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { needs } from '../support/tools'
import { cloudWithCluster } from './cloud'

// Asynchronous, because the cloud runs in this process.
async function paste(line: string, env: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-c', line], { env: { ...process.env, ...env } })
  return stdout
}

needs('curl')('the commands of --debug work when pasted into a shell', async () => {
  const { run, env } = await cloudWithCluster()
  const { stderr } = await run('--debug cluster-update demo replace node_count=2')
  const lines = stderr.match(/(?<=^> )curl .*$/gm) ?? []
  const statuses = stderr.match(/(?<=^< HTTP )\d+/gm)

  let token = ''
  const pasted = []
  for (const line of lines) {
    const answer = await paste(line, { ...env, OS_TOKEN: token })
    token ||= /^x-subject-token: (.*)$/im.exec(answer)?.[1]?.trim() ?? ''
    pasted.push(/^HTTP\S+ (\d+)/.exec(answer)?.[1])
  }

  expect(lines.map((line) => /-X (\w+)/.exec(line)?.[1])).toEqual(['POST', 'PATCH'])
  expect(pasted).toEqual(statuses)
})
