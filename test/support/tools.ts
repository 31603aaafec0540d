import { spawnSync } from 'node:child_process'

/** `test` where a program is installed, `test.skip` where it is not; in CI a program that is missing is an error. */
export function needs(program: string): jest.It {
  const found = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program]).status === 0
  if (!found && process.env['CI']) throw new Error(`this test needs ${program}`)
  return found ? test : test.skip
}
