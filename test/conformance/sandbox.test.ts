import { cloud, stopClouds } from '../sandbox/support/cloud'
import { conforms } from './conformance'
import { heatConforms } from './heat'

async function open() {
  const { sandbox } = await cloud({ maxMicroversion: '1.10', delay: 200 })
  return { member: sandbox.environment, admin: sandbox.adminEnvironment }
}

conforms(open)
heatConforms(open, {})

// Last: what the tables leave behind is taken away before.
afterAll(stopClouds)
