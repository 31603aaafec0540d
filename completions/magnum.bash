# bash completion of magnum(1). Made by `npm run generate`.
# shellcheck shell=bash

_magnum_labels='admission_control_list auto_healing_controller auto_healing_enabled auto_scaling_enabled autoscaler_tag availability_zone boot_volume_size boot_volume_type calico_ipv4pool calico_ipv4pool_ipip calico_tag cert_manager_api cgroup_driver cinder_csi_enabled cinder_csi_plugin_tag cloud_provider_enabled cloud_provider_tag container_infra_prefix container_runtime containerd_tarball_sha256 containerd_tarball_url containerd_version coredns_tag docker_volume_size docker_volume_type draino_tag etcd_tag etcd_volume_size etcd_volume_type extra_network fixed_network_cidr fixed_subnet_cidr flannel_backend flannel_cni_tag flannel_network_cidr flannel_network_subnetlen flannel_tag grafana_admin_passwd grafana_tag heapster_enabled heat_container_agent_tag helm_client_sha256 helm_client_tag helm_client_url hyperkube_prefix ingress_controller ingress_controller_role k8s_keystone_auth_tag keystone_auth_enabled kube_dashboard_enabled kube_dashboard_version kube_tag kube_version kubeapi_options kubecontroller_options kubelet_options kubeproxy_options kubescheduler_options magnum_auto_healer_tag master_lb_allowed_cidrs master_lb_floating_ip_enabled max_node_count mesos_slave_executor_env_file mesos_slave_executor_env_variables mesos_slave_image_providers mesos_slave_isolation mesos_slave_work_dir metrics_scraper_tag metrics_server_chart_tag metrics_server_enabled min_node_count monitoring_enabled monitoring_ingress_enabled monitoring_interface_enabled monitoring_retention_days monitoring_retention_size monitoring_storage_class_name nginx_ingress_controller_chart_tag nginx_ingress_controller_tag node_problem_detector_tag nodes_affinity_policy npd_enabled octavia_ingress_controller_tag octavia_lb_algorithm octavia_lb_healthcheck octavia_provider os_distro ostree_commit ostree_remote post_install_manifest_url prometheus_adapter_enabled prometheus_monitoring prometheus_tag rexray_preempt selinux_mode service_cluster_ip_range swarm_strategy tiller_enabled tiller_namespace tiller_tag traefik_ingress_controller_tag use_podman'

_magnum_takes_value() {
  case $1 in
    --bay | --baymodel | --bypass-url | --bypass_url | --cluster | --cluster-template | --coe | --color | --column | --context-name | --csr | --delay | --dir | --discovery-url | --dns-nameserver | --docker-storage-driver | --docker-volume-size | --driver | --endpoint-type | --endpoint_type | --external-network | --external-network-id | --fields | --fixed-network | --fixed-subnet | --flavor | --flavor-id | --for | --format | --hard-limit | --http-proxy | --https-proxy | --image | --image-id | --insecure-registry | --keypair | --keypair-id | --label | --labels | --limit | --magnum-api-version | --magnum_api_version | --marker | --master-count | --master-flavor | --master-flavor-id | --max-batch-size | --max-microversion | --max-nodes | --max-width | --min-nodes | --name | --network-driver | --no-label | --no-proxy | --node-count | --node-labels | --node-taints | --nodegroup | --nodes-to-remove | --os-access-token | --os-access-token-endpoint | --os-access-token-type | --os-application-credential-id | --os-application-credential-name | --os-application-credential-secret | --os-auth-methods | --os-auth-plugin | --os-auth-type | --os-auth-url | --os-authorization-endpoint | --os-cacert | --os-cert | --os-client-id | --os-client-secret | --os-cloud | --os-code | --os-code-challenge-method | --os-container-infra-api-version | --os-default-domain-id | --os-default-domain-name | --os-device-authorization-endpoint | --os-discovery-endpoint | --os-domain-id | --os-domain-name | --os-endpoint | --os-endpoint-override | --os-endpoint-type | --os-identity-api-version | --os-identity-provider | --os-idp-otp-key | --os-interface | --os-key | --os-oauth2-client-id | --os-oauth2-client-secret | --os-oauth2-endpoint | --os-openid-scope | --os-passcode | --os-password | --os-project-domain-id | --os-project-domain-name | --os-project-id | --os-project-name | --os-protocol | --os-redirect-uri | --os-region-name | --os-service-name | --os-system-scope | --os-tenant-id | --os-tenant-name | --os-token | --os-trust-id | --os-unscoped | --os-user-domain-id | --os-user-domain-name | --os-user-id | --os-username | --output | --prefix | --profile | --project-id | --quote | --resource | --retries | --role | --server-type | --service-type | --service_type | --shell | --sort-column | --sort-dir | --sort-key | --status | --tag | --tags | --template | --timeout | --volume-driver | --wait-timeout | -c | -f | -o) return 0 ;;
  esac
  return 1
}

