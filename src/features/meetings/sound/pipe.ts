import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import type { MediaLink } from '../../../platform/processes/messages.ts'
import { mediaToken } from '../media/token.ts'
import type { MediaClaims } from '../media/types.ts'
import { protocol } from './relay.ts'

type Asked = { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer }

/**
 * Hands a browser's connection on to the media process, which makes it a WebSocket. Bytes go through as they are, and wait on either
 * side when the other is slow. When one end goes, so does the other: the browser asks again.
 */
export async function pipeToMedia(
  { socket: place, secret }: MediaLink,
  claims: MediaClaims,
  path: string,
  { request, socket, head }: Asked,
): Promise<void> {
  const key = request.headers['sec-websocket-key'] ?? ''
  const version = request.headers['sec-websocket-version'] ?? ''
  const token = await mediaToken(secret, claims)
  const wire = connect(place)
  const end = () => {
    wire.destroy()
    socket.destroy()
  }
  wire.on('error', end).on('close', end)
  socket.on('error', end).on('close', end)
  unhurried(socket)
  wire.write(
    [
      `GET /${path} HTTP/1.1`,
      'Host: media',
      'Connection: Upgrade',
      'Upgrade: websocket',
      `Sec-WebSocket-Key: ${key}`,
      `Sec-WebSocket-Version: ${version}`,
      `Sec-WebSocket-Protocol: ${protocol}`,
      `Authorization: Bearer ${token}`,
      '\r\n',
    ].join('\r\n'),
  )
  if (head.length > 0) wire.write(head)
  wire.pipe(socket).pipe(wire)
}

/** A line is silent when nobody speaks, and small pieces leave at once. */
function unhurried(socket: Duplex): void {
  if ('setTimeout' in socket) (socket as { setTimeout(ms: number): void }).setTimeout(0)
  if ('setNoDelay' in socket) (socket as { setNoDelay(isOn: boolean): void }).setNoDelay(true)
}
