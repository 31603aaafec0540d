import axios, { type AxiosInstance, type CreateAxiosDefaults } from 'axios'
import { rcFile } from '../keystone/login'
import { type FakeCloud, startFakeCloud } from '../keystone/fake-keystone'
import { magnum } from '../../support/run'

let cloud: FakeCloud
beforeAll(async () => {
  cloud = await startFakeCloud()
})
afterAll(() => cloud.close())

/** Runs a command and records the axios instances it creates and the requests it sends. */
async function sentBy(words: string) {
  const create = axios.create.bind(axios)
  const made: CreateAxiosDefaults[] = []
  const sent: string[] = []
  const spy = jest.spyOn(axios, 'create').mockImplementation((defaults = {}): AxiosInstance => {
    made.push(defaults)
    const client = create(defaults)
    client.interceptors.request.use((config) => {
      sent.push(`${config.method?.toUpperCase()} ${new URL(config.url ?? '').pathname}`)
      return config
    })
    return client
  })
  const ran = await magnum(words.split(' '), { env: rcFile(`${cloud.url}/v3`) })
  spy.mockRestore()
  return { ...ran, made, sent }
}

test('cluster-list sends all requests through one axios instance', async () => {
  const { made, sent, code } = await sentBy('cluster-list')

  expect(sent).toEqual(['POST /v3/auth/tokens', expect.stringMatching(/^GET .*\/clusters$/)])
  expect(made).toHaveLength(1)
  expect(made[0]).toMatchObject({
    adapter: 'http',
    proxy: false,
    maxRedirects: 0,
    validateStatus: null,
    responseType: 'arraybuffer',
  })
  expect(code).toBe(0)
})

test('cluster-create sends all requests through one axios instance', async () => {
  const { made, sent } = await sentBy('cluster-create c1 --cluster-template k8s')

  expect(sent[0]).toBe('POST /v3/auth/tokens')
  expect(sent.length).toBeGreaterThan(1)
  expect(made).toHaveLength(1)
})
