import { openSocket } from './sound-line.ts'

export type Result = { readonly result: string; readonly took?: number }

const rounds = 4
const linePatience = 6000
const udpPatience = 9000

/** The shortest of some answers of this site, in milliseconds; undefined where none came. */
export async function tryRoundTrip(): Promise<number | undefined> {
  let best: number | undefined
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    const answer = await fetch('/healthz', { cache: 'no-store' }).catch(() => undefined)
    if (answer?.ok) best = Math.min(best ?? Infinity, performance.now() - began)
  }
  return best
}

/** Whether sound has a way that every network lets through which lets this page through. */
export async function tryLine(): Promise<Result> {
  try {
    const answer = await post('line', {})
    if (answer.status === 503) return { result: 'off' }
    const { address, ticket } = (await answer.json()) as { address: string; ticket: string }
    const took = await within(linePatience, echoOf(openSocket(address, ticket)))
    return { result: 'good', took }
  } catch {
    return { result: 'blocked' }
  }
}

function echoOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve, reject) => {
    let began = 0
    socket.addEventListener('open', () => {
      began = performance.now()
      socket.send('echo')
    })
    socket.addEventListener('message', () => {
      resolve(performance.now() - began)
      socket.close()
    })
    socket.addEventListener('close', () => reject(new Error('closed')))
  })
}

/** Whether picture and the quickest sound have a way: a connection by UDP, tried as a meeting makes it. */
export async function tryUdp(): Promise<Result> {
  if (!('RTCPeerConnection' in window)) return { result: 'no-browser' }
  const connection = new RTCPeerConnection()
  try {
    const channel = connection.createDataChannel('test')
    await connection.setLocalDescription(await connection.createOffer())
    const answer = await post('udp', { offer: connection.localDescription?.sdp ?? '' })
    if (answer.status === 503) return { result: 'off' }
    if (answer.status === 429) return { result: 'busy' }
    if (!answer.ok) return { result: 'blocked' }
    const { answer: sdp } = (await answer.json()) as { answer: string }
    const open = opened(channel)
    await connection.setRemoteDescription({ type: 'answer', sdp })
    return { result: 'good', took: await within(udpPatience, open) }
  } catch {
    return { result: 'blocked' }
  } finally {
    connection.close()
  }
}

function opened(channel: RTCDataChannel): Promise<number> {
  return new Promise((resolve) => {
    let began = 0
    channel.addEventListener('open', () => {
      began = performance.now()
      channel.send('echo')
    })
    channel.addEventListener('message', () => resolve(performance.now() - began))
  })
}

/** Under the page's own address, so that the language and what lies before it stay. */
const post = (what: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${location.pathname.replace(/\/$/, '')}/${what}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  })

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('late')), milliseconds)),
  ])
}
