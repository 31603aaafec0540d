// Bundles what is shipped. The command of rolldown does the same, but lists every chunk that it writes.
import { build } from 'rolldown'
import config from '../rolldown.config.mjs'

await build(config)