_magnum_is_command() {
  case $1 in
    cluster-list | cluster-show | cluster-create | cluster-update | cluster-resize | cluster-upgrade | cluster-wait | cluster-diagnose | cluster-events | cluster-config | kubernetes-token | cluster-delete | cluster-template-list | cluster-template-show | cluster-template-create | cluster-template-update | cluster-template-delete | nodegroup-list | nodegroup-show | nodegroup-create | nodegroup-update | nodegroup-delete | ca-show | ca-sign | ca-rotate | credential-rotate | quotas-list | quotas-show | quotas-create | quotas-update | quotas-delete | stats-list | service-list | token-forget | doctor | sandbox-run | sandbox-start | sandbox-stop | sandbox-reset | sandbox-status | config-list | config-get | config-set | config-unset | config-path | completion | help) return 0 ;;
  esac
  return 1
}

_magnum_verb() {
  case $1 in
    ls) echo list ;;
    rm) echo delete ;;
    get) echo show ;;
    describe) echo show ;;
    *) echo "$1" ;;
  esac
}

# The kind of an option value, and fixed words if any.

_magnum_value() {
  case "$1 $2" in
    'cluster-list --sort-key') echo 'columns uuid name keypair node_count master_count status health_status cluster_template_id flavor_id create_timeout labels' ;;
    'cluster-list --sort-dir') echo 'words desc asc' ;;
    'cluster-list --fields') echo 'columns uuid name keypair node_count master_count status health_status cluster_template_id flavor_id create_timeout labels' ;;
    'cluster-list --status') echo 'words CREATE_IN_PROGRESS CREATE_COMPLETE CREATE_FAILED UPDATE_IN_PROGRESS UPDATE_COMPLETE UPDATE_FAILED ROLLBACK_IN_PROGRESS ROLLBACK_COMPLETE ROLLBACK_FAILED DELETE_IN_PROGRESS DELETE_COMPLETE DELETE_FAILED RESUME_COMPLETE RESUME_FAILED RESTORE_COMPLETE SNAPSHOT_COMPLETE CHECK_COMPLETE ADOPT_COMPLETE' ;;
    'cluster-list --template') echo 'cluster-template' ;;
    'cluster-list --coe') echo 'words kubernetes swarm mesos swarm-mode dcos' ;;
    'cluster-list --format' | 'cluster-list -f' | 'cluster-list -o' | 'cluster-list --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-list --column' | 'cluster-list -c') echo 'columns uuid name keypair node_count master_count status health_status cluster_template_id flavor_id create_timeout labels' ;;
    'cluster-list --sort-column') echo 'columns uuid name keypair node_count master_count status health_status cluster_template_id flavor_id create_timeout labels' ;;
    'cluster-list --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-show --format' | 'cluster-show -f' | 'cluster-show -o' | 'cluster-show --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-show --column' | 'cluster-show -c') echo 'columns uuid name status status_reason api_address node_addresses master_addresses labels labels_overridden labels_added labels_skipped' ;;
    'cluster-show --sort-column') echo 'columns uuid name status status_reason api_address node_addresses master_addresses labels labels_overridden labels_added labels_skipped' ;;
    'cluster-show --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-create --cluster-template' | 'cluster-create --baymodel') echo 'cluster-template' ;;
    'cluster-create --keypair' | 'cluster-create --keypair-id') echo 'keypair' ;;
    'cluster-create --master-flavor') echo 'flavor' ;;
    'cluster-create --flavor') echo 'flavor' ;;
    'cluster-create --fixed-network') echo 'network' ;;
    'cluster-create --fixed-subnet') echo 'subnet' ;;
    'cluster-create --labels') echo 'labels' ;;
    'cluster-create --format' | 'cluster-create -f' | 'cluster-create -o' | 'cluster-create --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-create --column' | 'cluster-create -c') echo 'columns' ;;
    'cluster-create --sort-column') echo 'columns' ;;
    'cluster-create --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-update --format' | 'cluster-update -f' | 'cluster-update -o' | 'cluster-update --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-update --column' | 'cluster-update -c') echo 'columns' ;;
    'cluster-update --sort-column') echo 'columns' ;;
    'cluster-update --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-resize --nodegroup') echo 'nodegroup' ;;
    'cluster-resize --format' | 'cluster-resize -f' | 'cluster-resize -o' | 'cluster-resize --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-resize --column' | 'cluster-resize -c') echo 'columns' ;;
    'cluster-resize --sort-column') echo 'columns' ;;
    'cluster-resize --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-upgrade --nodegroup') echo 'nodegroup' ;;
    'cluster-upgrade --format' | 'cluster-upgrade -f' | 'cluster-upgrade -o' | 'cluster-upgrade --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-upgrade --column' | 'cluster-upgrade -c') echo 'columns' ;;
    'cluster-upgrade --sort-column') echo 'columns' ;;
    'cluster-upgrade --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-wait --for') echo 'words CREATE_IN_PROGRESS CREATE_COMPLETE CREATE_FAILED UPDATE_IN_PROGRESS UPDATE_COMPLETE UPDATE_FAILED ROLLBACK_IN_PROGRESS ROLLBACK_COMPLETE ROLLBACK_FAILED DELETE_IN_PROGRESS DELETE_COMPLETE DELETE_FAILED RESUME_COMPLETE RESUME_FAILED RESTORE_COMPLETE SNAPSHOT_COMPLETE CHECK_COMPLETE ADOPT_COMPLETE deleted' ;;
    'cluster-wait --format' | 'cluster-wait -f' | 'cluster-wait -o' | 'cluster-wait --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-wait --column' | 'cluster-wait -c') echo 'columns subject ok error status' ;;
    'cluster-wait --sort-column') echo 'columns subject ok error status' ;;
    'cluster-wait --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-diagnose --format' | 'cluster-diagnose -f' | 'cluster-diagnose -o' | 'cluster-diagnose --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-diagnose --column' | 'cluster-diagnose -c') echo 'columns status status_reason findings events' ;;
    'cluster-diagnose --sort-column') echo 'columns status status_reason findings events' ;;
    'cluster-diagnose --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-events --format' | 'cluster-events -f' | 'cluster-events -o' | 'cluster-events --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-events --column' | 'cluster-events -c') echo 'columns time resource type status reason' ;;
    'cluster-events --sort-column') echo 'columns time resource type status reason' ;;
    'cluster-events --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-config --dir') echo 'folder' ;;
    'cluster-config --shell') echo 'words sh csh fish powershell' ;;
    'cluster-delete --format' | 'cluster-delete -f' | 'cluster-delete -o' | 'cluster-delete --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-delete --column' | 'cluster-delete -c') echo 'columns' ;;
    'cluster-delete --sort-column') echo 'columns' ;;
    'cluster-delete --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-template-list --sort-key') echo 'columns uuid name tags coe image_id public hidden' ;;
    'cluster-template-list --sort-dir') echo 'words desc asc' ;;
    'cluster-template-list --fields') echo 'columns uuid name tags coe image_id public hidden' ;;
    'cluster-template-list --coe') echo 'words kubernetes swarm mesos swarm-mode dcos' ;;
    'cluster-template-list --format' | 'cluster-template-list -f' | 'cluster-template-list -o' | 'cluster-template-list --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-template-list --column' | 'cluster-template-list -c') echo 'columns uuid name tags coe image_id public hidden' ;;
    'cluster-template-list --sort-column') echo 'columns uuid name tags coe image_id public hidden' ;;
    'cluster-template-list --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-template-show --format' | 'cluster-template-show -f' | 'cluster-template-show -o' | 'cluster-template-show --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-template-show --column' | 'cluster-template-show -c') echo 'columns uuid name coe image_id labels' ;;
    'cluster-template-show --sort-column') echo 'columns uuid name coe image_id labels' ;;
    'cluster-template-show --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-template-create --coe') echo 'words kubernetes swarm mesos' ;;
    'cluster-template-create --image' | 'cluster-template-create --image-id') echo 'image' ;;
    'cluster-template-create --external-network' | 'cluster-template-create --external-network-id') echo 'external-network' ;;
    'cluster-template-create --keypair' | 'cluster-template-create --keypair-id') echo 'keypair' ;;
    'cluster-template-create --flavor' | 'cluster-template-create --flavor-id') echo 'flavor' ;;
    'cluster-template-create --master-flavor' | 'cluster-template-create --master-flavor-id') echo 'flavor' ;;
    'cluster-template-create --fixed-network') echo 'network' ;;
    'cluster-template-create --fixed-subnet') echo 'subnet' ;;
    'cluster-template-create --network-driver') echo 'words flannel calico docker' ;;
    'cluster-template-create --volume-driver') echo 'words cinder rexray' ;;
    'cluster-template-create --labels') echo 'labels' ;;
    'cluster-template-create --format' | 'cluster-template-create -f' | 'cluster-template-create -o' | 'cluster-template-create --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-template-create --column' | 'cluster-template-create -c') echo 'columns uuid name coe image_id labels' ;;
    'cluster-template-create --sort-column') echo 'columns uuid name coe image_id labels' ;;
    'cluster-template-create --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-template-update --network-driver') echo 'words flannel calico docker' ;;
    'cluster-template-update --volume-driver') echo 'words cinder rexray' ;;
    'cluster-template-update --label') echo 'labels' ;;
    'cluster-template-update --no-label') echo 'labels' ;;
    'cluster-template-update --format' | 'cluster-template-update -f' | 'cluster-template-update -o' | 'cluster-template-update --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-template-update --column' | 'cluster-template-update -c') echo 'columns uuid name coe image_id labels' ;;
    'cluster-template-update --sort-column') echo 'columns uuid name coe image_id labels' ;;
    'cluster-template-update --quote') echo 'words all minimal none nonnumeric' ;;
    'cluster-template-delete --format' | 'cluster-template-delete -f' | 'cluster-template-delete -o' | 'cluster-template-delete --output') echo 'words table json jsonl yaml csv value shell' ;;
    'cluster-template-delete --column' | 'cluster-template-delete -c') echo 'columns' ;;
    'cluster-template-delete --sort-column') echo 'columns' ;;
    'cluster-template-delete --quote') echo 'words all minimal none nonnumeric' ;;
    'nodegroup-list --sort-key') echo 'columns uuid name flavor_id image_id node_count status role min_node_count max_node_count is_default' ;;
    'nodegroup-list --sort-dir') echo 'words desc asc' ;;
    'nodegroup-list --status') echo 'words CREATE_IN_PROGRESS CREATE_COMPLETE CREATE_FAILED UPDATE_IN_PROGRESS UPDATE_COMPLETE UPDATE_FAILED ROLLBACK_IN_PROGRESS ROLLBACK_COMPLETE ROLLBACK_FAILED DELETE_IN_PROGRESS DELETE_COMPLETE DELETE_FAILED RESUME_COMPLETE RESUME_FAILED RESTORE_COMPLETE SNAPSHOT_COMPLETE CHECK_COMPLETE ADOPT_COMPLETE' ;;
    'nodegroup-list --format' | 'nodegroup-list -f' | 'nodegroup-list -o' | 'nodegroup-list --output') echo 'words table json jsonl yaml csv value shell' ;;
    'nodegroup-list --column' | 'nodegroup-list -c') echo 'columns uuid name flavor_id image_id node_count status role min_node_count max_node_count is_default' ;;
    'nodegroup-list --sort-column') echo 'columns uuid name flavor_id image_id node_count status role min_node_count max_node_count is_default' ;;
    'nodegroup-list --quote') echo 'words all minimal none nonnumeric' ;;
    'nodegroup-show --format' | 'nodegroup-show -f' | 'nodegroup-show -o' | 'nodegroup-show --output') echo 'words table json jsonl yaml csv value shell' ;;
    'nodegroup-show --column' | 'nodegroup-show -c') echo 'columns uuid name role node_count min_node_count max_node_count node_addresses status' ;;
    'nodegroup-show --sort-column') echo 'columns uuid name role node_count min_node_count max_node_count node_addresses status' ;;
    'nodegroup-show --quote') echo 'words all minimal none nonnumeric' ;;
    'nodegroup-create --image') echo 'image' ;;
    'nodegroup-create --flavor') echo 'flavor' ;;
    'nodegroup-create --labels') echo 'labels' ;;
    'nodegroup-create --format' | 'nodegroup-create -f' | 'nodegroup-create -o' | 'nodegroup-create --output') echo 'words table json jsonl yaml csv value shell' ;;
    'nodegroup-create --column' | 'nodegroup-create -c') echo 'columns' ;;
    'nodegroup-create --sort-column') echo 'columns' ;;
    'nodegroup-create --quote') echo 'words all minimal none nonnumeric' ;;
    'nodegroup-update --format' | 'nodegroup-update -f' | 'nodegroup-update -o' | 'nodegroup-update --output') echo 'words table json jsonl yaml csv value shell' ;;
    'nodegroup-update --column' | 'nodegroup-update -c') echo 'columns' ;;
    'nodegroup-update --sort-column') echo 'columns' ;;
    'nodegroup-update --quote') echo 'words all minimal none nonnumeric' ;;
    'nodegroup-delete --format' | 'nodegroup-delete -f' | 'nodegroup-delete -o' | 'nodegroup-delete --output') echo 'words table json jsonl yaml csv value shell' ;;
    'nodegroup-delete --column' | 'nodegroup-delete -c') echo 'columns' ;;
    'nodegroup-delete --sort-column') echo 'columns' ;;
    'nodegroup-delete --quote') echo 'words all minimal none nonnumeric' ;;
    'ca-show --cluster' | 'ca-show --bay') echo 'cluster' ;;
    'ca-sign --cluster' | 'ca-sign --bay') echo 'cluster' ;;
    'ca-sign --csr') echo 'file' ;;
    'ca-rotate --cluster' | 'ca-rotate --bay') echo 'cluster' ;;
    'ca-rotate --format' | 'ca-rotate -f' | 'ca-rotate -o' | 'ca-rotate --output') echo 'words table json jsonl yaml csv value shell' ;;
    'ca-rotate --column' | 'ca-rotate -c') echo 'columns' ;;
    'ca-rotate --sort-column') echo 'columns' ;;
    'ca-rotate --quote') echo 'words all minimal none nonnumeric' ;;
    'credential-rotate --format' | 'credential-rotate -f' | 'credential-rotate -o' | 'credential-rotate --output') echo 'words table json jsonl yaml csv value shell' ;;
    'credential-rotate --column' | 'credential-rotate -c') echo 'columns' ;;
    'credential-rotate --sort-column') echo 'columns' ;;
    'credential-rotate --quote') echo 'words all minimal none nonnumeric' ;;
    'quotas-list --sort-key') echo 'columns project_id resource hard_limit' ;;
    'quotas-list --sort-dir') echo 'words desc asc' ;;
    'quotas-list --format' | 'quotas-list -f' | 'quotas-list -o' | 'quotas-list --output') echo 'words table json jsonl yaml csv value shell' ;;
    'quotas-list --column' | 'quotas-list -c') echo 'columns project_id resource hard_limit' ;;
    'quotas-list --sort-column') echo 'columns project_id resource hard_limit' ;;
    'quotas-list --quote') echo 'words all minimal none nonnumeric' ;;
    'quotas-show --resource') echo 'words Cluster' ;;
    'quotas-show --format' | 'quotas-show -f' | 'quotas-show -o' | 'quotas-show --output') echo 'words table json jsonl yaml csv value shell' ;;
    'quotas-show --column' | 'quotas-show -c') echo 'columns project_id resource hard_limit' ;;
    'quotas-show --sort-column') echo 'columns project_id resource hard_limit' ;;
    'quotas-show --quote') echo 'words all minimal none nonnumeric' ;;
    'quotas-create --resource') echo 'words Cluster' ;;
    'quotas-create --format' | 'quotas-create -f' | 'quotas-create -o' | 'quotas-create --output') echo 'words table json jsonl yaml csv value shell' ;;
    'quotas-create --column' | 'quotas-create -c') echo 'columns project_id resource hard_limit' ;;
    'quotas-create --sort-column') echo 'columns project_id resource hard_limit' ;;
    'quotas-create --quote') echo 'words all minimal none nonnumeric' ;;
    'quotas-update --resource') echo 'words Cluster' ;;
    'quotas-update --format' | 'quotas-update -f' | 'quotas-update -o' | 'quotas-update --output') echo 'words table json jsonl yaml csv value shell' ;;
    'quotas-update --column' | 'quotas-update -c') echo 'columns project_id resource hard_limit' ;;
    'quotas-update --sort-column') echo 'columns project_id resource hard_limit' ;;
    'quotas-update --quote') echo 'words all minimal none nonnumeric' ;;
    'quotas-delete --resource') echo 'words Cluster' ;;
    'quotas-delete --format' | 'quotas-delete -f' | 'quotas-delete -o' | 'quotas-delete --output') echo 'words table json jsonl yaml csv value shell' ;;
    'quotas-delete --column' | 'quotas-delete -c') echo 'columns' ;;
    'quotas-delete --sort-column') echo 'columns' ;;
    'quotas-delete --quote') echo 'words all minimal none nonnumeric' ;;
    'stats-list --format' | 'stats-list -f' | 'stats-list -o' | 'stats-list --output') echo 'words table json jsonl yaml csv value shell' ;;
    'stats-list --column' | 'stats-list -c') echo 'columns clusters nodes' ;;
    'stats-list --sort-column') echo 'columns clusters nodes' ;;
    'stats-list --quote') echo 'words all minimal none nonnumeric' ;;
    'service-list --format' | 'service-list -f' | 'service-list -o' | 'service-list --output') echo 'words table json jsonl yaml csv value shell' ;;
    'service-list --column' | 'service-list -c') echo 'columns id host binary state disabled disabled_reason created_at updated_at' ;;
    'service-list --sort-column') echo 'columns id host binary state disabled disabled_reason created_at updated_at' ;;
    'service-list --quote') echo 'words all minimal none nonnumeric' ;;
    'doctor --format' | 'doctor -f' | 'doctor -o' | 'doctor --output') echo 'words table json jsonl yaml csv value shell' ;;
    'doctor --column' | 'doctor -c') echo 'columns check status finding advice' ;;
    'doctor --sort-column') echo 'columns check status finding advice' ;;
    'doctor --quote') echo 'words all minimal none nonnumeric' ;;
    'sandbox-start --dir') echo 'folder' ;;
    'sandbox-stop --dir') echo 'folder' ;;
    'sandbox-reset --dir') echo 'folder' ;;
    'sandbox-status --dir') echo 'folder' ;;
    'sandbox-status --format' | 'sandbox-status -f' | 'sandbox-status -o' | 'sandbox-status --output') echo 'words table json jsonl yaml csv value shell' ;;
    'sandbox-status --column' | 'sandbox-status -c') echo 'columns' ;;
    'sandbox-status --sort-column') echo 'columns' ;;
    'sandbox-status --quote') echo 'words all minimal none nonnumeric' ;;
    'config-list --format' | 'config-list -f' | 'config-list -o' | 'config-list --output') echo 'words table json jsonl yaml csv value shell' ;;
    'config-list --column' | 'config-list -c') echo 'columns setting value values what' ;;
    'config-list --sort-column') echo 'columns setting value values what' ;;
    'config-list --quote') echo 'words all minimal none nonnumeric' ;;
    *' --os-cloud') echo 'cloud' ;;
    *' --os-cacert') echo 'file' ;;
    *' --os-cert') echo 'file' ;;
    *' --os-key') echo 'file' ;;
    *' --color') echo 'words auto always never' ;;
  esac
}

