import { answerDifferences } from './answers'
import { argumentDifferences } from './arguments'
import { configurationDifferences } from './configuration'
import type { Difference } from './difference'
import { outputDifferences } from './output'
import { requestDifferences } from './requests'

/** Every intended difference; docs/coming-from-python-magnumclient.md shows them as a table. */
export const differences: readonly Difference[] = [
  ...outputDifferences,
  ...answerDifferences,
  ...argumentDifferences,
  ...configurationDifferences,
  ...requestDifferences,
]
