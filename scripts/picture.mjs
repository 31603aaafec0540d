// Prints docs/session.svg, the picture of a true session: npm run picture.
import { sessionLines } from './picture/session.mjs'
import { svgOf } from './picture/svg.mjs'

process.stdout.write(svgOf(sessionLines()))
