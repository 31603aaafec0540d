import { defineCommand } from '../cli/definition'

const fields = ['check', 'status', 'finding', 'advice']

export const doctor = defineCommand({
  heading: 'This program',
  name: 'doctor',
  summary: 'Check the way into the cloud, step by step',
  description:
    'Shows where each setting comes from, logs in, finds the service and asks it for its versions, and says what ' +
    'to do about each problem. The exit code is that of the first failure. No secret is shown.',
  answer: 'list',
  columns: fields,
  examples: [
    { command: 'magnum doctor', what: 'why a command fails' },
    { command: 'magnum --os-cloud prod doctor -f json', what: 'the same of another cloud, for a program' },
  ],
  handler: async (_args, context) => {
    const { settings, services } = await context.cloud()
    const { diagnose } = await import('../client/keystone/doctor')
    const findings = await diagnose(settings, services)
    const rows = findings.map(({ check, status, finding, advice }) => ({
      check,
      status,
      finding,
      advice: advice ?? '',
    }))
    const failure = findings.find(({ error }) => error)?.error
    return {
      kind: 'list',
      columns: findings.some(({ advice }) => advice) ? fields : fields.slice(0, 3),
      fields,
      fitted: true,
      pages: onePage(rows),
      ...(failure ? { failure } : {}),
    }
  },
})

// eslint-disable-next-line @typescript-eslint/require-await -- pages come one after the other elsewhere
async function* onePage<T>(rows: T) {
  yield rows
}
