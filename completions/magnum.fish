# fish completion of magnum(1). Made by `npm run generate`.

set -g __magnum_labels admission_control_list auto_healing_controller auto_healing_enabled auto_scaling_enabled autoscaler_tag availability_zone boot_volume_size boot_volume_type calico_ipv4pool calico_ipv4pool_ipip calico_tag cert_manager_api cgroup_driver cinder_csi_enabled cinder_csi_plugin_tag cloud_provider_enabled cloud_provider_tag container_infra_prefix container_runtime containerd_tarball_sha256 containerd_tarball_url containerd_version coredns_tag docker_volume_size docker_volume_type draino_tag etcd_tag etcd_volume_size etcd_volume_type extra_network fixed_network_cidr fixed_subnet_cidr flannel_backend flannel_cni_tag flannel_network_cidr flannel_network_subnetlen flannel_tag grafana_admin_passwd grafana_tag heapster_enabled heat_container_agent_tag helm_client_sha256 helm_client_tag helm_client_url hyperkube_prefix ingress_controller ingress_controller_role k8s_keystone_auth_tag keystone_auth_enabled kube_dashboard_enabled kube_dashboard_version kube_tag kube_version kubeapi_options kubecontroller_options kubelet_options kubeproxy_options kubescheduler_options magnum_auto_healer_tag master_lb_allowed_cidrs master_lb_floating_ip_enabled max_node_count mesos_slave_executor_env_file mesos_slave_executor_env_variables mesos_slave_image_providers mesos_slave_isolation mesos_slave_work_dir metrics_scraper_tag metrics_server_chart_tag metrics_server_enabled min_node_count monitoring_enabled monitoring_ingress_enabled monitoring_interface_enabled monitoring_retention_days monitoring_retention_size monitoring_storage_class_name nginx_ingress_controller_chart_tag nginx_ingress_controller_tag node_problem_detector_tag nodes_affinity_policy npd_enabled octavia_ingress_controller_tag octavia_lb_algorithm octavia_lb_healthcheck octavia_provider os_distro ostree_commit ostree_remote post_install_manifest_url prometheus_adapter_enabled prometheus_monitoring prometheus_tag rexray_preempt selinux_mode service_cluster_ip_range swarm_strategy tiller_enabled tiller_namespace tiller_tag traefik_ingress_controller_tag use_podman

set -g __magnum_taking --bay --baymodel --bypass-url --bypass_url --cluster --cluster-template --coe --color --column --context-name --csr --delay --dir --discovery-url --dns-nameserver --docker-storage-driver --docker-volume-size --driver --endpoint-type --endpoint_type --external-network --external-network-id --fields --fixed-network --fixed-subnet --flavor --flavor-id --for --format --hard-limit --http-proxy --https-proxy --image --image-id --insecure-registry --keypair --keypair-id --label --labels --limit --magnum-api-version --magnum_api_version --marker --master-count --master-flavor --master-flavor-id --max-batch-size --max-microversion --max-nodes --max-width --min-nodes --name --network-driver --no-label --no-proxy --node-count --node-labels --node-taints --nodegroup --nodes-to-remove --os-access-token --os-access-token-endpoint --os-access-token-type --os-application-credential-id --os-application-credential-name --os-application-credential-secret --os-auth-methods --os-auth-plugin --os-auth-type --os-auth-url --os-authorization-endpoint --os-cacert --os-cert --os-client-id --os-client-secret --os-cloud --os-code --os-code-challenge-method --os-container-infra-api-version --os-default-domain-id --os-default-domain-name --os-device-authorization-endpoint --os-discovery-endpoint --os-domain-id --os-domain-name --os-endpoint --os-endpoint-override --os-endpoint-type --os-identity-api-version --os-identity-provider --os-idp-otp-key --os-interface --os-key --os-oauth2-client-id --os-oauth2-client-secret --os-oauth2-endpoint --os-openid-scope --os-passcode --os-password --os-project-domain-id --os-project-domain-name --os-project-id --os-project-name --os-protocol --os-redirect-uri --os-region-name --os-service-name --os-system-scope --os-tenant-id --os-tenant-name --os-token --os-trust-id --os-unscoped --os-user-domain-id --os-user-domain-name --os-user-id --os-username --output --prefix --profile --project-id --quote --resource --retries --role --server-type --service-type --service_type --shell --sort-column --sort-dir --sort-key --status --tag --tags --template --timeout --volume-driver --wait-timeout -c -f -o

set -g __magnum_commands cluster-list cluster-show cluster-create cluster-update cluster-resize cluster-upgrade cluster-wait cluster-diagnose cluster-events cluster-config kubernetes-token cluster-delete cluster-template-list cluster-template-show cluster-template-create cluster-template-update cluster-template-delete nodegroup-list nodegroup-show nodegroup-create nodegroup-update nodegroup-delete ca-show ca-sign ca-rotate credential-rotate quotas-list quotas-show quotas-create quotas-update quotas-delete stats-list service-list token-forget doctor sandbox-run sandbox-start sandbox-stop sandbox-reset sandbox-status config-list config-get config-set config-unset config-path completion help

function __magnum_verb
    switch "$argv[1]"
        case 'ls'
            echo list
        case 'rm'
            echo delete
        case 'get'
            echo show
        case 'describe'
            echo show
        case '*'
            echo $argv[1]
    end
end

# The value of an option. Names come from a server, depending on the other arguments.

