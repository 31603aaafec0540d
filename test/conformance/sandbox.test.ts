import { cloud, stopClouds } from '../sandbox/support/cloud'
import { cases } from './cases'
import { busy } from './cases/busy'
import { conforms } from './conformance'
import { heatConforms } from './heat'

describe.each([10, 11, 14])('as the service of 1.%i', (minor) => {
  async function open() {
    const { sandbox } = await cloud({ maxMicroversion: `1.${minor}`, delay: 200 })
    return { member: sandbox.environment, admin: sandbox.adminEnvironment }
  }

  conforms(open, minor, [...cases, ...busy])
  heatConforms(open, {})

  // Last: what the tables leave behind is taken away before.
  afterAll(stopClouds)
})
