import { end } from '../conformance/cases'
import { creating } from '../conformance/cases/in-progress'
import { conforms } from '../conformance/conformance'
import { heatConforms } from '../conformance/heat'
import { admin, hasHeat, latest, member } from './support/cloud'

const open = () => Promise.resolve({ member, admin })

conforms(open, latest)
conforms(open, latest, [...creating, ...end])
if (hasHeat) heatConforms(open, { test_stack: 'completes' })
