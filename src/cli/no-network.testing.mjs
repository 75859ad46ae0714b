/** For tests: makes every way of opening a connection fail, before the program starts. */
import dgram from 'node:dgram'
import dns from 'node:dns'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import net from 'node:net'
import tls from 'node:tls'
import { syncBuiltinESMExports } from 'node:module'

const refuse = (what) => () => {
  process.stderr.write(`a connection was tried: ${what}\n`)
  process.exit(99)
}
for (const name of ['connect', 'createConnection', 'createServer']) net[name] = refuse(`net.${name}`)
net.Socket.prototype.connect = refuse('net.Socket.connect')
net.Server.prototype.listen = refuse('net.Server.listen')
tls.connect = refuse('tls.connect')
dgram.createSocket = refuse('dgram.createSocket')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) dns[name] = refuse(`dns.${name}`)
for (const [name, module] of [['http', http], ['https', https]]) for (const call of ['request', 'get']) module[call] = refuse(`${name}.${call}`)
http2.connect = refuse('http2.connect')
globalThis.fetch = refuse('fetch')
syncBuiltinESMExports()
