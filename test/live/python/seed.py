"""Fills Keystone: seed.py KEYSTONE MAGNUM NEIGHBOURS (their ports).

Users (all with the password `secret`): `demo`, a member of project demo, and `magnum`, the service.
Prints the section of magnum.conf that wants to know the ids.
"""
import json
import sys
import urllib.request

keystone, magnum, neighbours = ('http://127.0.0.1:' + port for port in sys.argv[1:])
headers = {'Content-Type': 'application/json'}


def send(method, path, kind=None, **attributes):
    """Sends a request; gives the resource of the answer's body, where there is one."""
    body = json.dumps({kind: attributes}).encode() if kind else None
    with urllib.request.urlopen(urllib.request.Request(keystone + '/v3' + path, body, headers, method=method)) as answer:
        token = answer.headers.get('X-Subject-Token')
        if token:
            headers['X-Auth-Token'] = token
        text = answer.read()
    return next(iter(json.loads(text).values())) if text else None


def create(kind, **attributes):
    return send('POST', '/%ss' % kind, kind, **attributes)['id']


def grant(scope, user, role):
    ids = {known['name']: known['id'] for known in send('GET', '/roles')}
    send('PUT', '%s/users/%s/roles/%s' % (scope, user, ids[role]))


def offer(kind, name, url):
    service = create('service', type=kind, name=name)
    for interface in ('public', 'internal', 'admin'):
        create('endpoint', service_id=service, interface=interface, region='RegionOne', url=url)


default = {'id': 'default'}
send('POST', '/auth/tokens', 'auth',
     identity={'methods': ['password'],
               'password': {'user': {'name': 'admin', 'domain': default, 'password': 'secret'}}},
     scope={'project': {'name': 'admin', 'domain': default}})

for user, project, role in (('magnum', 'service', 'admin'), ('demo', 'demo', 'member')):
    grant('/projects/' + create('project', name=project, domain_id='default'),
          create('user', name=user, password='secret', domain_id='default'), role)

offer('container-infra', 'magnum', magnum + '/v1')
offer('image', 'glance', neighbours + '/image')
offer('compute', 'nova', neighbours + '/compute/v2.1')
offer('network', 'neutron', neighbours + '/network')

# Magnum makes a user for each cluster, in a domain of its own, to which it hands a trust.
domain = create('domain', name='magnum')
trustee_admin = create('user', name='magnum_domain_admin', password='secret', domain_id=domain)
grant('/domains/' + domain, trustee_admin, 'admin')
print("""[trust]
trustee_domain_id = %s
trustee_domain_admin_id = %s
trustee_domain_admin_password = secret
trustee_keystone_interface = public""" % (domain, trustee_admin))
