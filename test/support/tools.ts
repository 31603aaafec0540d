import { spawnSync } from 'node:child_process'

/** `test` if a program is installed, otherwise `test.skip`; in CI a missing program is an error. */
export function needs(program: string): jest.It {
  const found = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program]).status === 0
  if (!found && process.env['CI']) throw new Error(`this test needs ${program}`)
  return found ? test : test.skip
}