# The kind of a positional argument; the first one is 0.

_magnum_positional() {
  case "$1 $2" in
    'cluster-show 0') echo 'cluster' ;;
    'cluster-update 0') echo 'cluster' ;;
    'cluster-update 1') echo 'words add replace remove' ;;
    'cluster-update '*) echo 'paths node_count labels' ;;
    'cluster-resize 0') echo 'cluster' ;;
    'cluster-upgrade 0') echo 'cluster' ;;
    'cluster-upgrade 1') echo 'cluster-template' ;;
    'cluster-wait '*) echo 'cluster' ;;
    'cluster-diagnose 0') echo 'cluster' ;;
    'cluster-events 0') echo 'cluster' ;;
    'cluster-config '*) echo 'cluster' ;;
    'cluster-delete '*) echo 'cluster' ;;
    'cluster-template-show 0') echo 'cluster-template' ;;
    'cluster-template-update 0') echo 'cluster-template' ;;
    'cluster-template-update 1') echo 'words add replace remove' ;;
    'cluster-template-update '*) echo 'paths name image_id flavor_id master_flavor_id keypair_id external_network_id fixed_network fixed_subnet network_driver volume_driver driver dns_nameserver docker_volume_size docker_storage_driver http_proxy https_proxy no_proxy insecure_registry public tls_disabled registry_enabled master_lb_enabled floating_ip_enabled hidden labels' ;;
    'cluster-template-delete '*) echo 'cluster-template' ;;
    'nodegroup-list 0') echo 'cluster' ;;
    'nodegroup-show 0') echo 'cluster' ;;
    'nodegroup-show 1') echo 'nodegroup' ;;
    'nodegroup-create 0') echo 'cluster' ;;
    'nodegroup-update 0') echo 'cluster' ;;
    'nodegroup-update 1') echo 'nodegroup' ;;
    'nodegroup-update 2') echo 'words add replace remove' ;;
    'nodegroup-update '*) echo 'paths min_node_count max_node_count labels' ;;
    'nodegroup-delete 0') echo 'cluster' ;;
    'nodegroup-delete '*) echo 'nodegroup' ;;
    'ca-show 0') echo 'cluster' ;;
    'ca-sign 0') echo 'cluster' ;;
    'ca-sign 1') echo 'file' ;;
    'ca-rotate 0') echo 'cluster' ;;
    'credential-rotate 0') echo 'cluster' ;;
    'config-get 0') echo 'words cloud format columns fit os_cache color confirm timeout wait' ;;
    'config-set 0') echo 'words cloud format columns fit os_cache color confirm timeout wait' ;;
    'config-set 1') echo 'setting-value' ;;
    'config-unset 0') echo 'words cloud format columns fit os_cache color confirm timeout wait' ;;
    'completion 0') echo 'words bash zsh fish tcsh' ;;
    'help '*) echo 'words cluster-list cluster-show cluster-create cluster-update cluster-resize cluster-upgrade cluster-wait cluster-diagnose cluster-events cluster-config kubernetes-token cluster-delete cluster-template-list cluster-template-show cluster-template-create cluster-template-update cluster-template-delete nodegroup-list nodegroup-show nodegroup-create nodegroup-update nodegroup-delete ca-show ca-sign ca-rotate credential-rotate quotas-list quotas-show quotas-create quotas-update quotas-delete stats-list service-list token-forget doctor sandbox-run sandbox-start sandbox-stop sandbox-reset sandbox-status config-list config-get config-set config-unset config-path completion help labels drivers formats exit-codes environment authentication' ;;
  esac
}

