import * as bodies from '../bodies'
import { refused, type Case } from '../case'

const signingRequest = `-----BEGIN CERTIFICATE REQUEST-----
MIHRMHgCAQAwFjEUMBIGA1UEAwwLY29uZm9ybWFuY2UwWTATBgcqhkjOPQIBBggq
hkjOPQMBBwNCAARMk/OOWNhJvbt0EB6GgL8A9uWe8bCCnmWYqfWD4YEUY/aD5l3F
y4dFVZvYte5CL/f/7PETHAf/G88AdVLWINfSoAAwCgYIKoZIzj0EAwIDSQAwRgIh
AOXVmJ7TPyvNmbh3F/8FqNzouSZXgVoogaPW7pd1Bz54AiEA5QP43tl+RrodVapZ
uGvjP00rhieTYCp3RJyRi92saCc=
-----END CERTIFICATE REQUEST-----
`

export const certificates: readonly Case[] = [
  {
    what: 'shows the CA certificate',
    send: 'GET /v1/certificates/{cluster}',
    status: 200,
    shape: bodies.authority,
  },
  {
    what: 'signs a CSR',
    send: 'POST /v1/certificates',
    body: { cluster_uuid: '{cluster}', csr: signingRequest },
    status: 201,
    shape: bodies.certificate,
  },
  {
    what: 'an invalid CSR',
    send: 'POST /v1/certificates',
    body: { cluster_uuid: '{cluster}', csr: 'rubbish' },
    ...refused(400, "Received invalid csr b'rubbish'"),
  },
  {
    what: 'a CA rotation with a body',
    send: 'PATCH /v1/certificates/{cluster}',
    body: { cluster_uuid: '{cluster}' },
    ...refused(400, 'Unknown argument: "cluster_uuid"'),
  },
  { what: 'rotates the CA', send: 'PATCH /v1/certificates/{cluster}', status: 202, shape: bodies.accepted },
]
