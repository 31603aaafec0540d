import { serve } from '../../support/http-server'
import { magnum } from '../../support/run'

test('a cluster whose node groups are already gone is being deleted', async () => {
  const answers = [
    { body: { uuid: 'u', name: 'demo', status: 'DELETE_IN_PROGRESS', node_count: 1, master_count: 1 } },
    {
      status: 400,
      body: { errors: [{ title: "Invalid input for field/attribute master_count. Value: '0'." }] },
    },
    { status: 404, body: { errors: [{ title: 'Cluster demo could not be found' }] } },
  ]
  const server = await serve((_, index) => answers[index] ?? { status: 500 })
  const login = ['--os-auth-type', 'none', '--os-endpoint-override', `${server.url}/v1`]

  const { code, stdout } = await magnum([...login, 'cluster-wait', 'demo', '--for', 'deleted'], {
    sleep: () => Promise.resolve(),
  })
  await server.close()

  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Cluster demo: deleted\n' })
  expect(server.requests).toHaveLength(3)
})
