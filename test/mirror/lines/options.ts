import type { OldGrammar, OldParameter } from '../old-client'
import type { Line } from '../pair'
import { signingRequest } from '../../support/signing-request'

const files = { 'csr.pem': signingRequest }

/** Every spelling of every option of every command, with a space and with `=`. */
export function optionLines({ commands }: OldGrammar): Line[] {
  return Object.entries(commands).flatMap(([name, parameters]) =>
    parameters.flatMap((option) => {
      const others = neededBy(parameters).filter(({ dest }) => dest !== option.dest)
      return formsOf(option).map((form) => ({ argv: [name, ...form, ...others.flatMap(spelt)], files }))
    }),
  )
}

/** Every global option, before a command. */
export function globalLines({ globals }: OldGrammar): Line[] {
  return globals.flatMap((option) => formsOf(option).map((form) => ({ argv: [...form, 'stats-list'] })))
}

function formsOf(option: OldParameter): string[][] {
  const word = wordFor(option)
  return option.flags.flatMap((flag) => (option.takesValue ? [[flag, word], [`${flag}=${word}`]] : [[flag]]))
}

/** Required parameters of each command; `--image` and `--external-network` represent their groups. */
function neededBy(parameters: readonly OldParameter[]): OldParameter[] {
  const groups = ['--image', '--external-network']
  return parameters.filter(
    ({ flags, required, nargs }) =>
      required || (flags.length === 0 && nargs !== '?') || flags.some((flag) => groups.includes(flag)),
  )
}

const spelt = (parameter: OldParameter) => [...parameter.flags.slice(0, 1), wordFor(parameter)]

/** A valid value of the parameter. */
function wordFor({ choices, integer, dest }: OldParameter): string {
  if (choices) return choices[0] ?? ''
  if (integer) return '7'
  return words[dest] ?? 'word'
}

const words: Readonly<Record<string, string>> = {
  labels: 'a=1',
  attributes: 'a=1',
  fields: 'status',
  csr: 'csr.pem',
  magnum_api_version: '1.9',
  os_auth_url: '$SERVICE/identity/v3',
  os_endpoint_override: '$SERVICE/v1',
  bypass_url: '$SERVICE/v1',
  os_region_name: 'RegionOne',
  service_type: 'container-infra',
  endpoint_type: 'publicURL',
  os_endpoint_type: 'public',
  os_interface: 'public',
  os_cacert: '/none.pem',
}