function __magnum_value
    switch "$argv[1] $argv[2]"
        case 'cluster-list --sort-key'
            __magnum_after_commas '' uuid name keypair node_count master_count status health_status cluster_template_id flavor_id create_timeout labels
        case 'cluster-list --sort-dir'
            printf '%s\n' desc asc
        case 'cluster-list --fields'
            __magnum_after_commas '' uuid name keypair node_count master_count status health_status cluster_template_id flavor_id create_timeout labels
        case 'cluster-list --status'
            printf '%s\n' CREATE_IN_PROGRESS CREATE_COMPLETE CREATE_FAILED UPDATE_IN_PROGRESS UPDATE_COMPLETE UPDATE_FAILED ROLLBACK_IN_PROGRESS ROLLBACK_COMPLETE ROLLBACK_FAILED DELETE_IN_PROGRESS DELETE_COMPLETE DELETE_FAILED RESUME_COMPLETE RESUME_FAILED RESTORE_COMPLETE SNAPSHOT_COMPLETE CHECK_COMPLETE ADOPT_COMPLETE
        case 'cluster-list --template'
            magnum __complete cluster-template -- $argv[3..] 2>/dev/null
        case 'cluster-list --coe'
            printf '%s\n' kubernetes swarm mesos swarm-mode dcos
        case 'cluster-list --format' 'cluster-list -f' 'cluster-list -o' 'cluster-list --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-list --column' 'cluster-list -c'
            __magnum_after_commas '' uuid name keypair node_count master_count status health_status cluster_template_id flavor_id create_timeout labels
        case 'cluster-list --sort-column'
            __magnum_after_commas '' uuid name keypair node_count master_count status health_status cluster_template_id flavor_id create_timeout labels
        case 'cluster-list --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-show --format' 'cluster-show -f' 'cluster-show -o' 'cluster-show --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-show --column' 'cluster-show -c'
            __magnum_after_commas '' uuid name status status_reason api_address node_addresses master_addresses labels labels_overridden labels_added labels_skipped
        case 'cluster-show --sort-column'
            __magnum_after_commas '' uuid name status status_reason api_address node_addresses master_addresses labels labels_overridden labels_added labels_skipped
        case 'cluster-show --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-create --cluster-template' 'cluster-create --baymodel'
            magnum __complete cluster-template -- $argv[3..] 2>/dev/null
        case 'cluster-create --keypair' 'cluster-create --keypair-id'
            magnum __complete keypair -- $argv[3..] 2>/dev/null
        case 'cluster-create --master-flavor'
            magnum __complete flavor -- $argv[3..] 2>/dev/null
        case 'cluster-create --flavor'
            magnum __complete flavor -- $argv[3..] 2>/dev/null
        case 'cluster-create --fixed-network'
            magnum __complete network -- $argv[3..] 2>/dev/null
        case 'cluster-create --fixed-subnet'
            magnum __complete subnet -- $argv[3..] 2>/dev/null
        case 'cluster-create --labels'
            __magnum_after_commas = $__magnum_labels
        case 'cluster-create --format' 'cluster-create -f' 'cluster-create -o' 'cluster-create --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-create --column' 'cluster-create -c'
            __magnum_after_commas '' 
        case 'cluster-create --sort-column'
            __magnum_after_commas '' 
        case 'cluster-create --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-update --format' 'cluster-update -f' 'cluster-update -o' 'cluster-update --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-update --column' 'cluster-update -c'
            __magnum_after_commas '' 
        case 'cluster-update --sort-column'
            __magnum_after_commas '' 
        case 'cluster-update --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-resize --nodegroup'
            magnum __complete nodegroup -- $argv[3..] 2>/dev/null
        case 'cluster-resize --format' 'cluster-resize -f' 'cluster-resize -o' 'cluster-resize --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-resize --column' 'cluster-resize -c'
            __magnum_after_commas '' 
        case 'cluster-resize --sort-column'
            __magnum_after_commas '' 
        case 'cluster-resize --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-upgrade --nodegroup'
            magnum __complete nodegroup -- $argv[3..] 2>/dev/null
        case 'cluster-upgrade --format' 'cluster-upgrade -f' 'cluster-upgrade -o' 'cluster-upgrade --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-upgrade --column' 'cluster-upgrade -c'
            __magnum_after_commas '' 
        case 'cluster-upgrade --sort-column'
            __magnum_after_commas '' 
        case 'cluster-upgrade --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-wait --for'
            printf '%s\n' CREATE_IN_PROGRESS CREATE_COMPLETE CREATE_FAILED UPDATE_IN_PROGRESS UPDATE_COMPLETE UPDATE_FAILED ROLLBACK_IN_PROGRESS ROLLBACK_COMPLETE ROLLBACK_FAILED DELETE_IN_PROGRESS DELETE_COMPLETE DELETE_FAILED RESUME_COMPLETE RESUME_FAILED RESTORE_COMPLETE SNAPSHOT_COMPLETE CHECK_COMPLETE ADOPT_COMPLETE deleted
        case 'cluster-wait --format' 'cluster-wait -f' 'cluster-wait -o' 'cluster-wait --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-wait --column' 'cluster-wait -c'
            __magnum_after_commas '' subject ok error status
        case 'cluster-wait --sort-column'
            __magnum_after_commas '' subject ok error status
        case 'cluster-wait --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-diagnose --format' 'cluster-diagnose -f' 'cluster-diagnose -o' 'cluster-diagnose --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-diagnose --column' 'cluster-diagnose -c'
            __magnum_after_commas '' status status_reason findings events
        case 'cluster-diagnose --sort-column'
            __magnum_after_commas '' status status_reason findings events
        case 'cluster-diagnose --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-events --format' 'cluster-events -f' 'cluster-events -o' 'cluster-events --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-events --column' 'cluster-events -c'
            __magnum_after_commas '' time resource type status reason
        case 'cluster-events --sort-column'
            __magnum_after_commas '' time resource type status reason
        case 'cluster-events --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-config --dir'
            __fish_complete_directories (commandline -ct) ""
        case 'cluster-config --shell'
            printf '%s\n' sh csh fish powershell
        case 'cluster-delete --format' 'cluster-delete -f' 'cluster-delete -o' 'cluster-delete --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-delete --column' 'cluster-delete -c'
            __magnum_after_commas '' 
        case 'cluster-delete --sort-column'
            __magnum_after_commas '' 
        case 'cluster-delete --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-template-list --sort-key'
            __magnum_after_commas '' uuid name tags coe image_id public hidden
        case 'cluster-template-list --sort-dir'
            printf '%s\n' desc asc
        case 'cluster-template-list --fields'
            __magnum_after_commas '' uuid name tags coe image_id public hidden
        case 'cluster-template-list --coe'
            printf '%s\n' kubernetes swarm mesos swarm-mode dcos
        case 'cluster-template-list --format' 'cluster-template-list -f' 'cluster-template-list -o' 'cluster-template-list --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-template-list --column' 'cluster-template-list -c'
            __magnum_after_commas '' uuid name tags coe image_id public hidden
        case 'cluster-template-list --sort-column'
            __magnum_after_commas '' uuid name tags coe image_id public hidden
        case 'cluster-template-list --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-template-show --format' 'cluster-template-show -f' 'cluster-template-show -o' 'cluster-template-show --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-template-show --column' 'cluster-template-show -c'
            __magnum_after_commas '' uuid name coe image_id labels
        case 'cluster-template-show --sort-column'
            __magnum_after_commas '' uuid name coe image_id labels
        case 'cluster-template-show --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-template-create --coe'
            printf '%s\n' kubernetes swarm mesos
        case 'cluster-template-create --image' 'cluster-template-create --image-id'
            magnum __complete image -- $argv[3..] 2>/dev/null
        case 'cluster-template-create --external-network' 'cluster-template-create --external-network-id'
            magnum __complete external-network -- $argv[3..] 2>/dev/null
        case 'cluster-template-create --keypair' 'cluster-template-create --keypair-id'
            magnum __complete keypair -- $argv[3..] 2>/dev/null
        case 'cluster-template-create --flavor' 'cluster-template-create --flavor-id'
            magnum __complete flavor -- $argv[3..] 2>/dev/null
        case 'cluster-template-create --master-flavor' 'cluster-template-create --master-flavor-id'
            magnum __complete flavor -- $argv[3..] 2>/dev/null
        case 'cluster-template-create --fixed-network'
            magnum __complete network -- $argv[3..] 2>/dev/null
        case 'cluster-template-create --fixed-subnet'
            magnum __complete subnet -- $argv[3..] 2>/dev/null
        case 'cluster-template-create --network-driver'
            printf '%s\n' flannel calico docker
        case 'cluster-template-create --volume-driver'
            printf '%s\n' cinder rexray
        case 'cluster-template-create --labels'
            __magnum_after_commas = $__magnum_labels
        case 'cluster-template-create --format' 'cluster-template-create -f' 'cluster-template-create -o' 'cluster-template-create --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-template-create --column' 'cluster-template-create -c'
            __magnum_after_commas '' uuid name coe image_id labels
        case 'cluster-template-create --sort-column'
            __magnum_after_commas '' uuid name coe image_id labels
        case 'cluster-template-create --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-template-update --network-driver'
            printf '%s\n' flannel calico docker
        case 'cluster-template-update --volume-driver'
            printf '%s\n' cinder rexray
        case 'cluster-template-update --label'
            __magnum_after_commas = $__magnum_labels
        case 'cluster-template-update --no-label'
            __magnum_after_commas = $__magnum_labels
        case 'cluster-template-update --format' 'cluster-template-update -f' 'cluster-template-update -o' 'cluster-template-update --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-template-update --column' 'cluster-template-update -c'
            __magnum_after_commas '' uuid name coe image_id labels
        case 'cluster-template-update --sort-column'
            __magnum_after_commas '' uuid name coe image_id labels
        case 'cluster-template-update --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'cluster-template-delete --format' 'cluster-template-delete -f' 'cluster-template-delete -o' 'cluster-template-delete --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'cluster-template-delete --column' 'cluster-template-delete -c'
            __magnum_after_commas '' 
        case 'cluster-template-delete --sort-column'
            __magnum_after_commas '' 
        case 'cluster-template-delete --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'nodegroup-list --sort-key'
            __magnum_after_commas '' uuid name flavor_id image_id node_count status role min_node_count max_node_count is_default
        case 'nodegroup-list --sort-dir'
            printf '%s\n' desc asc
        case 'nodegroup-list --status'
            printf '%s\n' CREATE_IN_PROGRESS CREATE_COMPLETE CREATE_FAILED UPDATE_IN_PROGRESS UPDATE_COMPLETE UPDATE_FAILED ROLLBACK_IN_PROGRESS ROLLBACK_COMPLETE ROLLBACK_FAILED DELETE_IN_PROGRESS DELETE_COMPLETE DELETE_FAILED RESUME_COMPLETE RESUME_FAILED RESTORE_COMPLETE SNAPSHOT_COMPLETE CHECK_COMPLETE ADOPT_COMPLETE
        case 'nodegroup-list --format' 'nodegroup-list -f' 'nodegroup-list -o' 'nodegroup-list --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'nodegroup-list --column' 'nodegroup-list -c'
            __magnum_after_commas '' uuid name flavor_id image_id node_count status role min_node_count max_node_count is_default
        case 'nodegroup-list --sort-column'
            __magnum_after_commas '' uuid name flavor_id image_id node_count status role min_node_count max_node_count is_default
        case 'nodegroup-list --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'nodegroup-show --format' 'nodegroup-show -f' 'nodegroup-show -o' 'nodegroup-show --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'nodegroup-show --column' 'nodegroup-show -c'
            __magnum_after_commas '' uuid name role node_count min_node_count max_node_count node_addresses status
        case 'nodegroup-show --sort-column'
            __magnum_after_commas '' uuid name role node_count min_node_count max_node_count node_addresses status
        case 'nodegroup-show --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'nodegroup-create --image'
            magnum __complete image -- $argv[3..] 2>/dev/null
        case 'nodegroup-create --flavor'
            magnum __complete flavor -- $argv[3..] 2>/dev/null
        case 'nodegroup-create --labels'
            __magnum_after_commas = $__magnum_labels
        case 'nodegroup-create --format' 'nodegroup-create -f' 'nodegroup-create -o' 'nodegroup-create --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'nodegroup-create --column' 'nodegroup-create -c'
            __magnum_after_commas '' 
        case 'nodegroup-create --sort-column'
            __magnum_after_commas '' 
        case 'nodegroup-create --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'nodegroup-update --format' 'nodegroup-update -f' 'nodegroup-update -o' 'nodegroup-update --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'nodegroup-update --column' 'nodegroup-update -c'
            __magnum_after_commas '' 
        case 'nodegroup-update --sort-column'
            __magnum_after_commas '' 
        case 'nodegroup-update --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'nodegroup-delete --format' 'nodegroup-delete -f' 'nodegroup-delete -o' 'nodegroup-delete --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'nodegroup-delete --column' 'nodegroup-delete -c'
            __magnum_after_commas '' 
        case 'nodegroup-delete --sort-column'
            __magnum_after_commas '' 
        case 'nodegroup-delete --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'ca-show --cluster' 'ca-show --bay'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'ca-sign --cluster' 'ca-sign --bay'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'ca-sign --csr'
            __fish_complete_path (commandline -ct)
        case 'ca-rotate --cluster' 'ca-rotate --bay'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'ca-rotate --format' 'ca-rotate -f' 'ca-rotate -o' 'ca-rotate --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'ca-rotate --column' 'ca-rotate -c'
            __magnum_after_commas '' 
        case 'ca-rotate --sort-column'
            __magnum_after_commas '' 
        case 'ca-rotate --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'credential-rotate --format' 'credential-rotate -f' 'credential-rotate -o' 'credential-rotate --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'credential-rotate --column' 'credential-rotate -c'
            __magnum_after_commas '' 
        case 'credential-rotate --sort-column'
            __magnum_after_commas '' 
        case 'credential-rotate --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'quotas-list --sort-key'
            __magnum_after_commas '' project_id resource hard_limit
        case 'quotas-list --sort-dir'
            printf '%s\n' desc asc
        case 'quotas-list --format' 'quotas-list -f' 'quotas-list -o' 'quotas-list --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'quotas-list --column' 'quotas-list -c'
            __magnum_after_commas '' project_id resource hard_limit
        case 'quotas-list --sort-column'
            __magnum_after_commas '' project_id resource hard_limit
        case 'quotas-list --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'quotas-show --resource'
            printf '%s\n' Cluster
        case 'quotas-show --format' 'quotas-show -f' 'quotas-show -o' 'quotas-show --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'quotas-show --column' 'quotas-show -c'
            __magnum_after_commas '' project_id resource hard_limit
        case 'quotas-show --sort-column'
            __magnum_after_commas '' project_id resource hard_limit
        case 'quotas-show --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'quotas-create --resource'
            printf '%s\n' Cluster
        case 'quotas-create --format' 'quotas-create -f' 'quotas-create -o' 'quotas-create --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'quotas-create --column' 'quotas-create -c'
            __magnum_after_commas '' project_id resource hard_limit
        case 'quotas-create --sort-column'
            __magnum_after_commas '' project_id resource hard_limit
        case 'quotas-create --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'quotas-update --resource'
            printf '%s\n' Cluster
        case 'quotas-update --format' 'quotas-update -f' 'quotas-update -o' 'quotas-update --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'quotas-update --column' 'quotas-update -c'
            __magnum_after_commas '' project_id resource hard_limit
        case 'quotas-update --sort-column'
            __magnum_after_commas '' project_id resource hard_limit
        case 'quotas-update --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'quotas-delete --resource'
            printf '%s\n' Cluster
        case 'quotas-delete --format' 'quotas-delete -f' 'quotas-delete -o' 'quotas-delete --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'quotas-delete --column' 'quotas-delete -c'
            __magnum_after_commas '' 
        case 'quotas-delete --sort-column'
            __magnum_after_commas '' 
        case 'quotas-delete --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'stats-list --format' 'stats-list -f' 'stats-list -o' 'stats-list --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'stats-list --column' 'stats-list -c'
            __magnum_after_commas '' clusters nodes
        case 'stats-list --sort-column'
            __magnum_after_commas '' clusters nodes
        case 'stats-list --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'service-list --format' 'service-list -f' 'service-list -o' 'service-list --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'service-list --column' 'service-list -c'
            __magnum_after_commas '' id host binary state disabled disabled_reason created_at updated_at
        case 'service-list --sort-column'
            __magnum_after_commas '' id host binary state disabled disabled_reason created_at updated_at
        case 'service-list --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'doctor --format' 'doctor -f' 'doctor -o' 'doctor --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'doctor --column' 'doctor -c'
            __magnum_after_commas '' check status finding advice
        case 'doctor --sort-column'
            __magnum_after_commas '' check status finding advice
        case 'doctor --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'sandbox-start --dir'
            __fish_complete_directories (commandline -ct) ""
        case 'sandbox-stop --dir'
            __fish_complete_directories (commandline -ct) ""
        case 'sandbox-reset --dir'
            __fish_complete_directories (commandline -ct) ""
        case 'sandbox-status --dir'
            __fish_complete_directories (commandline -ct) ""
        case 'sandbox-status --format' 'sandbox-status -f' 'sandbox-status -o' 'sandbox-status --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'sandbox-status --column' 'sandbox-status -c'
            __magnum_after_commas '' 
        case 'sandbox-status --sort-column'
            __magnum_after_commas '' 
        case 'sandbox-status --quote'
            printf '%s\n' all minimal none nonnumeric
        case 'config-list --format' 'config-list -f' 'config-list -o' 'config-list --output'
            printf '%s\n' table json jsonl yaml csv value shell
        case 'config-list --column' 'config-list -c'
            __magnum_after_commas '' setting value values what
        case 'config-list --sort-column'
            __magnum_after_commas '' setting value values what
        case 'config-list --quote'
            printf '%s\n' all minimal none nonnumeric
        case '* --os-cloud'
            magnum __complete cloud -- $argv[3..] 2>/dev/null
        case '* --os-cacert'
            __fish_complete_path (commandline -ct)
        case '* --os-cert'
            __fish_complete_path (commandline -ct)
        case '* --os-key'
            __fish_complete_path (commandline -ct)
        case '* --color'
            printf '%s\n' auto always never
    end
