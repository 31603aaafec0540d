"""Serves Keystone's WSGI application on loopback: serve_keystone.py CONFIG PORT."""
import sys

import waitress
from keystone.server.wsgi import initialize_public_application

config, port = sys.argv[1:]
sys.argv[1:] = ['--config-file', config]
waitress.serve(initialize_public_application(), listen='127.0.0.1:' + port, threads=8)
