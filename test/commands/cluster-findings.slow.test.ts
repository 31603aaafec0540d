import { findingsOf } from '../../src/commands/cluster/stack/findings'

/** CPU time in milliseconds to find the causes of 5,000 failures with such reasons. */
function timeFor(unit: string): number {
  const resources = Array.from({ length: 5_000 }, (_, index) => ({
    resource_name: `r${index}`,
    resource_status: 'CREATE_FAILED',
    resource_status_reason: `${unit.repeat(500 / unit.length)}${index}`,
  }))
  const stack = { id: 's', stack_name: 's', stack_status: 'CREATE_FAILED' }
  const stacks = [{ stack, nodegroup: undefined, resources, events: [] }]
  const before = process.cpuUsage()
  const findings = findingsOf({ cluster: { uuid: 'c' }, nodegroups: [], stacks, missing: undefined }, 0)
  const { user, system } = process.cpuUsage(before)
  expect(findings).toHaveLength(resources.length)
  return (user + system) / 1000
}

test('reasons that look like paths of resources take no longer than others', () => {
  const usual = timeFor('x')
  for (const unit of ['resources.', 'resources[', ' resources.a', 'a:resources.'])
    expect(timeFor(unit)).toBeLessThan(3 * usual + 300)
})
