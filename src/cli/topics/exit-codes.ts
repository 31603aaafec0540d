import { exitCodes, success } from '../exit-codes'
import { inColumns } from './columns'

export function exitCodesTopic(): string {
  const rows = Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning])
  return [
    'Exit codes:\n',
    inColumns([[String(success), 'done'], ...rows]),
    '\nWhere one of several things fails, the others are still done, and the code is\n',
    "the first failure's. Errors go to stderr; with -f json they are JSON there too.\n",
  ].join('')
}
