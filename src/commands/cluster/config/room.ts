import { constants } from 'node:fs'
import { access, lstat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { explainFileErrors, systemErrorCode } from '../../../foundation/file-errors'
import { MagnumError } from '../../../foundation/errors'

/**
 * Finds out, before anything is asked of the service, whether files may be written into a folder.
 * @throws MagnumError failed, where one of them is there or nothing can be written
 */
export async function requireRoomFor(
  folder: string,
  names: readonly string[],
  force: boolean,
): Promise<void> {
  await explainFileErrors(`write into ${folder}`, async () => {
    for (const name of force ? [] : names) {
      const path = join(folder, name)
      if (await exists(path)) {
        throw new MagnumError('failed', `File ${path} exists, aborting.`, {
          hint: 'Take another folder with --dir, or overwrite it with --force',
        })
      }
    }
    // The full stop has a file in the place of a folder refused, whoever asks.
    await access(`${await nearestFolder(folder)}/.`, constants.W_OK | constants.X_OK)
  })
}

/** Whether there is something of that name, be it a link that points nowhere. */
async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return false
    throw error
  }
}

/** The folder itself, or the nearest above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  return (await exists(folder)) ? folder : nearestFolder(dirname(folder))
}
