// Builds the shipped files: the bundle, the notices of bundled packages, and the help texts printed by start.ts.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'
import config from '../rolldown.config.mjs'
import { withSource } from './import-source.mjs'
import { notices } from './notices.mjs'

// rolldown's command-line interface would list every chunk.
const { output } = await build(config)
writeFileSync(new URL('../dist/THIRD-PARTY-NOTICES', import.meta.url), notices(output))
const help = fileURLToPath(new URL('../dist/help/', import.meta.url))
mkdirSync(help)
const texts = await withSource('scripts/generate/help-texts.ts', ({ helpTexts }) => helpTexts())
for (const [command, text] of Object.entries(texts)) writeFileSync(help + command, text)