end

# A positional argument; the first one is 0.

function __magnum_positional
    switch "$argv[1] $argv[2]"
        case 'cluster-show 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'cluster-update 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'cluster-update 1'
            printf '%s\n' add replace remove
        case 'cluster-update *'
            __magnum_paths $argv[3..] -- node_count labels
        case 'cluster-resize 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'cluster-upgrade 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'cluster-upgrade 1'
            magnum __complete cluster-template -- $argv[3..] 2>/dev/null
        case 'cluster-wait *'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'cluster-diagnose 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'cluster-events 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'cluster-config *'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'cluster-delete *'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'cluster-template-show 0'
            magnum __complete cluster-template -- $argv[3..] 2>/dev/null
        case 'cluster-template-update 0'
            magnum __complete cluster-template -- $argv[3..] 2>/dev/null
        case 'cluster-template-update 1'
            printf '%s\n' add replace remove
        case 'cluster-template-update *'
            __magnum_paths $argv[3..] -- name image_id flavor_id master_flavor_id keypair_id external_network_id fixed_network fixed_subnet network_driver volume_driver driver dns_nameserver docker_volume_size docker_storage_driver http_proxy https_proxy no_proxy insecure_registry public tls_disabled registry_enabled master_lb_enabled floating_ip_enabled hidden labels
        case 'cluster-template-delete *'
            magnum __complete cluster-template -- $argv[3..] 2>/dev/null
        case 'nodegroup-list 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'nodegroup-show 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'nodegroup-show 1'
            magnum __complete nodegroup -- $argv[3..] 2>/dev/null
        case 'nodegroup-create 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'nodegroup-update 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'nodegroup-update 1'
            magnum __complete nodegroup -- $argv[3..] 2>/dev/null
        case 'nodegroup-update 2'
            printf '%s\n' add replace remove
        case 'nodegroup-update *'
            __magnum_paths $argv[3..] -- min_node_count max_node_count labels
        case 'nodegroup-delete 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'nodegroup-delete *'
            magnum __complete nodegroup -- $argv[3..] 2>/dev/null
        case 'ca-show 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'ca-sign 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'ca-sign 1'
            __fish_complete_path (commandline -ct)
        case 'ca-rotate 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'credential-rotate 0'
            magnum __complete cluster -- $argv[3..] 2>/dev/null
        case 'config-get 0'
            printf '%s\n' cloud format columns fit os_cache color confirm timeout wait
        case 'config-set 0'
            printf '%s\n' cloud format columns fit os_cache color confirm timeout wait
        case 'config-set 1'
            magnum __complete setting-value -- $argv[3..] 2>/dev/null
        case 'config-unset 0'
            printf '%s\n' cloud format columns fit os_cache color confirm timeout wait
        case 'completion 0'
            printf '%s\n' bash zsh fish tcsh
        case 'help *'
            printf '%s\n' cluster-list cluster-show cluster-create cluster-update cluster-resize cluster-upgrade cluster-wait cluster-diagnose cluster-events cluster-config kubernetes-token cluster-delete cluster-template-list cluster-template-show cluster-template-create cluster-template-update cluster-template-delete nodegroup-list nodegroup-show nodegroup-create nodegroup-update nodegroup-delete ca-show ca-sign ca-rotate credential-rotate quotas-list quotas-show quotas-create quotas-update quotas-delete stats-list service-list token-forget doctor sandbox-run sandbox-start sandbox-stop sandbox-reset sandbox-status config-list config-get config-set config-unset config-path completion help labels drivers formats exit-codes environment authentication
    end
