"""Fills Keystone: seed.py KEYSTONE MAGNUM HEAT FAKE_SERVICES (their ports).

Users (all with the password `secret`): `demo`, a member of project demo, and the services `magnum` and `heat`.
Prints the section [trust] of magnum.conf, which contains IDs.
"""
import json
import sys
import urllib.request

keystone, magnum, heat, fake_services = ('http://127.0.0.1:' + port for port in sys.argv[1:])
headers = {'Content-Type': 'application/json'}


def send(method, path, kind=None, **attributes):
    """Sends a request and returns the resource in the response, if any."""
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

# The role that may signal a wait condition in Heat.
create('role', name='heat_stack_user')
projects = {name: create('project', name=name, domain_id='default') for name in ('service', 'demo')}
for user, project, role in (('magnum', 'service', 'admin'), ('heat', 'service', 'admin'), ('demo', 'demo', 'member')):
    grant('/projects/' + projects[project], create('user', name=user, password='secret', domain_id='default'), role)

offer('container-infra', 'magnum', magnum + '/v1')
offer('orchestration', 'heat', heat + '/v1/%(project_id)s')
offer('image', 'glance', fake_services + '/image')
offer('compute', 'nova', fake_services + '/compute/v2.1')
offer('network', 'neutron', fake_services + '/network')

# The domain in which Heat creates a project and users for the wait conditions of each stack.
heat_domain = create('domain', name='heat')
grant('/domains/' + heat_domain,
      create('user', name='heat_domain_admin', password='secret', domain_id=heat_domain), 'admin')

# The domain in which Magnum creates a user (trustee) for each cluster.
domain = create('domain', name='magnum')
trustee_admin = create('user', name='magnum_domain_admin', password='secret', domain_id=domain)
grant('/domains/' + domain, trustee_admin, 'admin')
print("""[trust]
trustee_domain_id = %s
trustee_domain_admin_id = %s
trustee_domain_admin_password = secret
trustee_keystone_interface = public""" % (domain, trustee_admin))
