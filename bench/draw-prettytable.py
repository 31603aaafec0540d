"""Prints a table as python-magnumclient does; its peak memory in KiB goes to PEAK_FILE. usage: draw-prettytable.py ROWS"""
import os
import resource
import sys

sys.path.pop(0)
from prettytable import PrettyTable

columns = ["uuid", "name", "keypair", "node_count", "master_count", "status"]
table = PrettyTable(columns)
table.align = "l"
for i in range(int(sys.argv[1])):
    table.add_row([f"00000000-0000-4000-8000-{i:012}", f"cluster-{i}", f"keypair-{i % 7}", i % 10, 1, "CREATE_COMPLETE"])
print(table)
if "PEAK_FILE" in os.environ:
    with open(os.environ["PEAK_FILE"], "w") as file:
        file.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