end

function __magnum_options
    switch "$argv[1]"
        case 'cluster-list'
            printf '%s\t%s\n' \
            '--marker' 'Start after the resource with this UUID' \
            '--limit' 'Maximum number to list (0: all)' \
            '--sort-key' 'Attribute to sort by' \
            '--watch' 'Refresh every few seconds until Ctrl-C' \
            '--sort-dir' 'Sort ascending or descending' \
            '--fields' 'Additional attributes to show, separated by commas' \
            '--long' 'Show more columns' \
            '--status' 'Show only this status; can be repeated' \
            '--name' 'Show only names that match a pattern such as \'prod-*\'' \
            '--template' 'Show only clusters of this template (name or UUID)' \
            '--coe' 'Show only this container orchestration engine' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-show'
            printf '%s\t%s\n' \
            '--watch' 'Refresh every few seconds until Ctrl-C' \
            '--long' 'Also show the template\'s attributes' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-create'
            printf '%s\t%s\n' \
            '--cluster-template' 'Name or UUID of the template' \
            '--baymodel' 'Name or UUID of the template' \
            '--keypair' 'SSH key pair for the nodes (default: the template\'s)' \
            '--docker-volume-size' 'Size of the Docker volume in GB' \
            '--node-count' 'Number of worker nodes' \
            '--master-count' 'Number of master nodes' \
            '--discovery-url' 'URL that the nodes use to discover each other' \
            '--timeout' 'Time limit for the creation, in minutes' \
            '--master-flavor' 'Flavor of the master nodes' \
            '--flavor' 'Flavor of the worker nodes' \
            '--fixed-network' 'Private network for the nodes' \
            '--fixed-subnet' 'Private subnet for the nodes' \
            '--floating-ip-enabled' 'Whether the nodes have floating IPs' \
            '--floating-ip-disabled' 'Whether the nodes have floating IPs' \
            '--master-lb-enabled' 'Whether to put a load balancer in front of the masters' \
            '--master-lb-disabled' 'Whether to put a load balancer in front of the masters' \
            '--merge-labels' 'Merge the labels with the template\'s' \
            '--labels' 'Labels, as KEY=VALUE,KEY=VALUE or one per --labels' \
            '--wait' 'Wait until the operation finishes' \
            '--wait-timeout' 'Maximum time to wait (default: the cluster\'s own time limit)' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-update'
            printf '%s\t%s\n' \
            '--rollback' 'Undo the change if it fails' \
            '--node-count' 'New number of default workers' \
            '--wait' 'Wait until the operation finishes' \
            '--wait-timeout' 'Maximum time to wait (default: the cluster\'s own time limit)' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-resize'
            printf '%s\t%s\n' \
            '--nodes-to-remove' 'Server to remove; can be repeated' \
            '--nodegroup' 'Node group to resize (default: the default workers)' \
            '--wait' 'Wait until the operation finishes' \
            '--wait-timeout' 'Maximum time to wait (default: the cluster\'s own time limit)' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-upgrade'
            printf '%s\t%s\n' \
            '--max-batch-size' 'Number of nodes to upgrade at a time' \
            '--nodegroup' 'Node group to upgrade (default: the whole cluster)' \
            '--wait' 'Wait until the operation finishes' \
            '--wait-timeout' 'Maximum time to wait (default: the cluster\'s own time limit)' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-wait'
            printf '%s\t%s\n' \
            '--for' 'Status to wait for, or deleted (default: until no operation is in progress)' \
            '--wait-timeout' 'Maximum time to wait (default: the cluster\'s own time limit)' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-diagnose'
            printf '%s\t%s\n' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-events'
            printf '%s\t%s\n' \
            '--failed' 'Failures only' \
            '--follow' 'Print new events until no operation is in progress' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-config'
            printf '%s\t%s\n' \
            '--dir' 'Folder for the files; created if missing' \
            '--force' 'Overwrite existing files and kubeconfig entries' \
            '--all' 'All clusters of the project' \
            '--merge' 'Merge into kubectl\'s own file ($KUBECONFIG or ~/.kube/config)' \
            '--set-current' 'Like --merge, and make the cluster\'s context the current one' \
            '--remove' 'Remove the clusters from kubectl\'s own file' \
            '--stdout' 'Print the kubeconfig and write nothing' \
            '--context-name' 'Name of the context, cluster and user in the kubeconfig (default: the cluster\'s name)' \
            '--output-certs' 'Write the PEM files even if they are not needed' \
            '--reuse' 'Reuse valid files in the folder instead of requesting a new certificate' \
            '--shell' 'Shell to print the variables for (default: that of $SHELL)' \
            '--use-certificate' 'Put a client certificate into the kubeconfig (the default)' \
            '--use-keystone' 'Let kubectl get Keystone tokens from magnum instead of using a certificate'
        case 'kubernetes-token'
        case 'cluster-delete'
            printf '%s\t%s\n' \
            '--wait' 'Wait until the operation finishes' \
            '--wait-timeout' 'Maximum time to wait (default: the cluster\'s own time limit)' \
            '--yes' 'Do not ask for confirmation, even with the setting confirm' \
            '-y' 'Do not ask for confirmation, even with the setting confirm' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-template-list'
            printf '%s\t%s\n' \
            '--limit' 'Maximum number to list (0: all)' \
            '--sort-key' 'Attribute to sort by' \
            '--watch' 'Refresh every few seconds until Ctrl-C' \
            '--sort-dir' 'Sort ascending or descending' \
            '--fields' 'Additional attributes to show, separated by commas' \
            '--detail' 'Show all attributes' \
            '--name' 'Show only names that match a pattern such as \'prod-*\'' \
            '--coe' 'Show only this container orchestration engine' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-template-show'
            printf '%s\t%s\n' \
            '--watch' 'Refresh every few seconds until Ctrl-C' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-template-create'
            printf '%s\t%s\n' \
            '--coe' 'Container orchestration engine: kubernetes, swarm, mesos' \
            '--image' 'Image for the nodes' \
            '--external-network' 'External network' \
            '--keypair' 'SSH key pair for the nodes' \
            '--flavor' 'Flavor for the worker nodes' \
            '--master-flavor' 'Flavor for the master nodes' \
            '--fixed-network' 'Private network for the nodes' \
            '--fixed-subnet' 'Private subnet for the nodes' \
            '--network-driver' 'Container network driver: flannel, calico, docker' \
            '--volume-driver' 'Volume driver for containers: cinder, rexray' \
            '--driver' 'Magnum driver that creates the clusters' \
            '--dns-nameserver' 'DNS server for the nodes' \
            '--docker-volume-size' 'Size of the Docker volume in GB' \
            '--docker-storage-driver' 'Storage driver of Docker' \
            '--http-proxy' 'HTTP proxy for the nodes' \
            '--https-proxy' 'HTTPS proxy for the nodes' \
            '--no-proxy' 'Hosts that the nodes reach without a proxy' \
            '--tls-disabled' 'Disable TLS: anyone can reach the clusters' \
            '--public' 'Make the template available to all projects' \
            '--registry-enabled' 'Run an image registry in each cluster' \
            '--insecure-registry' 'Registry to use without TLS' \
            '--server-type' 'Server type: vm or bm' \
            '--master-lb-enabled' 'Put a load balancer in front of the masters' \
            '--floating-ip-enabled' 'Whether the nodes have floating IPs' \
            '--floating-ip-disabled' 'Whether the nodes have floating IPs' \
            '--hidden' 'Whether the template is hidden in lists' \
            '--visible' 'Whether the template is hidden in lists' \
            '--labels' 'Labels, as KEY=VALUE,KEY=VALUE or one per --labels' \
            '--tags' 'Tags, separated by commas; can be repeated' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-template-update'
            printf '%s\t%s\n' \
            '--name' 'New name' \
            '--image' 'Image for the nodes' \
            '--flavor' 'Flavor for the worker nodes' \
            '--master-flavor' 'Flavor for the master nodes' \
            '--keypair' 'SSH key pair for the nodes' \
            '--external-network' 'External network' \
            '--fixed-network' 'Private network for the nodes' \
            '--fixed-subnet' 'Private subnet for the nodes' \
            '--network-driver' 'Container network driver' \
            '--volume-driver' 'Volume driver for containers' \
            '--driver' 'Magnum driver that creates the clusters' \
            '--dns-nameserver' 'DNS server for the nodes' \
            '--docker-volume-size' 'Size of the Docker volume in GB' \
            '--docker-storage-driver' 'Storage driver of Docker' \
            '--http-proxy' 'HTTP proxy for the nodes' \
            '--https-proxy' 'HTTPS proxy for the nodes' \
            '--no-proxy' 'Hosts that the nodes reach without a proxy' \
            '--insecure-registry' 'Registry to use without TLS' \
            '--public' 'Whether the template is available to all projects' \
            '--private' 'Whether the template is available to all projects' \
            '--tls-disabled' 'Whether TLS is disabled, so that anyone can reach the clusters' \
            '--tls-enabled' 'Whether TLS is disabled, so that anyone can reach the clusters' \
            '--registry-enabled' 'Whether to run an image registry in each cluster' \
            '--registry-disabled' 'Whether to run an image registry in each cluster' \
            '--master-lb-enabled' 'Whether to put a load balancer in front of the masters' \
            '--master-lb-disabled' 'Whether to put a load balancer in front of the masters' \
            '--floating-ip-enabled' 'Whether the nodes have floating IPs' \
            '--floating-ip-disabled' 'Whether the nodes have floating IPs' \
            '--hidden' 'Whether the template is hidden in lists' \
            '--visible' 'Whether the template is hidden in lists' \
            '--label' 'Label to set; can be repeated' \
            '--no-label' 'Label to remove; can be repeated' \
            '--tag' 'Tag; replaces all existing tags; can be repeated' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'cluster-template-delete'
            printf '%s\t%s\n' \
            '--yes' 'Do not ask for confirmation, even with the setting confirm' \
            '-y' 'Do not ask for confirmation, even with the setting confirm' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'nodegroup-list'
            printf '%s\t%s\n' \
            '--limit' 'Maximum number to list (0: all)' \
            '--sort-key' 'Attribute to sort by' \
            '--watch' 'Refresh every few seconds until Ctrl-C' \
            '--sort-dir' 'Sort ascending or descending' \
            '--role' 'Show only node groups of this role' \
            '--status' 'Show only this status; can be repeated' \
            '--name' 'Show only names that match a pattern such as \'prod-*\'' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'nodegroup-show'
            printf '%s\t%s\n' \
            '--watch' 'Refresh every few seconds until Ctrl-C' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'nodegroup-create'
            printf '%s\t%s\n' \
            '--node-count' 'Number of nodes' \
            '--min-nodes' 'Minimum number of nodes when scaling' \
            '--max-nodes' 'Maximum number of nodes when scaling' \
            '--role' 'Role of the nodes' \
            '--image' 'Image for the nodes' \
            '--flavor' 'Flavor for the nodes' \
            '--docker-volume-size' 'Size of the Docker volume in GB' \
            '--labels' 'Labels, as KEY=VALUE,KEY=VALUE or one per --labels' \
            '--merge-labels' 'Merge the labels with the cluster\'s' \
            '--node-labels' 'Kubernetes labels of the nodes, as KEY=VALUE,KEY=VALUE or one per option' \
            '--node-taints' 'Kubernetes taints of the nodes, as KEY=VALUE:EFFECT,KEY:EFFECT or one per option' \
            '--wait' 'Wait until the operation finishes' \
            '--wait-timeout' 'Maximum time to wait (default: the cluster\'s own time limit)' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'nodegroup-update'
            printf '%s\t%s\n' \
            '--min-nodes' 'Minimum number of nodes when scaling' \
            '--max-nodes' 'Maximum number of nodes when scaling' \
            '--node-labels' 'Kubernetes labels of the nodes, as KEY=VALUE,KEY=VALUE or one per option; replaces the existing ones, \'\' removes them' \
            '--node-taints' 'Kubernetes taints of the nodes, as KEY=VALUE:EFFECT,KEY:EFFECT or one per option; replaces the existing ones, \'\' removes them' \
            '--wait' 'Wait until the operation finishes' \
            '--wait-timeout' 'Maximum time to wait (default: the cluster\'s own time limit)' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'nodegroup-delete'
            printf '%s\t%s\n' \
            '--wait' 'Wait until the operation finishes' \
            '--wait-timeout' 'Maximum time to wait (default: the cluster\'s own time limit)' \
            '--yes' 'Do not ask for confirmation, even with the setting confirm' \
            '-y' 'Do not ask for confirmation, even with the setting confirm' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'ca-show'
        case 'ca-sign'
            printf '%s\t%s\n' \
            '--cluster' 'Name or UUID of the cluster' \
            '--csr' 'File with the request (-: standard input)'
        case 'ca-rotate'
            printf '%s\t%s\n' \
            '--cluster' 'Name or UUID of the cluster' \
            '--wait' 'Wait until the operation finishes' \
            '--wait-timeout' 'Maximum time to wait (default: the cluster\'s own time limit)' \
            '--yes' 'Do not ask for confirmation, even with the setting confirm' \
            '-y' 'Do not ask for confirmation, even with the setting confirm' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'credential-rotate'
            printf '%s\t%s\n' \
            '--wait' 'Wait until the operation finishes' \
            '--wait-timeout' 'Maximum time to wait (default: the cluster\'s own time limit)' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'quotas-list'
            printf '%s\t%s\n' \
            '--marker' 'Start after the resource with this UUID' \
            '--limit' 'Maximum number to list (0: all)' \
            '--sort-key' 'Attribute to sort by' \
            '--watch' 'Refresh every few seconds until Ctrl-C' \
            '--sort-dir' 'Sort ascending or descending' \
            '--all-tenants' 'Include all projects (administrators only)' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'quotas-show'
            printf '%s\t%s\n' \
            '--project-id' 'ID of the project' \
            '--resource' 'Resource to limit: Cluster' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'quotas-create'
            printf '%s\t%s\n' \
            '--project-id' 'ID of the project' \
            '--resource' 'Resource to limit: Cluster' \
            '--hard-limit' 'Maximum number (default: 1)' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'quotas-update'
            printf '%s\t%s\n' \
            '--project-id' 'ID of the project' \
            '--resource' 'Resource to limit: Cluster' \
            '--hard-limit' 'Maximum number (default: 1)' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'quotas-delete'
            printf '%s\t%s\n' \
            '--project-id' 'ID of the project' \
            '--resource' 'Resource to limit: Cluster' \
            '--yes' 'Do not ask for confirmation, even with the setting confirm' \
            '-y' 'Do not ask for confirmation, even with the setting confirm' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'stats-list'
            printf '%s\t%s\n' \
            '--project-id' 'ID of the project' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'service-list'
            printf '%s\t%s\n' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'token-forget'
        case 'doctor'
            printf '%s\t%s\n' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'sandbox-run'
            printf '%s\t%s\n' \
            '--delay' 'Duration of each cluster operation (default: 1.5)' \
            '--max-microversion' 'Maximum Magnum microversion of the sandbox, 1.1 to 1.14'
        case 'sandbox-start'
            printf '%s\t%s\n' \
            '--delay' 'Duration of each cluster operation (default: 1.5)' \
            '--max-microversion' 'Maximum Magnum microversion of the sandbox, 1.1 to 1.14' \
            '--dir' 'Folder for the state of the sandbox' \
            '--admin' 'Print variables for the administrator' \
            '--foreground' 'Run in the foreground and print nothing'
        case 'sandbox-stop'
            printf '%s\t%s\n' \
            '--dir' 'Folder for the state of the sandbox'
        case 'sandbox-reset'
            printf '%s\t%s\n' \
            '--dir' 'Folder for the state of the sandbox' \
            '--yes' 'Do not ask for confirmation, even with the setting confirm' \
            '-y' 'Do not ask for confirmation, even with the setting confirm'
        case 'sandbox-status'
            printf '%s\t%s\n' \
            '--dir' 'Folder for the state of the sandbox' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'config-list'
            printf '%s\t%s\n' \
            '--format' 'Output format' \
            '-f' 'Output format' \
            '--column' 'Column to show; repeatable (one resource: shown in the order given)' \
            '-c' 'Column to show; repeatable (one resource: shown in the order given)' \
            '--sort-column' 'Column to sort the rows by; repeatable' \
            '--sort-ascending' 'Sort ascending (the default)' \
            '--sort-descending' 'Sort descending' \
            '--quote' 'Which CSV values to quote' \
            '--noindent' 'Print JSON on one line' \
            '--max-width' 'Maximum width of a table, in columns' \
            '--fit-width' 'Fit the table to the terminal' \
            '--print-empty' 'Print a table even if there are no rows (always on)' \
            '--prefix' 'Prefix of the variable names with -f shell'
        case 'config-get'
        case 'config-set'
        case 'config-unset'
        case 'config-path'
        case 'completion'
        case 'help'
    end
