import type { Options, ValuesOf } from './definition'
import { usualLoginOptions } from './login-options'
import { flag, text } from './parameters'

/**
 * Options that stand before or after any command, but for those of `loginOptions`. Their variables are read where the
 * settings are put together.
 */
export function globalOptions() {
  return {
    version: flag('--version', { help: 'Print the version of this program', aliases: ['-V'] }),
    debug: flag('--debug', { help: 'Show all requests and responses on stderr, with secrets redacted' }),
    timing: flag('--timing', {
      help: 'Show the duration of each request',
      added: true,
      aliases: ['--timings', '--collect-timing'],
    }),
    cloud: text('--os-cloud', {
      help: 'Name of the cloud in clouds.yaml',
      env: ['OS_CLOUD'],
      completes: 'cloud',
    }),
    ...usualLoginOptions(),
    color: text('--color', {
      help: 'When to use colour',
      metavar: '<when>',
      choices: ['auto', 'always', 'never'],
      added: true,
    }),
    dryRun: flag('--dry-run', {
      help: 'Show the requests that would change something instead of sending them',
      added: true,
    }),
    profile: text('--profile', {
      help: 'HMAC key for OSprofiler',
      metavar: '<hmac-key>',
      env: ['OS_PROFILE'],
      hidden: true,
    }),
  } satisfies Options
}

/** What is given of them, and of the rarer options of the login. */
export type Globals = Partial<ValuesOf<ReturnType<typeof globalOptions>>>
