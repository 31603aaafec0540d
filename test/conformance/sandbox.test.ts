import { cloud, stopClouds } from '../sandbox/support/cloud'
import { conforms } from './conformance'

afterAll(stopClouds)

conforms(async () => {
  const { sandbox } = await cloud({ maxMicroversion: '1.10', delay: 200 })
  return { member: sandbox.environment, admin: sandbox.adminEnvironment }
})