_magnum_globals='--version -V --debug --timing --timings --collect-timing --os-cloud --os-auth-type --os-auth-plugin --os-auth-url --os-username --os-user-id --os-password --os-user-domain-id --os-user-domain-name --os-project-id --os-project-name --os-project-domain-id --os-project-domain-name --os-token --os-region-name --os-interface --service-type --os-endpoint-override --magnum-api-version --os-container-infra-api-version --os-cacert --os-cert --os-key --insecure --os-cache --timeout --retries --color --dry-run'

_magnum_options() {
  case $1 in
    cluster-list) echo '--marker --limit --sort-key --watch --sort-dir --fields --long --status --name --template --coe --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-show) echo '--watch --long --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-create) echo '--cluster-template --baymodel --keypair --docker-volume-size --node-count --master-count --discovery-url --timeout --master-flavor --flavor --fixed-network --fixed-subnet --floating-ip-enabled --floating-ip-disabled --master-lb-enabled --master-lb-disabled --merge-labels --labels --wait --wait-timeout --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-update) echo '--rollback --node-count --wait --wait-timeout --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-resize) echo '--nodes-to-remove --nodegroup --wait --wait-timeout --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-upgrade) echo '--max-batch-size --nodegroup --wait --wait-timeout --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-wait) echo '--for --wait-timeout --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-diagnose) echo '--format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-events) echo '--failed --follow --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-config) echo '--dir --force --all --merge --set-current --remove --stdout --context-name --output-certs --reuse --shell --use-certificate --use-keystone' ;;
    kubernetes-token) echo '' ;;
    cluster-delete) echo '--wait --wait-timeout --yes -y --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-template-list) echo '--limit --sort-key --watch --sort-dir --fields --detail --name --coe --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-template-show) echo '--watch --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-template-create) echo '--coe --image --external-network --keypair --flavor --master-flavor --fixed-network --fixed-subnet --network-driver --volume-driver --driver --dns-nameserver --docker-volume-size --docker-storage-driver --http-proxy --https-proxy --no-proxy --tls-disabled --public --registry-enabled --insecure-registry --server-type --master-lb-enabled --floating-ip-enabled --floating-ip-disabled --hidden --visible --labels --tags --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-template-update) echo '--name --image --flavor --master-flavor --keypair --external-network --fixed-network --fixed-subnet --network-driver --volume-driver --driver --dns-nameserver --docker-volume-size --docker-storage-driver --http-proxy --https-proxy --no-proxy --insecure-registry --public --private --tls-disabled --tls-enabled --registry-enabled --registry-disabled --master-lb-enabled --master-lb-disabled --floating-ip-enabled --floating-ip-disabled --hidden --visible --label --no-label --tag --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    cluster-template-delete) echo '--yes -y --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    nodegroup-list) echo '--limit --sort-key --watch --sort-dir --role --status --name --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    nodegroup-show) echo '--watch --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    nodegroup-create) echo '--node-count --min-nodes --max-nodes --role --image --flavor --docker-volume-size --labels --merge-labels --node-labels --node-taints --wait --wait-timeout --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    nodegroup-update) echo '--min-nodes --max-nodes --node-labels --node-taints --wait --wait-timeout --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    nodegroup-delete) echo '--wait --wait-timeout --yes -y --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    ca-show) echo '' ;;
    ca-sign) echo '--cluster --csr' ;;
    ca-rotate) echo '--cluster --wait --wait-timeout --yes -y --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    credential-rotate) echo '--wait --wait-timeout --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    quotas-list) echo '--marker --limit --sort-key --watch --sort-dir --all-tenants --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    quotas-show) echo '--project-id --resource --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    quotas-create) echo '--project-id --resource --hard-limit --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    quotas-update) echo '--project-id --resource --hard-limit --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    quotas-delete) echo '--project-id --resource --yes -y --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    stats-list) echo '--project-id --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    service-list) echo '--format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    token-forget) echo '' ;;
    doctor) echo '--format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    sandbox-run) echo '--delay --max-microversion' ;;
    sandbox-start) echo '--delay --max-microversion --dir --admin --foreground' ;;
    sandbox-stop) echo '--dir' ;;
    sandbox-reset) echo '--dir --yes -y' ;;
    sandbox-status) echo '--dir --format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    config-list) echo '--format -f --column -c --sort-column --sort-ascending --sort-descending --quote --noindent --max-width --fit-width --print-empty --prefix' ;;
    config-get) echo '' ;;
    config-set) echo '' ;;
    config-unset) echo '' ;;
    config-path) echo '' ;;
    completion) echo '' ;;
    help) echo '' ;;
  esac
}

