interface Label {
  key: string
  /** The allowed values, or a description of them. */
  values: string
  /** The drivers' default; empty if there is none. */
  defaultValue: string
  coe: string
}

/** The labels documented in Magnum's user guide. */
export const labels: readonly Label[] = [
  { key: 'flannel_network_cidr', values: 'IPv4 CIDR', defaultValue: '10.100.0.0/16', coe: 'k8s swarm' },
  { key: 'flannel_backend', values: 'udp vxlan host-gw', defaultValue: 'udp', coe: 'k8s swarm' },
  { key: 'flannel_network_subnetlen', values: 'prefix length', defaultValue: '24', coe: 'k8s swarm' },
  { key: 'kube_tag', values: 'as v1.28.4', defaultValue: "driver's", coe: 'k8s' },
  { key: 'kube_dashboard_enabled', values: 'true false', defaultValue: 'true', coe: 'k8s' },
  { key: 'admission_control_list', values: 'names in order', defaultValue: "driver's", coe: 'k8s' },
  { key: 'prometheus_monitoring', values: 'true false', defaultValue: 'false', coe: 'k8s' },
  { key: 'grafana_admin_passwd', values: 'any text', defaultValue: 'admin', coe: 'k8s' },
  { key: 'etcd_volume_size', values: 'GB; 0 is none', defaultValue: '0', coe: 'k8s' },
  { key: 'docker_volume_type', values: 'volume type', defaultValue: "Cinder's", coe: 'all' },
  { key: 'swarm_strategy', values: 'spread binpack random', defaultValue: 'spread', coe: 'swarm' },
  { key: 'rexray_preempt', values: 'true false', defaultValue: 'false', coe: 'not k8s' },
  { key: 'mesos_slave_isolation', values: 'isolators [1]', defaultValue: '', coe: 'mesos' },
  { key: 'mesos_slave_image_providers', values: 'appc docker', defaultValue: '', coe: 'mesos' },
  { key: 'mesos_slave_work_dir', values: 'folder', defaultValue: '', coe: 'mesos' },
  { key: 'mesos_slave_executor_env_file', values: 'JSON file [2]', defaultValue: '', coe: 'mesos' },
]

/** Keys added to the Kubernetes drivers since then (doc/source/user/index.rst of Magnum). */
export const furtherKeys = `
  auto_healing_controller auto_healing_enabled auto_scaling_enabled autoscaler_tag availability_zone
  boot_volume_size boot_volume_type calico_ipv4pool calico_ipv4pool_ipip calico_tag cert_manager_api
  cgroup_driver cinder_csi_enabled cinder_csi_plugin_tag cloud_provider_enabled cloud_provider_tag
  container_infra_prefix container_runtime containerd_tarball_sha256 containerd_tarball_url
  containerd_version coredns_tag docker_volume_size draino_tag etcd_tag etcd_volume_type extra_network
  fixed_network_cidr fixed_subnet_cidr flannel_cni_tag flannel_tag grafana_tag heapster_enabled
  heat_container_agent_tag helm_client_sha256 helm_client_tag helm_client_url hyperkube_prefix
  ingress_controller ingress_controller_role k8s_keystone_auth_tag keystone_auth_enabled
  kube_dashboard_version kube_version kubeapi_options kubecontroller_options kubelet_options
  kubeproxy_options kubescheduler_options magnum_auto_healer_tag master_lb_allowed_cidrs
  master_lb_floating_ip_enabled max_node_count mesos_slave_executor_env_variables metrics_scraper_tag
  metrics_server_chart_tag metrics_server_enabled min_node_count monitoring_enabled
  monitoring_ingress_enabled monitoring_interface_enabled monitoring_retention_days
  monitoring_retention_size monitoring_storage_class_name nginx_ingress_controller_chart_tag
  nginx_ingress_controller_tag node_problem_detector_tag nodes_affinity_policy npd_enabled
  octavia_ingress_controller_tag octavia_lb_algorithm octavia_lb_healthcheck octavia_provider os_distro
  ostree_commit ostree_remote post_install_manifest_url prometheus_adapter_enabled prometheus_tag
  selinux_mode service_cluster_ip_range tiller_enabled tiller_namespace tiller_tag
  traefik_ingress_controller_tag use_podman
`
  .trim()
  .split(/\s+/)

export const labelKeys: readonly string[] = [...labels.map(({ key }) => key), ...furtherKeys].sort()
