"""A Magnum driver that builds nothing: clusters go through the states that Heat would report.

All above it is the real service: validation, database, conductor, trusts, each cluster's authority.
Labels of a cluster: `test_api_address` is where it shall be reached, `test_outcome=failed` makes its creation fail,
`test_stack` has Heat make a stack for it (stacks.py) and the cluster end as that does.
"""
import uuid

from magnum.drivers.common import driver
from magnum.objects.fields import ClusterStatus

from scripted_driver import stacks

SYSTEMS = (('fedora-coreos', 'kubernetes'), ('fedora-atomic', 'kubernetes'), ('fedora-atomic', 'swarm'),
           ('fedora-atomic', 'swarm-mode'), ('ubuntu', 'mesos'))


def nothing(*args, **kwargs):
    """Takes the place of what would change servers."""


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
        """The conductor's periodic question: every operation in progress is over by now, unless Heat is at it."""
        groups = cluster.nodegroups
        # The conductor writes a cluster down before its masters, and those before its workers.
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
        if operation == 'CREATE' and labels.get('test_outcome') == 'failed':
            cluster.status = operation + '_FAILED'
            cluster.status_reason = 'Stack %s failed: no valid host was found' % operation
        else:
            cluster.status = operation + '_COMPLETE'
            cluster.status_reason = 'Stack %s completed successfully' % operation
            cluster.api_address = labels.get('test_api_address', 'https://127.0.0.1:6443')
            cluster.coe_version = 'v1.25.3'
        cluster.save()

    def follow_stack(self, cluster, groups):
        # The trust by which Heat is asked comes after the cluster.
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
