import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

// Only the distribution's Python has the OpenStack packages; another may come first on PATH.
const interpreter = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'

/** Runs a Python script that reads `data` as JSON from stdin, and resolves to the JSON it prints. */
export function python(script: string, data: unknown): unknown {
  const output = execFileSync(
    interpreter,
    ['-c', `import json, sys\ndata = json.load(sys.stdin)\n${script}`],
    {
      input: JSON.stringify(data),
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    },
  )
  return JSON.parse(output)
}

/** `test` if Python has the modules, otherwise `test.skip`; in CI a missing module is an error. */
export function needsPython(...modules: string[]): jest.It {
  const found = spawnSync(interpreter, ['-c', `import ${modules.join(', ')}`]).status === 0
  if (!found && process.env['CI']) throw new Error(`this test needs Python with ${modules.join(', ')}`)
  return found ? test : test.skip
}
