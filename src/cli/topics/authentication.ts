export const authenticationTopic = `Where to log in, and as whom, comes from a cloud of clouds.yaml, from OS_*
variables (an "openrc" file), or from options. The first two can be downloaded
from most dashboards.

A cloud of clouds.yaml is named by --os-cloud or OS_CLOUD, or is the only one in
the file. The file is looked for in the current folder, ~/.config/openstack and
/etc/openstack; secure.yaml beside it holds what should not be shared.

  clouds:
    mycloud:
      auth:
        auth_url: https://keystone.example.com:5000/v3
        username: me
        password: secret
        project_name: myproject
        user_domain_name: Default
        project_domain_name: Default
      region_name: RegionOne

The kind of login is auth_type, --os-auth-type or OS_AUTH_TYPE:

  password                   user name, password and project; the default
  token                      a token that Keystone has issued: OS_TOKEN
  v3applicationcredential    id (or name and user) and secret; best for scripts
  v3totp                     user name and passcode
  v3multifactor              several of them: auth_methods lists which
  v3oidcpassword             a user name and password of an identity provider
  v3oidcclientcredentials    client id and secret at an identity provider
  v3oidcaccesstoken          an access token of an identity provider
  v3oidcauthcode             a login in a browser on this machine
  v3oidcdeviceauthz          a code to enter in a browser anywhere
  v3oauth2clientcredential   client id and secret at Keystone
  http_basic, none           a service that runs without Keystone
  admin_token                a token and an endpoint, taken as they are

Any other login of openstack (Kerberos, SAML) goes by way of its token:
  OS_AUTH_TYPE=token OS_TOKEN=$(openstack token issue -f value -c id)

A password that is missing is asked for on a terminal, and never in a script.
--os-cache (OS_CACHE=1, or 'magnum config set os_cache true') keeps the token,
so that the next command need not log in. --debug shows every exchange with the
cloud; passwords and tokens are replaced in it.
`
