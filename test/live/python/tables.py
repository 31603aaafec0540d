"""Creates the databases of Keystone, Magnum and Heat in a folder, and Keystone's keys and administrator.

Magnum of 2026 no longer uses Heat, and then Heat gets none. The file `latest` gets the minor of Magnum's latest
microversion, which determines what the tests expect.

Magnum's migrations do not run on SQLite, so the tables are created from its models.
"""
import getpass
import grp
import os
import sqlite3
import subprocess
import sys

import sqlalchemy
from magnum.api.controllers import versions
from magnum.common import service
from magnum.db.sqlalchemy import models

folder = sys.argv[1]
# It names packages for Magnum only, not for keystone-manage and heat-manage.
os.environ.pop('PYTHONPATH', None)

latest = int(versions.CURRENT_MAX_VER.split('.')[1])
with open(folder + '/latest', 'w') as file:
    file.write(str(latest))


def keystone_manage(*words):
    subprocess.run(['keystone-manage', '--config-file', folder + '/keystone.conf', *words], check=True)


def url():
    with open(folder + '/member.rc') as lines:
        return lines.readline().split('OS_AUTH_URL=')[1].split()[0]


def let_many_write(database):
    """Enables the write-ahead log, which SQLite needs for several writing processes."""
    sqlite3.connect(folder + '/' + database).execute('PRAGMA journal_mode=WAL')


# In the background, since it takes longest.
heat = latest < 13 and subprocess.Popen(['heat-manage', '--config-file', folder + '/heat.conf', 'db_sync'])

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

if heat:
    if heat.wait() != 0:
        sys.exit('heat-manage failed')
    let_many_write('heat.db')
