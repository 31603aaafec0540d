"""A plugin of SQLAlchemy, named in the connection URL of magnum.conf: SQLite transactions begin when they first write.

Magnum reads a row and then changes it in one transaction. In SQLite, this fails at once ("database is locked") if
another transaction has written in between, whatever the timeout. A transaction that begins with its first change waits
instead. Before that it holds no lock, also where Magnum leaves it open (get_cluster_template_list of 2026).
"""
import sqlalchemy


class Plugin(sqlalchemy.engine.CreateEnginePlugin):
    def engine_created(self, engine):
        @sqlalchemy.event.listens_for(engine, 'before_cursor_execute', retval=True)
        def leave_begin_to_python(connection, cursor, statement, parameters, context, executemany):
            # oslo.db disables the transactions of Python's sqlite3 and sends BEGIN: _init_events in its engines.py.
            if statement == 'BEGIN':
                cursor.connection.isolation_level = 'IMMEDIATE'
                statement = '-- BEGIN'
            return statement, parameters
