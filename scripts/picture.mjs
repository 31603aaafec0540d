// npm run picture: prints docs/session.svg, the picture of a real session.
import { sessionLines } from './picture/session.mjs'
import { svgOf } from './picture/svg.mjs'

process.stdout.write(svgOf(sessionLines()))