end

function __magnum_globals
            printf '%s\t%s\n' \
            '--version' 'Print the version of this program' \
            '-V' 'Print the version of this program' \
            '--debug' 'Show all requests and responses on stderr, with secrets redacted' \
            '--timing' 'Show the duration of each request' \
            '--timings' 'Show the duration of each request' \
            '--collect-timing' 'Show the duration of each request' \
            '--os-cloud' 'Name of the cloud in clouds.yaml' \
            '--os-auth-type' 'Authentication type: password, token, v3applicationcredential and others' \
            '--os-auth-plugin' 'Authentication type: password, token, v3applicationcredential and others' \
            '--os-auth-url' 'URL of Keystone' \
            '--os-username' 'User name' \
            '--os-user-id' 'User ID' \
            '--os-password' 'User\'s password' \
            '--os-user-domain-id' 'ID of the user\'s domain' \
            '--os-user-domain-name' 'Name of the user\'s domain' \
            '--os-project-id' 'Project ID' \
            '--os-project-name' 'Project name' \
            '--os-project-domain-id' 'ID of the project\'s domain' \
            '--os-project-domain-name' 'Name of the project\'s domain' \
            '--os-token' 'Token issued by Keystone' \
            '--os-region-name' 'Region of the service' \
            '--os-interface' 'Interface of the endpoint: public, internal or admin' \
            '--service-type' 'Type of the service in the catalog' \
            '--os-endpoint-override' 'Use this URL instead of the catalog\'s' \
            '--magnum-api-version' 'Microversion of the API: 1.N, or latest' \
            '--os-container-infra-api-version' 'Microversion of the API: 1.N, or latest' \
            '--os-cacert' 'CA bundle used to verify the server' \
            '--os-cert' 'Client certificate' \
            '--os-key' 'Private key of the client certificate' \
            '--insecure' 'Do not verify the server\'s certificate' \
            '--os-cache' 'Cache the token between commands' \
            '--timeout' 'Time limit of one request, in seconds (default: 600)' \
            '--retries' 'Number of retries of a failed request (default: 3)' \
            '--color' 'When to use colour' \
            '--dry-run' 'Show the requests that would change something instead of sending them'
