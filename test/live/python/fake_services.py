"""Fakes the queries that Magnum sends to Glance, Nova and Neutron for images, flavors, key pairs and networks.

fake_services.py PORT
"""
import json
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


def uuid(digit):
    return re.sub('0', str(digit), '00000000-0000-4000-8000-000000000000')


IMAGES = [{'id': uuid(digit), 'name': name, 'status': 'active', **({'os_distro': distro} if distro else {})}
          for digit, name, distro in ((1, 'fedora-coreos-latest', 'fedora-coreos'),
                                      (2, 'fedora-atomic-latest', 'fedora-atomic'),
                                      (3, 'ubuntu-mesos', 'ubuntu'),
                                      (4, 'no-distro', None))]
FLAVORS = [{'id': str(number), 'name': name, 'ram': 2048, 'vcpus': 2, 'disk': 20}
           for number, name in enumerate(('m1.small', 'm1.medium', 'm1.large'))]
KEYPAIRS = [{'name': name, 'fingerprint': '00:11', 'public_key': 'ssh-rsa AAAA'} for name in ('testkey', 'default')]
NETWORKS = [{'id': uuid(5), 'name': 'public', 'router:external': True},
            {'id': uuid(6), 'name': 'private', 'router:external': False}]


def versions(status, **facts):
    """Returns a version document, which clients read to find the root of the API."""
    return lambda base, query: (status, json.loads(json.dumps(facts).replace('BASE', base)))


def matching(kind, resources):
    def answer(base, query):
        return 200, {kind: [r for r in resources if all(query.get(k, str(r[k])) == str(r[k]) for k in ('name', 'router:external') if k in r)]}
    return answer


def one(resources, key, wrap=None):
    def answer(base, query, wanted):
        found = next((r for r in resources if r[key] == wanted), None)
        if found is None:
            return 404, {'itemNotFound': {'code': 404, 'message': 'no such thing'}}
        return 200, {wrap: found} if wrap else found
    return answer


ROUTES = [(re.compile(pattern + r'/?$'), answer) for pattern, answer in (
    (r'/image', versions(300, versions=[
        {'id': 'v2.9', 'status': 'CURRENT', 'links': [{'rel': 'self', 'href': 'BASE/image/v2/'}]}])),
    (r'/image/v2/schemas/\w+', versions(200, name='image', properties={}, additionalProperties={'type': 'string'})),
    (r'/image/v2/images', matching('images', IMAGES)),
    (r'/image/v2/images/([^/]+)', one(IMAGES, 'id')),
    (r'/compute/v2.1', versions(200, version={
        'id': 'v2.1', 'status': 'CURRENT', 'version': '2.90', 'min_version': '2.1',
        'links': [{'rel': 'self', 'href': 'BASE/compute/v2.1/'}]})),
    (r'/compute/v2.1/flavors(?:/detail)?', matching('flavors', FLAVORS)),
    (r'/compute/v2.1/os-keypairs', matching('keypairs', [{'keypair': keypair} for keypair in KEYPAIRS])),
    (r'/compute/v2.1/os-keypairs/([^/]+)', one(KEYPAIRS, 'name', 'keypair')),
    (r'/network', versions(200, versions=[
        {'id': 'v2.0', 'status': 'CURRENT', 'links': [{'rel': 'self', 'href': 'BASE/network/v2.0/'}]}])),
    (r'/network/v2.0/networks', matching('networks', NETWORKS)),
    (r'/network/v2.0/subnets', matching('subnets', [])),
)]


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        url = urlsplit(self.path)
        status, body = self.find(url.path, dict(parse_qsl(url.query)))
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def find(self, path, query):
        for pattern, answer in ROUTES:
            match = pattern.match(path)
            if match:
                return answer('http://' + self.headers['Host'], query, *match.groups())
        return 404, {'error': 'not implemented: ' + path}


ThreadingHTTPServer(('127.0.0.1', int(sys.argv[1])), Handler).serve_forever()
