import { conforms } from '../conformance/conformance'
import { heatConforms } from '../conformance/heat'
import { admin, hasHeat, latest, member } from './support/cloud'

const open = () => Promise.resolve({ member, admin })

conforms(open, latest)
if (hasHeat) heatConforms(open, { test_stack: 'completes' })