# The possible next words of a command name.

_magnum_next_words() {
  case $1 in
    '') echo 'cluster-list cluster-show cluster-create cluster-update cluster-resize cluster-upgrade cluster-wait cluster-diagnose cluster-events cluster-config kubernetes-token cluster-delete cluster-template-list cluster-template-show cluster-template-create cluster-template-update cluster-template-delete nodegroup-list nodegroup-show nodegroup-create nodegroup-update nodegroup-delete ca-show ca-sign ca-rotate credential-rotate quotas-list quotas-show quotas-create quotas-update quotas-delete stats-list service-list token-forget doctor sandbox-run sandbox-start sandbox-stop sandbox-reset sandbox-status config-list config-get config-set config-unset config-path completion help cluster kubernetes nodegroup ca credential quotas stats service token sandbox config' ;;
    'cluster') echo 'list show create update resize upgrade wait diagnose events config delete template' ;;
    'kubernetes') echo 'token' ;;
    'cluster-template') echo 'list show create update delete' ;;
    'nodegroup') echo 'list show create update delete' ;;
    'ca') echo 'show sign rotate' ;;
    'credential') echo 'rotate' ;;
    'quotas') echo 'list show create update delete' ;;
    'stats') echo 'list' ;;
    'service') echo 'list' ;;
    'token') echo 'forget' ;;
    'sandbox') echo 'run start stop reset status' ;;
    'config') echo 'list get set unset path' ;;
  esac
}

