import type { Options } from './definition'
import { text } from './parameters'

/** Settings of the ways to log in that the old client did not know, as `--os-<name>` and `OS_<NAME>`. */
const settings: readonly (readonly [name: string, help: string])[] = [
  ['domain_id', 'Id of the domain that the token is scoped to'],
  ['domain_name', 'Name of the domain that the token is scoped to'],
  ['default_domain_id', 'Id of the domain of user and project, where they have none of their own'],
  ['default_domain_name', 'Name of that domain'],
  ['system_scope', 'Scope of the token: all, for the whole system'],
  ['trust_id', 'Id of the trust that the token is scoped to'],
  ['unscoped', 'true for a token without a scope'],
  ['passcode', 'Passcode of the second factor (TOTP)'],
  ['application_credential_id', 'Id of an application credential'],
  ['application_credential_name', 'Name of an application credential of the user'],
  ['application_credential_secret', 'Secret of the application credential'],
  ['auth_methods', 'Methods of v3multifactor: v3password,v3totp'],
  ['identity_provider', 'Name of the identity provider in Keystone'],
  ['protocol', 'Protocol of the identity provider in Keystone'],
  ['client_id', 'Id of this client at the OpenID Connect provider'],
  ['client_secret', 'Secret of this client at the OpenID Connect provider'],
  ['openid_scope', 'Scope that is asked of the OpenID Connect provider (openid profile)'],
  ['discovery_endpoint', "URL of the provider's discovery document"],
  ['access_token_endpoint', 'URL where the provider gives access tokens'],
  ['access_token_type', 'Kind of token to use: access_token or id_token'],
  ['access_token', 'An access token of the provider'],
  ['idp_otp_key', 'One-time password for the provider'],
  ['device_authorization_endpoint', 'URL where the provider begins a device login'],
  ['code_challenge_method', 'How the proof key of a device login is made (S256)'],
  ['oauth2_endpoint', 'URL where Keystone gives OAuth 2.0 tokens'],
  ['oauth2_client_id', 'Id of an OAuth 2.0 client'],
  ['oauth2_client_secret', 'Secret of the OAuth 2.0 client'],
  ['endpoint', 'URL of the service for a login without a catalog'],
  ['service_name', 'Name of the service in the catalog'],
  ['identity_api_version', 'Version of the identity API; this client speaks 3'],
]

/** How all of these options begin. */
export const loginPrefix = '--os-'

/** Options of logins that few need: they work like the others, but do not crowd the help. */
export function loginOptions(): Options {
  return Object.fromEntries(
    settings.map(([name, help]) => [
      name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      text(loginPrefix + name.replaceAll('_', '-'), {
        help,
        env: [`OS_${name.toUpperCase()}`],
        added: true,
        hidden: true,
      }),
    ]),
  )
}
