import { cloud, stopClouds } from '../sandbox/support/cloud'
import { cases } from './cases'
import { busy } from './cases/busy'
import { conforms } from './conformance'
import { heatConforms } from './heat'

describe.each([10, 11, 14])('as a service with microversion 1.%i', (minor) => {
  async function open() {
    const { sandbox } = await cloud({ maxMicroversion: `1.${minor}`, delay: 200 })
    return { member: sandbox.environment, admin: sandbox.adminEnvironment }
  }

  conforms(open, minor, [...cases, ...busy])
  heatConforms(open, {})

  // Registered last, so that the clean-up of the tables runs before it.
  afterAll(stopClouds)
})