# Proposes words for a list with commas, except those that it has already.
_magnum_propose_after_commas() {
  local end=$1 cur=$2 line before=''
  [[ $cur == *,* ]] && before=${cur%,*},
  [[ -n $end ]] && compopt -o nospace 2>/dev/null
  while IFS= read -r line; do
    [[ ,$before == *,"$line"[,=]* ]] || COMPREPLY+=("$before$line$end")
  done < <(compgen -W "$3" -- "${cur##*,}")
}

# Completes a kind of value. Names come from a server, so nothing here expands them.
_magnum_propose() {
  local kind=$1 cur=$2 line
  shift 2
  case $kind in
    words\ *) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "${kind#* }" -- "$cur") ;;
    labels) _magnum_propose_after_commas '=' "$cur" "$_magnum_labels" ;;
    columns\ *) _magnum_propose_after_commas '' "$cur" "${kind#* }" ;;
    paths\ *)
      # A path to remove has no value.
      local end='='
      [[ " $* " == *' remove '* ]] && end=''
      [[ -n $end ]] && compopt -o nospace 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line$end"); done < <(compgen -W "${kind#* }" -- "$cur")
      ;;
    file | folder)
      compopt -o filenames 2>/dev/null
      local action=-f
      [[ $kind == folder ]] && action=-d
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen $action -- "$cur")
      ;;
    ?*)
      compopt -o nosort 2>/dev/null
      while IFS= read -r line; do
        [[ $line == "$cur"* ]] && COMPREPLY+=("$(printf %q "$line")")
      done < <(magnum __complete "$kind" -- "$@" 2>/dev/null)
      ;;
  esac
}

