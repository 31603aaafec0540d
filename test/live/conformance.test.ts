import { conforms } from '../conformance/conformance'
import { heatConforms } from '../conformance/heat'
import { admin, member } from './support/cloud'

const open = () => Promise.resolve({ member, admin })

conforms(open)
heatConforms(open, { test_stack: 'completes' })
