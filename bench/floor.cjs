// The least that a program on node:http can do. usage: floor.cjs list | delete NUMBER, of the cloud in OS_AUTH_URL.
'use strict'
const http = require('node:http')

const root = process.env.OS_AUTH_URL.replace(/\/v3$/, '')
const agent = new http.Agent({ keepAlive: true })

function send(method, url, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent }, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks).toString()))
    })
    request.on('error', reject).end(body)
  })
}

async function list() {
  for (let next = `${root}/v1/clusters`; next;) next = JSON.parse(await send('GET', next)).next
}

async function deleteOneByOne(number) {
  for (let index = 0; index < number; index++) await send('DELETE', `${root}/v1/clusters/${index}`)
}

async function main([what, number]) {
  JSON.parse(await send('POST', `${root}/v3/auth/tokens`, '{}'))
  await (what === 'delete' ? deleteOneByOne(Number(number)) : list())
  agent.destroy()
}

void main(process.argv.slice(2))