_magnum() {
  COMPREPLY=()
  local typed=${COMP_WORDS[COMP_CWORD]#=} cur word option='' path='' command='' topic='' count=0
  # Bash splits --option=value and label=value into three words.
  local joined=() given last=-1 open=''
  for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if ((last >= 0)) && [[ $word == '=' || -n $open ]]; then
      joined[last]+=$word
    else
      joined[++last]=$word
    fi
    [[ $word == '=' ]] && open=1 || open=''
  done
  cur=${joined[last]}
  given=("${joined[@]:0:last}")
  for word in "${given[@]}"; do
    if [[ -n $option ]]; then
      option=''
    elif [[ $word == -*=* ]]; then
      continue
    elif [[ $word == -* ]]; then
      _magnum_takes_value "$word" && option=$word
    elif [[ -n $command ]]; then
      ((count += 1))
      [[ $command == help ]] && topic+=${topic:+-}$word
    elif [[ $path != '' || $word != coe ]]; then
      path+=${path:+-}$(_magnum_verb "$word")
      _magnum_is_command "$path" && command=$path
    fi
  done
  [[ -z $option && $cur == --*=* ]] && option=${cur%%=*} && cur=${cur#*=}
  if [[ -n $option ]]; then
    _magnum_propose "$(_magnum_value "$command" "$option")" "$cur" "${given[@]}"
  elif [[ $cur == -* ]]; then
    # The command's own options first.
    compopt -o nosort 2>/dev/null
    _magnum_propose "words $(_magnum_options "$command") $_magnum_globals" "$cur"
  elif [[ -z $command || -n $topic ]]; then
    _magnum_propose "words $(_magnum_next_words "${topic:-$path}")" "$cur"
  else
    _magnum_propose "$(_magnum_positional "$command" "$count")" "$cur" "${given[@]}"
  fi
  # Bash replaces only the last of its words.
  local whole=${joined[last]} index
  local begun=${whole%"$cur"} kept=${whole%"$typed"}
  for index in "${!COMPREPLY[@]}"; do
    word=$begun${COMPREPLY[index]}
    COMPREPLY[index]=${word#"$kept"}
  done
}

complete -F _magnum magnum
