import { cloud, stopClouds } from '../sandbox/support/cloud'
import { cases } from './cases'
import { busy } from './cases/busy'
import { creating, deleting } from './cases/in-progress'
import { conforms } from './conformance'
import { heatConforms } from './heat'

describe.each([10, 11, 14])('as a service with microversion 1.%i', (minor) => {
  const open = (delay: number) => async () => {
    const { sandbox } = await cloud({ maxMicroversion: `1.${minor}`, delay })
    return { member: sandbox.environment, admin: sandbox.adminEnvironment }
  }

  describe('with operations that end', () => conforms(open(200), minor, [...cases, ...busy]))
  describe('with operations in progress', () => conforms(open(3_600_000), minor, [...creating, ...deleting]))
  heatConforms(open(200), {})

  // Registered last, so that the clean-up of the tables runs before it.
  afterAll(stopClouds)
})
