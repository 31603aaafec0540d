/** The parameters of `magnum` in python-magnumclient 4.0.0, and in 2.3.1 for bays, copied by hand. */
export const oldGlobals = words(`
  --version --debug --os-cache --os-region-name --os-auth-url --os-user-id --os-username
  --os-user-domain-id --os-user-domain-name --os-project-id --os-project-name --os-tenant-id
  --os-tenant-name --os-project-domain-id --os-project-domain-name --os-token --os-password
  --service-type --endpoint-type --os-endpoint-type --os-interface --os-cloud
  --magnum-api-version --os-cacert --os-endpoint-override --bypass-url --insecure --profile -h
  --help --service_type --magnum_api_version --bypass_url
`)

export const oldParameters: Readonly<Record<string, readonly string[]>> = {
  'cluster-template-create': words(`
    --external-network-id --external-network --flavor-id --flavor --image-id --image
    --keypair-id --keypair --master-flavor-id --master-flavor <name> --name --coe
    --fixed-network --fixed-subnet --network-driver --volume-driver --dns-nameserver
    --docker-volume-size --docker-storage-driver --http-proxy --https-proxy --no-proxy --labels
    --tls-disabled --public --registry-enabled --server-type --master-lb-enabled
    --floating-ip-enabled --floating-ip-disabled --insecure-registry --hidden --visible
  `),
  'cluster-template-list': words(`--limit --sort-key --sort-dir --fields --detail`),
  'cluster-template-show': words(`<cluster_template>`),
  'cluster-template-update': words(`<cluster_template> <op> <path=value>`),
  'cluster-template-delete': words(`<cluster_templates>`),
  'cluster-create': words(`
    --keypair-id --keypair <name> --name --cluster-template --docker-volume-size --labels
    --node-count --master-count --discovery-url --timeout
  `),
  'cluster-list': words(`--marker --limit --sort-key --sort-dir --fields`),
  'cluster-show': words(`<cluster> --long`),
  'cluster-update': words(`<cluster> --rollback <op> <path=value>`),
  'cluster-delete': words(`<cluster>`),
  'cluster-config': words(`<cluster> --dir --force`),
  'ca-show': words(`<cluster> --cluster`),
  'ca-sign': words(`--csr --cluster`),
  'ca-rotate': words(`--cluster`),
  'quotas-create': words(`--project-id --resource --hard-limit`),
  'quotas-list': words(`--marker --limit --sort-key --sort-dir --all-tenants`),
  'quotas-show': words(`--project-id --resource`),
  'quotas-update': words(`--project-id --resource --hard-limit`),
  'quotas-delete': words(`--project-id --resource`),
  'stats-list': words(`--project-id`),
  'service-list': words(``),
  help: words(`<subcommand>`),
  'bash-completion': words(``),
  'bay-config': words(`<bay> --dir --force`),
  'bay-create': words(`
    --name --baymodel --node-count --master-count --discovery-url --timeout
  `),
  'bay-delete': words(`<bay>`),
  'bay-list': words(`--marker --limit --sort-key --sort-dir --fields`),
  'bay-show': words(`<bay> --long`),
  'bay-update': words(`<bay> <op> <path=value>`),
  'baymodel-create': words(`
    --name --image-id --keypair-id --external-network-id --coe --fixed-network --fixed-subnet
    --network-driver --volume-driver --dns-nameserver --flavor-id --master-flavor-id
    --docker-volume-size --docker-storage-driver --http-proxy --https-proxy --no-proxy --labels
    --tls-disabled --public --registry-enabled --server-type --master-lb-enabled
    --floating-ip-enabled
  `),
  'baymodel-delete': words(`<baymodels>`),
  'baymodel-list': words(`--limit --sort-key --sort-dir --fields`),
  'baymodel-show': words(`<baymodel>`),
  'baymodel-update': words(`<baymodel> <op> <path=value>`),
}

/** Splits text at spaces. */
export function words(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean)
}
