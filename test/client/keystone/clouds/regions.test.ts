import { cloudsFile, homeWith, settingsIn } from './home'

const home = homeWith({
  [cloudsFile]: `
clouds:
  listed:
    interface: public
    regions:
    - name: region1
      values: {interface: internal}
    - region-no-value
  commas: {region_name: "a,b"}
  without: {auth: {auth_url: "https://x/v3"}}
  broken:
    regions: [{name: region1, foo: bar}]
`,
})
const choose = (cloud: string, regionName?: string) => settingsIn(home, { options: { cloud, regionName } })

test('the first region is the default; its values override those of the cloud', async () => {
  expect((await choose('listed')).values).toMatchObject({ region_name: 'region1', interface: 'internal' })
})

test('a listed region can be chosen', async () => {
  const { values } = await choose('listed', 'region-no-value')
  expect(values).toMatchObject({ region_name: 'region-no-value', interface: 'public' })
})

test('an unlisted region is an error that names the listed ones', async () => {
  await expect(choose('listed', 'Region1')).rejects.toMatchObject({
    kind: 'failed',
    message:
      'Region Region1 is not a valid region name for cloud listed. Valid choices are region1, region-no-value. ' +
      'Please note that region names are case sensitive.',
  })
})

test('OS_REGION_NAME chooses a region', async () => {
  const { values } = await settingsIn(home, {
    options: { cloud: 'listed' },
    env: { OS_REGION_NAME: 'region-no-value' },
  })
  expect(values['region_name']).toBe('region-no-value')
})

test('a comma-separated region_name still works, with a warning', async () => {
  const { values, warnings } = await choose('commas')
  expect(values['region_name']).toBe('a')
  expect(warnings).toEqual([
    'WARNING: a list in region_name is deprecated, use a YAML list under regions in clouds.yaml instead.',
  ])
  expect((await choose('commas', 'b')).values['region_name']).toBe('b')
})

test('a cloud without regions accepts any region, or none', async () => {
  expect((await choose('without', 'override')).values['region_name']).toBe('override')
  expect((await choose('without')).values).not.toHaveProperty('region_name')
})

test('a region has a name and values only', async () => {
  await expect(choose('broken')).rejects.toThrow(
    'Invalid region in line 12: it has a name and values, and nothing else',
  )
})
