import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

// The distribution's own has the packages of OpenStack, another that is before it on PATH has not.
const interpreter = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'

/** Runs a script of Python on `data`, which it reads with json from stdin; resolves to the JSON it prints. */
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

/** `test` where Python has the modules, `test.skip` where not; in CI a module that is missing is an error. */
export function needsPython(...modules: string[]): jest.It {
  const found = spawnSync(interpreter, ['-c', `import ${modules.join(', ')}`]).status === 0
  if (!found && process.env['CI']) throw new Error(`this test needs Python with ${modules.join(', ')}`)
  return found ? test : test.skip
}