end

# The possible next words of a command name.

function __magnum_next_words
    switch "$argv[1]"
        case ''
            printf '%s\t%s\n' \
            'cluster-list' 'List the clusters of the project' \
            'cluster-show' 'Show a cluster' \
            'cluster-create' 'Create a cluster from a template' \
            'cluster-update' 'Resize a cluster or set its health status' \
            'cluster-resize' 'Change the number of nodes of a cluster or node group' \
            'cluster-upgrade' 'Upgrade a cluster to another template' \
            'cluster-wait' 'Wait for clusters to be idle, deleted or in a status' \
            'cluster-diagnose' 'Show why a cluster failed, or what it is waiting for' \
            'cluster-events' 'List what happened to the resources of a cluster' \
            'cluster-config' 'Configure kubectl or docker to reach a cluster' \
            'kubernetes-token' 'Print a Keystone token as a kubectl credential' \
            'cluster-delete' 'Delete clusters' \
            'cluster-template-list' 'List the cluster templates' \
            'cluster-template-show' 'Show a cluster template' \
            'cluster-template-create' 'Create a cluster template' \
            'cluster-template-update' 'Change a cluster template' \
            'cluster-template-delete' 'Delete cluster templates' \
            'nodegroup-list' 'List the node groups of a cluster' \
            'nodegroup-show' 'Show a node group' \
            'nodegroup-create' 'Add a node group to a cluster' \
            'nodegroup-update' 'Change a node group' \
            'nodegroup-delete' 'Delete node groups' \
            'ca-show' 'Show a cluster\'s CA certificate' \
            'ca-sign' 'Sign a certificate request with a cluster\'s CA' \
            'ca-rotate' 'Replace a cluster\'s certificate authority' \
            'credential-rotate' 'Replace a cluster\'s cloud credential' \
            'quotas-list' 'List quotas' \
            'quotas-show' 'Show the quota of a project' \
            'quotas-create' 'Set the quota of a project' \
            'quotas-update' 'Change the quota of a project' \
            'quotas-delete' 'Delete the quota of a project' \
            'stats-list' 'Count the clusters and nodes of a project' \
            'service-list' 'List Magnum\'s own processes (administrators only)' \
            'token-forget' 'Remove the tokens cached by --os-cache' \
            'doctor' 'Check login and connection to the cloud' \
            'sandbox-run' 'Run a command with a temporary local cloud' \
            'sandbox-start' 'Start a local cloud in the background' \
            'sandbox-stop' 'Stop the local cloud, keeping its state' \
            'sandbox-reset' 'Stop the local cloud and delete its state' \
            'sandbox-status' 'Show the local cloud in the background' \
            'config-list' 'List the settings of this program' \
            'config-get' 'Print a setting, or nothing if it is not set' \
            'config-set' 'Change a setting of this program' \
            'config-unset' 'Reset a setting to its default' \
            'config-path' 'Print the path of the settings file' \
            'completion' 'Print the completion script for a shell' \
            'help' 'Show help for the program, a command or a topic' \
            'cluster' 'commands for cluster' \
            'kubernetes' 'commands for kubernetes' \
            'nodegroup' 'commands for nodegroup' \
            'ca' 'commands for ca' \
            'credential' 'commands for credential' \
            'quotas' 'commands for quotas' \
            'stats' 'commands for stats' \
            'service' 'commands for service' \
            'token' 'commands for token' \
            'sandbox' 'commands for sandbox' \
            'config' 'commands for config'
        case 'cluster'
            printf '%s\t%s\n' \
            'list' 'List the clusters of the project' \
            'show' 'Show a cluster' \
            'create' 'Create a cluster from a template' \
            'update' 'Resize a cluster or set its health status' \
            'resize' 'Change the number of nodes of a cluster or node group' \
            'upgrade' 'Upgrade a cluster to another template' \
            'wait' 'Wait for clusters to be idle, deleted or in a status' \
            'diagnose' 'Show why a cluster failed, or what it is waiting for' \
            'events' 'List what happened to the resources of a cluster' \
            'config' 'Configure kubectl or docker to reach a cluster' \
            'delete' 'Delete clusters' \
            'template' 'commands for cluster template'
        case 'kubernetes'
            printf '%s\t%s\n' \
            'token' 'Print a Keystone token as a kubectl credential'
        case 'cluster-template'
            printf '%s\t%s\n' \
            'list' 'List the cluster templates' \
            'show' 'Show a cluster template' \
            'create' 'Create a cluster template' \
            'update' 'Change a cluster template' \
            'delete' 'Delete cluster templates'
        case 'nodegroup'
            printf '%s\t%s\n' \
            'list' 'List the node groups of a cluster' \
            'show' 'Show a node group' \
            'create' 'Add a node group to a cluster' \
            'update' 'Change a node group' \
            'delete' 'Delete node groups'
        case 'ca'
            printf '%s\t%s\n' \
            'show' 'Show a cluster\'s CA certificate' \
            'sign' 'Sign a certificate request with a cluster\'s CA' \
            'rotate' 'Replace a cluster\'s certificate authority'
        case 'credential'
            printf '%s\t%s\n' \
            'rotate' 'Replace a cluster\'s cloud credential'
        case 'quotas'
            printf '%s\t%s\n' \
            'list' 'List quotas' \
            'show' 'Show the quota of a project' \
            'create' 'Set the quota of a project' \
            'update' 'Change the quota of a project' \
            'delete' 'Delete the quota of a project'
        case 'stats'
            printf '%s\t%s\n' \
            'list' 'Count the clusters and nodes of a project'
        case 'service'
            printf '%s\t%s\n' \
            'list' 'List Magnum\'s own processes (administrators only)'
        case 'token'
            printf '%s\t%s\n' \
            'forget' 'Remove the tokens cached by --os-cache'
        case 'sandbox'
            printf '%s\t%s\n' \
            'run' 'Run a command with a temporary local cloud' \
            'start' 'Start a local cloud in the background' \
            'stop' 'Stop the local cloud, keeping its state' \
            'reset' 'Stop the local cloud and delete its state' \
            'status' 'Show the local cloud in the background'
        case 'config'
            printf '%s\t%s\n' \
            'list' 'List the settings of this program' \
            'get' 'Print a setting, or nothing if it is not set' \
            'set' 'Change a setting of this program' \
            'unset' 'Reset a setting to its default' \
            'path' 'Print the path of the settings file'
    end
