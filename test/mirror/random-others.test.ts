import { testRandomLines } from './random-lines-of'

testRandomLines(1000, /^(cluster-template|ca|quotas|stats|service)-/)
