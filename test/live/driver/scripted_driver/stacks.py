"""Heat stacks shaped like those of a cluster, but made of test resources, with an outcome set by a label.

The label `test_stack` of a cluster: `completes`, `fails` (both of its nodes), `hangs`, or `expires` (a wait condition).
"""
import json

from magnum.common import clients
from magnum.common import context as magnum_context

NODE = 'file:///node.yaml'
MASTER = 'file:///master.yaml'


def resource(kind, depends_on=None, **properties):
    return dict({'type': kind, 'properties': properties}, **({'depends_on': depends_on} if depends_on else {}))


def template(**resources):
    return {'heat_template_version': 'queens', 'resources': resources}


def test_resource(seconds=0, fails=False):
    # The delay applies only to the creation; otherwise a deletion would take as long.
    return resource('OS::Heat::TestResource', action_wait_secs={'create': seconds}, fail=fails)


def group(count, kind):
    return resource('OS::Heat::ResourceGroup', ['network'], count=count, resource_def={'type': kind})


def templates(outcome):
    """Returns the templates of a node and a master, each a stack nested in that of its group."""
    node = template(**{'node_config': resource('OS::Heat::None'),
                       'kube-minion': test_resource(600 if outcome == 'hangs' else 0, outcome == 'fails')})
    master = {'kube-master': test_resource()}
    if outcome == 'expires':
        master['master_wait_handle'] = resource('OS::Heat::WaitConditionHandle')
        master['master_wait_condition'] = resource('OS::Heat::WaitCondition', ['kube-master'], timeout=5, count=1,
                                                   handle={'get_resource': 'master_wait_handle'})
    return {NODE: json.dumps(node), MASTER: json.dumps(template(**master))}


def outcome_of(cluster):
    return (cluster.labels or {}).get('test_stack')


def create(context, cluster, minutes):
    """Creates the stack of a cluster as the cluster's user and returns its ID."""
    root = template(network=test_resource(), kube_masters=group(cluster.master_count, MASTER),
                    kube_minions=group(cluster.node_count, NODE))
    made = clients.OpenStackClients(context).heat().stacks.create(
        stack_name='%s-%s' % (cluster.name, cluster.uuid[:8]), template=json.dumps(root),
        files=templates(outcome_of(cluster)), timeout_mins=minutes, disable_rollback=True)
    return made['stack']['id']


def delete(context, cluster):
    clients.OpenStackClients(context).heat().stacks.delete(cluster.stack_id)


def status(cluster):
    """Returns the status of the stack, read with the cluster's trust, as in the conductor."""
    context = magnum_context.make_cluster_context(cluster)
    stack = clients.OpenStackClients(context).heat().stacks.get(cluster.stack_id, resolve_outputs=False)
    return stack.stack_status, stack.stack_status_reason
