"""A Magnum driver that creates no servers: clusters only go through the states that Heat would report.

Everything else is the real service: validation, database, conductor, trusts, CAs.
Labels of a cluster: `test_api_address` sets its API address, `test_outcome=failed` makes its creation fail,
`test_outcome=hangs` keeps it from ending,
`test_stack` creates a stack in Heat (stacks.py), whose outcome becomes that of the cluster.
"""
import uuid

from magnum.drivers.common import driver
from magnum.objects.fields import ClusterStatus

from scripted_driver import stacks

SYSTEMS = (('fedora-coreos', 'kubernetes'), ('fedora-atomic', 'kubernetes'), ('fedora-atomic', 'swarm'),
           ('fedora-atomic', 'swarm-mode'), ('ubuntu', 'mesos'))


def nothing(*args, **kwargs):
    """Replaces operations that would change servers."""


class Driver(driver.Driver):
    provides = [{'server_type': 'vm', 'os': os, 'coe': coe} for os, coe in SYSTEMS]

    update_cluster = resize_cluster = nothing
    rotate_ca_certificate = rotate_credential = nothing
    create_federation = update_federation = delete_federation = nothing

    def create_cluster(self, context, cluster, cluster_create_timeout):
        has_stack = stacks.outcome_of(cluster)
        cluster.stack_id = stacks.create(context, cluster, cluster_create_timeout) if has_stack else str(uuid.uuid4())

    def delete_cluster(self, context, cluster):
        if stacks.outcome_of(cluster):
            stacks.delete(context, cluster)

    def create_nodegroup(self, context, cluster, nodegroup):
        nodegroup.stack_id = str(uuid.uuid4())

    def update_nodegroup(self, context, cluster, nodegroup):
        nodegroup.save()

    delete_nodegroup = update_nodegroup

    def upgrade_cluster(self, context, cluster, cluster_template, *args, **kwargs):
        cluster.cluster_template_id = cluster_template.uuid
        cluster.status = ClusterStatus.UPDATE_IN_PROGRESS

    def update_cluster_status(self, context, cluster, use_admin_ctx=False):
        """Called periodically by the conductor. Completes every operation in progress, unless Heat runs it."""
        groups = cluster.nodegroups
        # The conductor saves a cluster before its masters, and those before its workers.
        if len(groups) < 2:
            return
        operation, _, state = cluster.status.partition('_')
        if state == 'IN_PROGRESS' and stacks.outcome_of(cluster):
            self.follow_stack(cluster, groups)
            return
        for group in groups:
            self.finish_nodegroup(group)
        if state != 'IN_PROGRESS':
            return
        labels = cluster.labels or {}
        outcome = labels.get('test_outcome') if operation == 'CREATE' else None
        if outcome == 'hangs':
            return
        if outcome == 'failed':
            cluster.status = operation + '_FAILED'
            cluster.status_reason = 'Stack %s failed: no valid host was found' % operation
        else:
            cluster.status = operation + '_COMPLETE'
            cluster.status_reason = 'Stack %s completed successfully' % operation
            cluster.api_address = labels.get('test_api_address', 'https://127.0.0.1:6443')
            cluster.coe_version = 'v1.25.3'
        cluster.save()

    def follow_stack(self, cluster, groups):
        # The trust used for Heat is created after the cluster.
        if not cluster.trust_id or not cluster.stack_id:
            return
        status, reason = stacks.status(cluster)
        if status.endswith('_IN_PROGRESS'):
            return
        for group in groups:
            group.status, group.status_reason = status, reason
            group.save()
        cluster.status, cluster.status_reason = status, reason
        cluster.save()

    def finish_nodegroup(self, group):
        operation = (group.status or 'CREATE').split('_')[0]
        if operation == 'DELETE' and not group.is_default:
            group.destroy()
            return
        subnet = 1 if group.role == 'master' else 2
        group.node_addresses = ['10.0.%d.%d' % (subnet, 5 + i) for i in range(group.node_count)]
        group.status = operation + '_COMPLETE'
        group.save()
