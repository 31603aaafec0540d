"""Creates the databases of Keystone and Magnum in a folder, and Keystone's keys and administrator.

Magnum's migrations do not run on SQLite, so the tables are created from its models.
"""
import getpass
import grp
import os
import sqlite3
import subprocess
import sys

import sqlalchemy
from magnum.common import service
from magnum.db.sqlalchemy import models

folder = sys.argv[1]


def keystone_manage(*words):
    subprocess.run(['keystone-manage', '--config-file', folder + '/keystone.conf', *words], check=True)


def url():
    with open(folder + '/member.rc') as lines:
        return lines.readline().split('OS_AUTH_URL=')[1].split()[0]


def let_many_write(database):
    """Enables the write-ahead log, which SQLite needs for several writing processes."""
    sqlite3.connect(folder + '/' + database).execute('PRAGMA journal_mode=WAL')


owner = ['--keystone-user', getpass.getuser(), '--keystone-group', grp.getgrgid(os.getgid()).gr_name]
keystone_manage('db_sync')
let_many_write('keystone.db')
keystone_manage('fernet_setup', *owner)
keystone_manage('credential_setup', *owner)
keystone_manage('bootstrap', '--bootstrap-password', 'secret', '--bootstrap-region-id', 'RegionOne',
                *('--bootstrap-%s-url=%s' % (face, url()) for face in ('public', 'internal', 'admin')))

service.prepare_service(['magnum', '--config-file', folder + '/magnum.conf'])
models.Base.metadata.create_all(sqlalchemy.create_engine('sqlite:///%s/magnum.db' % folder))
let_many_write('magnum.db')
