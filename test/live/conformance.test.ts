import { conforms } from '../conformance/conformance'
import { admin, member } from './support/cloud'

conforms(() => Promise.resolve({ member, admin }))
