import type { Context } from '../cli/context'
import { defineCommand } from '../cli/definition'
import type { Finding } from '../client/keystone/findings'
import type { OpenCloud } from '../client/open-cloud'
import { MagnumError } from '../foundation/errors'
import type { Row } from '../foundation/json'
import { allOf, onePage } from '../foundation/pages'

const fields = ['check', 'status', 'finding', 'advice']

export const doctor = defineCommand({
  heading: 'This program',
  name: 'doctor',
  summary: 'Check login and connection to the cloud',
  description:
    'Shows where each setting comes from, logs in, finds the service and its API versions, and says what ' +
    'to do about each problem. The exit code is that of the first failure. No secret is shown.',
  answer: 'list',
  columns: fields,
  examples: [
    { command: 'magnum doctor', what: 'why a command fails' },
    { command: 'magnum --os-cloud prod doctor -f json', what: 'another cloud, as JSON' },
  ],
  handler: async (_args, context) => {
    const { stdout } = context.host
    let failed: MagnumError | undefined
    async function* findings() {
      for await (const finding of examination(context)) {
        failed ??= finding.error
        yield [rowOf(finding)]
      }
    }
    // On a terminal, show each check as it ends; in a pipe, print one table.
    if (stdout.isTerminal) {
      return {
        kind: 'list',
        columns: fields,
        pages: findings(),
        line: ({ status, check, finding, advice }) => {
          const mark = status === 'ok' ? '✓' : status === 'failed' ? '✗' : '!'
          return [`${mark} ${text(check)}: ${text(finding)}`, ...(advice ? [`    ${text(advice)}`] : [])]
        },
        get failure() {
          // The hint has just been shown as the advice of a check.
          return failed?.withHint(undefined)
        },
      }
    }
    const rows = await allOf(findings())
    return {
      kind: 'list',
      columns: rows.some(({ advice }) => advice) ? fields : fields.slice(0, 3),
      fields,
      pages: onePage(rows),
      ...(failed ? { failure: failed } : {}),
    }
  },
})

/** The findings. An unreadable clouds.yaml is one too. */
async function* examination(context: Context) {
  const { diagnose } = await import('../client/keystone/doctor')
  const { failure } = await import('../client/keystone/findings')
  let cloud: OpenCloud
  try {
    cloud = await context.cloud()
  } catch (error) {
    if (!(error instanceof MagnumError) || error.kind === 'interrupted') throw error
    yield failure('settings', error)
    return
  }
  yield* diagnose(cloud.settings, cloud.services)
}

const rowOf = ({ check, status, finding, advice = '' }: Finding): Row => ({ check, status, finding, advice })

const text = (value: unknown) => (typeof value === 'string' ? value : '')
