import { spawnSync } from 'node:child_process'
import { magnum } from '../../support/run'
import { login } from '../keystone'
import { python } from '../old-client'
import { startPythonDriver } from '../python-driver'
import { type Answers, startService } from '../service'

/** A command that both `openstack coe` and our client have, and the responses of the service. */
export interface FormatLine {
  /** The arguments after `openstack coe` and `magnum coe`. */
  argv: readonly string[]
  answers: Answers
  /** Columns of the terminal; undefined for no terminal. */
  columns?: number
}

export interface Printed {
  code: number
  stdout: string
}

export interface FormatPair {
  run(line: FormatLine): Promise<{ coe: Printed; ours: Printed }>
  close(): Promise<void>
}

const hasCoe = python !== undefined && spawnSync(python, ['-c', 'import openstackclient.shell']).status === 0

export const describeFormats = hasCoe || process.env['CI'] !== undefined ? describe : describe.skip

/** Starts `openstack coe` and our client, each in one process, with the same service. */
export async function startFormatPair(): Promise<FormatPair> {
  if (python === undefined) throw new Error('openstack coe is not installed')
  const service = await startService()
  const env = Object.fromEntries(
    Object.entries(login).map(([name, value]) => [name, value.replaceAll('$SERVICE', service.url)]),
  )
  const driver = await startPythonDriver(python, 'coe-driver.py', env)
  return {
    run: async ({ argv, answers, columns }) => {
      service.begin(answers)
      const coe = (await driver.ask({ argv, columns })) as Printed
      service.begin(answers)
      const ours = await magnum(['coe', ...argv], { env, ...(columns && { terminal: columns }) })
      return { coe, ours: { code: ours.code, stdout: ours.stdout } }
    },
    close: () => {
      driver.close()
      return service.close()
    },
  }
}
