import { NoPortFree, type Peer } from './peer.ts'

const mostTries = 3

/** A connection that answers, on all addresses that are offered; on fewer where other programs sit on the ports again and again. */
export async function answered(
  newPeer: () => Peer,
  offer: string,
  addresses: number,
): Promise<{ readonly peer: Peer; readonly answer: string }> {
  for (let tries = 1; ; tries++) {
    const peer = newPeer()
    try {
      const answer = await peer.answer(offer)
      const offered = new Set(answer.match(/^a=candidate:.*$/gm)).size
      if (offered >= addresses || (tries === mostTries && offered > 0)) return { peer, answer }
      if (tries === mostTries) throw new NoPortFree()
    } catch (error) {
      peer.close()
      throw error
    }
    peer.close()
  }
}
