import { cloudsFile, homeWith, settingsIn } from '../clouds/home'
import type { SettingsInput } from '../../../../src/client/keystone/resolve-settings'

const auth = 'auth_url: "http://example.com/v2", username: testuser, password: testpass'

/** The user's files in openstacksdk's tests. */
const userFiles = {
  [cloudsFile]: `
cache: {max_age: "1", expiration: {server: 5, image: "7"}}
client: {force_ipv4: true}
clouds:
  _test-cloud_: {profile: _test_cloud_in_our_cloud, auth: {${auth}}, region_name: test-region}
  _test_cloud_no_vendor:
    profile: _test_non_existant_cloud
    auth: {auth_url: "http://example.com/v2", username: testuser, project_name: testproject}
    region-name: test-region
  _test-cloud-int-project_:
    auth: {${auth}, domain_id: awesome-domain, project_id: 12345}
    region_name: test-region
  _test-cloud-domain-id_:
    auth: {${auth}, project_id: 12345, domain_id: "6789", project_domain_id: "123456789"}
    region_name: test-region
  _test_cloud_regions:
    auth: {${auth}, project-id: testproject}
    regions:
    - {name: region1, values: {interface: internal}}
    - {name: region2, values: {interface: admin}}
    - {name: region-no-value}
  _test_cloud_hyphenated: {auth: {${auth}, project-id: "12345"}, region_name: test-region}
  _test-cloud_no_region: {profile: _test_cloud_in_our_cloud, auth: {${auth}}}
  _test-cloud-domain-scoped_: {auth: {${auth}, domain-id: "12345"}}
ansible: {expand-hostvars: false, use_hostnames: true}
`,
  '.config/openstack/secure.yaml': 'clouds: {_test_cloud_no_vendor: {auth: {password: testpass}}}',
  '.config/openstack/clouds-public.yaml': `
public-clouds:
  _test_cloud_in_our_cloud:
    auth: {auth_url: "http://example.com/v2", username: testotheruser, project_name: testproject}
`,
}

export const names = [
  ...['_test-cloud_', '_test_cloud_no_vendor', '_test-cloud-int-project_', '_test-cloud-domain-id_'],
  ...['_test_cloud_regions', '_test_cloud_hyphenated', '_test-cloud_no_region', '_test-cloud-domain-scoped_'],
]

/** A home folder with these files. */
export const userHome = () => homeWith(userFiles)

/** The settings of a cloud in these files. */
export async function cloudOf(name: string, options: SettingsInput['options'] = {}, env = {}) {
  return (await settingsIn(userHome(), { options: { cloud: name, ...options }, env })).values
}

/** The settings of the only cloud in a file. */
export async function onlyCloud(cloud: object, input: Partial<SettingsInput> = {}) {
  return (await settingsIn(homeWith({ [cloudsFile]: JSON.stringify({ clouds: { only: cloud } }) }), input))
    .values
}

/** As asserted by `_assert_cloud_details`. */
export const details = { username: 'testuser', password: 'testpass' }
