import fc from 'fast-check'

/** Random input is the same in each run. `TEST_SEED=$RANDOM npx jest …` tries other input. */
export const seed = Number(process.env['TEST_SEED'] ?? 20_261_121)

fc.configureGlobal({ seed })

export { fc }
