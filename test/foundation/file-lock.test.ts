import { readdirSync, symlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { withFileLock } from '../../src/foundation/file-lock'
import { temporaryFolder } from '../support/temporary-folder'

// No process has this ID: it is above the maximum of Linux (proc(5), pid_max).
const dead = `${2 ** 23}@${hostname()}`

test.each(['config.lock', 'config.lock.abandoned'])('a %s of a dead process is removed', async (left) => {
  const folder = temporaryFolder()
  symlinkSync(dead, join(folder, left))

  const held = await withFileLock(join(folder, 'config'), () => Promise.resolve(readdirSync(folder)))

  expect(held).toEqual(['config.lock'])
  expect(readdirSync(folder)).toEqual([])
})
