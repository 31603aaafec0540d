/** The public settings of a cloud, under openstacksdk's names. */
export interface VendorProfile {
  auth_url?: string
  user_domain_name?: string
  project_domain_name?: string
  region_name?: string
  regions?: readonly string[]
  /** A `deprecated` cloud may still work, a `shutdown` one does not. */
  status?: 'deprecated' | 'shutdown'
  /** The reason. */
  message?: string
}

const defaultDomains = { user_domain_name: 'Default', project_domain_name: 'Default' }

const silent = 'the API Endpoint is no longer responsive'

/**
 * The clouds that openstacksdk knows by name (config/vendors). For ovh and vexxhost it now only has the URL of their
 * profiles; its previous values are still valid and save a request.
 */
export const vendors: Readonly<Record<string, VendorProfile>> = {
  auro: { auth_url: 'https://api.van2.auro.io:5000/v3', ...defaultDomains, region_name: 'RegionOne' },
  betacloud: {
    auth_url: 'https://api-1.betacloud.de:5000',
    regions: ['betacloud-1'],
    status: 'shutdown',
    message: 'betacloud.de has ceased business',
  },
  binero: { auth_url: 'https://auth.binero.cloud:5000/v3', regions: ['europe-se-1'] },
  bluebox: { region_name: 'RegionOne' },
  catalyst: { auth_url: 'https://api.cloud.catalyst.net.nz:5000/v2.0', regions: ['nz-por-1', 'nz_wlg_2'] },
  citycloud: {
    auth_url: 'https://{region_name}.citycloud.com:5000/v3/',
    regions: ['Buf1', 'Fra1', 'Sto2', 'Kna1', 'dx1', 'tky1'],
  },
  conoha: { auth_url: 'https://identity.{region_name}.conoha.io', regions: ['sin1', 'sjc1', 'tyo1'] },
  dreamcompute: { auth_url: 'https://iad2.dream.io:5000', region_name: 'RegionOne' },
  elastx: { auth_url: 'https://ops.elastx.cloud:5000/v3', region_name: 'se-sto' },
  entercloudsuite: {
    auth_url: 'https://api.entercloudsuite.com/',
    regions: ['it-mil1', 'nl-ams1', 'de-fra1'],
  },
  fuga: {
    auth_url: 'https://identity.api.fuga.io:5000',
    ...defaultDomains,
    regions: ['cystack'],
    status: 'deprecated',
    message: silent,
  },
  ibmcloud: {
    auth_url: 'https://identity.open.softlayer.com',
    regions: ['london'],
    status: 'shutdown',
    message: silent,
  },
  internap: {
    auth_url: 'https://identity.api.cloud.inap.com',
    regions: ['ams01', 'da01', 'nyj01', 'sin01', 'sjc01'],
    status: 'shutdown',
    message: 'Internap have been rebranded as HorizonIQ',
  },
  limestonenetworks: { auth_url: 'https://auth.cloud.lstn.net:5000/v3', regions: ['us-dfw-1', 'us-slc'] },
  otc: { auth_url: 'https://iam.{region_name}.otc.t-systems.com/v3', regions: ['eu-de', 'eu-nl'] },
  'otc-swiss': { auth_url: 'https://iam-pub.eu-ch2.sc.otc.t-systems.com/v3', regions: ['eu-ch2'] },
  ovh: {
    auth_url: 'https://auth.cloud.ovh.net/',
    ...defaultDomains,
    regions: [
      'BHS',
      'BHS1',
      'BHS3',
      'BHS5',
      'DE',
      'DE1',
      'GRA',
      'GRA1',
      'GRA5',
      'GRA7',
      'SBG',
      'SBG1',
      'SBG5',
      'UK',
      'UK1',
      'WAW',
      'WAW1',
      'SYD1',
      'SGP1',
    ],
  },
  'ovh-us': {
    auth_url: 'https://auth.cloud.ovh.us/',
    ...defaultDomains,
    regions: ['US-EAST-VA-1', 'US-WEST-OR-1', 'US-EAST-VA', 'US-WEST-OR'],
  },
  rackspace: {
    auth_url: 'https://identity.api.rackspacecloud.com/v2.0/',
    regions: ['DFW', 'HKG', 'IAD', 'ORD', 'SYD', 'LON'],
  },
  switchcloud: { auth_url: 'https://identity.compute.cloud.switch.ch/v3', regions: ['zhw', 'zhc'] },
  switchengines: { auth_url: 'https://keystone.cloud.switch.ch:5000/v3', regions: ['LS', 'ZH'] },
  ultimum: {
    auth_url: 'https://console.ultimum-cloud.com:5000/',
    region_name: 'RegionOne',
    status: 'shutdown',
    message: 'ultimum-cloud.com has ceased business',
  },
  unitedstack: {
    auth_url: 'https://identity.api.ustack.com/v3',
    regions: ['bj1', 'gd1'],
    status: 'shutdown',
    message: silent,
  },
  vexxhost: { auth_url: 'https://auth.vexxhost.net/v3', regions: ['ca-ymq-1', 'sjc1'] },
  zetta: { auth_url: 'https://identity.api.zetta.io/v3', regions: ['no-osl1'] },
}
