"""Exits with 0 if the conductor, which listens on no port, has recorded itself in the database of Magnum.

conductor_runs.py DATABASE
"""
import sqlite3
import sys

services = sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM magnum_service').fetchone()[0]
sys.exit(services == 0)
