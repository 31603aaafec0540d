/** A certificate signing request for /CN=admin/O=system:masters, created by openssl. */
export const signingRequest = `-----BEGIN CERTIFICATE REQUEST-----
MIHkMIGLAgEAMCkxDjAMBgNVBAMMBWFkbWluMRcwFQYDVQQKDA5zeXN0ZW06bWFz
dGVyczBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIB7MFnu2ysunJn3nuNJvAJ0
P0uvZCu7LZJTcrmPtgfIh5nHO4jHaWm8irqC5AUbbAZqJgNLSP/cZTjW8Ep/e3Gg
ADAKBggqhkjOPQQDAgNIADBFAiBWQpDFQ9ZKl4cHjRkmx0XSxQjm+J54oO/+rL6k
4tfl7gIhAP5PY1ye9rHtZfdrtpSyzLtn9RQpGooOODiN7SqHzcVm
-----END CERTIFICATE REQUEST-----
`
