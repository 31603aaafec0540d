import { randomBytes } from 'node:crypto'
import { Refusal, type Reply } from '../server/requests'
import { objectAt, textOf, type JsonObject } from '../json'
import type { ApplicationCredential } from '../resources'
import { bearerOf, type Call, hashSecret } from './authenticate'
import { users } from './identities'

/** `POST /v3/users/{user}/application_credentials`: only this response contains the secret. */
export function createCredential(call: Call): Reply {
  const user = ownerOf(call)
  const asked = objectAt(call.body, 'application_credential')
  const name = textOf(asked.name)
  if (!name) throw new Refusal(400, "'name' is a required property")
  const { store } = call.realm
  if (store.all('credentials').some((each) => each.user_id === user.id && each.name === name)) {
    throw new Refusal(
      409,
      `Conflict occurred attempting to store application_credential - Duplicate entry found with name ${name}.`,
    )
  }
  const secret = textOf(asked.secret) ?? randomBytes(64).toString('base64url')
  const credential: ApplicationCredential = {
    id: randomBytes(16).toString('hex'),
    name,
    secret_hash: hashSecret(secret),
    user_id: user.id,
    project_id: user.project.id,
    expires_at: textOf(asked.expires_at),
    unrestricted: asked.unrestricted === true,
  }
  store.put('credentials', credential.id, credential)
  return { status: 201, body: { application_credential: { ...describe(credential, call), secret } } }
}

export function listCredentials(call: Call): Reply {
  const user = ownerOf(call)
  const own = call.realm.store.all('credentials').filter((each) => each.user_id === user.id)
  return { status: 200, body: { application_credentials: own.map((each) => describe(each, call)) } }
}

export function deleteCredential(call: Call): Reply {
  const user = ownerOf(call)
  const credential = call.realm.store.get('credentials', call.params.credential ?? '')
  if (credential?.user_id !== user.id) {
    throw new Refusal(404, `Could not find Application Credential: ${call.params.credential ?? ''}.`)
  }
  call.realm.store.remove('credentials', credential.id)
  return { status: 204 }
}

/** The user in the path, who must be the caller; restricted application credentials cannot manage others. */
function ownerOf(call: Call) {
  const token = bearerOf(call)
  if (token.user.id !== call.params.user || (token.credential && !token.credential.unrestricted)) {
    throw new Refusal(403, 'You are not authorized to perform the requested action.')
  }
  return token.user
}

function describe(credential: ApplicationCredential, { request }: Call): JsonObject {
  const user = users.find((each) => each.id === credential.user_id)
  return {
    id: credential.id,
    name: credential.name,
    description: null,
    user_id: credential.user_id,
    project_id: credential.project_id,
    system: null,
    expires_at: credential.expires_at,
    unrestricted: credential.unrestricted || null,
    roles: user?.roles.map((role) => ({ ...role, domain_id: null, description: null, options: {} })) ?? [],
    links: {
      self: `${request.origin}/identity/v3/application_credentials/${credential.id}`,
    },
  }
}
