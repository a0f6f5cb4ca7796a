import { WebSocketServer } from 'ws'
import type { ChildServer } from '../media/child/server.ts'
import type { Halls } from '../media/child/halls.ts'
import { protocol, SoundRelay } from './relay.ts'

/** So many tests of a connection at once, and so long each, in milliseconds. */
const mostTests = 200
const testLasts = 20_000
const mostEchoes = 60

/**
 * Sound over a WebSocket, in the media process. What is said on the floor goes both ways: frames of those on stage come here as
 * they are, and whoever speaks on a line is on stage as somebody without a picture.
 */
export function soundCalls(server: ChildServer, halls: Halls): SoundRelay {
  const relay = new SoundRelay({
    otherFloor: (guest) => {
      const voice = halls.of(guest.room).speak(guest)
      return {
        sound: ({ timestamp, payload }) => voice.sound(timestamp, Buffer.from(payload)),
        end: () => voice.end(),
      }
    },
  })
  halls.whenOpened((room, hall) => {
    hall.hear((from, timestamp, payload) => relay.floor(room, from, { timestamp, payload }))
  })
  server.onUpgrade('sound', ({ claims, query, request }, socket, head) => {
    const { person, room } = claims
    if (!person) return void socket.destroy()
    const languages = (query.get('languages') ?? '').split(' ').filter(Boolean)
    const isInterpreter = query.get('interprets') === 'yes'
    relay.take({ ...person, room, isInterpreter, languages }, request, socket, head)
  })
  echo(server)
  return relay
}

/** Says back what it is told, so that somebody can try their connection days before. */
function echo(server: ChildServer): void {
  const door = new WebSocketServer({
    noServer: true,
    maxPayload: 256,
    perMessageDeflate: false,
    clientTracking: true,
    handleProtocols: () => protocol,
  })
  server.onUpgrade('echo', ({ request }, socket, head) => {
    if (door.clients.size >= mostTests) return void socket.destroy()
    door.handleUpgrade(request, socket, head, (line) => {
      let left = mostEchoes
      const end = setTimeout(() => line.close(1000), testLasts)
      line.on('message', (data, binary) => (left-- > 0 ? line.send(data, { binary }) : line.close(1008)))
      line.on('close', () => clearTimeout(end)).on('error', () => {})
    })
  })
}
