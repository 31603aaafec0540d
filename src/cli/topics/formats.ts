import { formats } from '../../output/formats'
import { inColumns } from './columns'

export const formatsTopic = () => `Every command that has an answer takes -f FORMAT and -c COLUMN:

${inColumns(Object.entries(formats).map(([name, { about }]) => [name, ' ' + about]))}
-c may be given several times: attributes of one resource come in that order,
columns of a list in the list's. --sort-column sorts the rows of a list,
--sort-descending turns them round. On a terminal tables are made to fit it;
--max-width 0 shows them whole; --max-width N and --fit-width wrap as in cliff.
The variable MAGNUM_FORMAT changes the default, and on a terminal 'magnum config
set format json' does. With shell, names that shells or programs act on (PATH,
http_proxy) begin with magnum_.

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
