import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { awaitRunning, serveSandbox } from '../../src/sandbox/daemon'
import { AlreadyServed } from '../../src/sandbox/folder-lock'
import { countClusters, findRunning, stopRunning } from '../../src/sandbox/running'
import { stopClouds, temporaryFolder } from './support/cloud'

afterAll(stopClouds)

test('a folder has one sandbox at a time, which writes its address there', async () => {
  const folder = temporaryFolder()
  const end = new AbortController()
  const served = serveSandbox({ folder, delay: 0 }, end.signal)
  const running = await awaitRunning(folder, process.pid)
  if (!running) throw new Error('it has not started')

  expect(running).toMatchObject({ pid: process.pid, environment: { OS_USERNAME: 'demo' } })
  expect(await countClusters(running)).toBe(0)
  await expect(serveSandbox({ folder }, end.signal)).rejects.toThrow(AlreadyServed)

  end.abort()
  await served
  expect(await findRunning(folder)).toBeUndefined()
  expect(['running.json', 'pid'].filter((name) => existsSync(join(folder, name)))).toEqual([])
})

test('a sandbox whose process has exited is not waited for, and counts as stopped', async () => {
  // No process has an ID above the system's maximum.
  expect(await awaitRunning(temporaryFolder(), 2 ** 30)).toBeUndefined()
  expect(await stopRunning({ pid: 2 ** 30 })).toBe(true)
})
