// Draws the table of draw-prettytable.py with our writer, the module in DRAW_TABLE. Usage: draw-table.mjs ROWS
import { writeSync } from 'node:fs'

const { drawTable, gridOf } = await import(process.env.DRAW_TABLE)
const columns = ['uuid', 'name', 'keypair', 'node_count', 'master_count', 'status']
const rows = Array.from({ length: Number(process.argv[2]) }, (_, index) => [
  `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  `cluster-${index}`,
  `keypair-${index % 7}`,
  String(index % 10),
  '1',
  'CREATE_COMPLETE',
])
for await (const text of drawTable(gridOf(columns, rows)))
  for (let left = Buffer.from(text); left.length > 0;) left = left.subarray(writeSync(1, left))
