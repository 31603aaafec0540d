import { formats } from '../../output/formats'
import { inColumns } from './columns'

export const formatsTopic = () => `Every command that has an answer takes -f FORMAT and -c COLUMN:

${inColumns(Object.entries(formats).map(([name, { about }]) => [name, ' ' + about]))}
-c may be given several times, and keeps its order. --sort-column sorts the rows
of a list, --sort-descending turns them round. --max-width and --fit-width make
a table narrower. The variable MAGNUM_FORMAT and 'magnum config set format json'
change the default.

Only the answer goes to stdout. Warnings, progress and errors go to stderr. With
-f json an error is an object there: {"error": {"code", "message", "status",
"request_id", "hint"}}.

Examples:
  # the UUIDs of all clusters, one a line
  $ magnum cluster-list -f value -c uuid
  # the address of a cluster, in a variable
  $ address=$(magnum cluster-show mycluster -f value -c api_address)
  # names and states, for a spreadsheet
  $ magnum cluster-list -f csv -c name -c status
  # everything that is known of a cluster, for jq
  $ magnum cluster-show mycluster -f json
  # the attributes of a cluster as shell variables
  $ eval "$(magnum cluster-show mycluster -f shell --prefix cluster_)"
`