end

# Words for a list with commas, except those that it has already.
function __magnum_after_commas
    set -l before (string replace -r -- '^--[^=]*=' '' (commandline -ct) | string match -r -- '^.*,')
    set -l given (string split -- , "$before" | string replace -r -- '=.*' '')
    for word in $argv[2..]
        contains -- $word $given; or echo "$before$word$argv[1]"
    end
end

# A path to remove has no value.
function __magnum_paths
    set -l end (contains -i -- -- $argv)
    if contains -- remove $argv[1..$end]
        printf '%s\n' $argv[(math $end + 1)..]
    else
        printf '%s=\n' $argv[(math $end + 1)..]
    end
end

function __magnum_complete
    set -l given (commandline -opc)[2..]
    set -l current (commandline -ct)
    set -l option ''
    set -l path ''
    set -l command ''
    set -l topic ''
    set -l count 0
    for word in $given
        if test -n "$option"
            set option ''
        else if string match -q -- '-*' $word
            contains -- $word $__magnum_taking; and set option $word
        else if test -n "$command"
            set count (math $count + 1)
            test $command = help; and set topic (string join -- - (string match -r -- '.+' $topic) $word)
        else if test -n "$path" -o "$word" != coe
            set path (string join -- - (string match -r -- '.+' $path) (__magnum_verb $word))
            contains -- $path $__magnum_commands; and set command $path
        end
    end
    if test -z "$option"; and string match -q -- '--*=*' $current
        set option (string split -m 1 -f 1 -- = $current)
        string replace -r -- '^' "$option=" (__magnum_value "$command" $option $given)
    else if test -n "$option"
        __magnum_value "$command" $option $given
    else if string match -q -- '-*' $current
        __magnum_options "$command"
        __magnum_globals
    else if test -n "$topic"
        __magnum_next_words $topic
    else if test -z "$command"
        __magnum_next_words "$path"
    else
        __magnum_positional $command $count $given
    end
end

# Fish would load completions generated from the man page at the first TAB, so load them now and erase them.
complete -C 'magnum ' >/dev/null
complete -c magnum -e
# -k: the command's own options stay first.
complete -c magnum -f -k -a '(__magnum_complete)'
