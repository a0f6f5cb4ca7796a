import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { allowed } from './commands/allowed.ts'
import { heardIn } from './commands/heard.ts'
import { play, type Played } from './commands/play.ts'
import { noDovecot, openPeers, type Peer, type Peers } from './peers.ts'

let peers: Peers
before(async () => (peers = await openPeers()))
after(() => peers.close())

const scripts = ['folders.txt', 'messages.txt', 'searches.txt', 'changes.txt']

async function playAll(peer: Peer): Promise<Played[]> {
  const played: Played[] = []
  for (const script of scripts) played.push(...(await play(script, peer)))
  return played
}

const line = ({ who, said }: Played) => `${who} ${said}`

test('every command of the script is answered as Dovecot answers it, but for what the RFCs leave open', async (t) => {
  if (!peers.isBeside) return t.skip(noDovecot)
  const { peer } = await peers.ours()
  const [here, there] = await Promise.all([playAll(peer), playAll(peers.theirs())])
  assert.ok(here.length >= 500, `${here.length} commands`)
  const may = new Set(allowed.flatMap(({ commands }) => commands))
  const differing = new Set<string>()
  for (const [n, played] of here.entries()) {
    const [one, other] = [heardIn(played), heardIn(there[n]!)]
    if (JSON.stringify(one) === JSON.stringify(other)) continue
    differing.add(line(played))
    if (!may.has(line(played))) assert.deepEqual(one, other, `${played.group}: ${line(played)}`)
  }
  assert.deepEqual(
    [...may].filter((command) => !differing.has(command)),
    [],
    'no longer differs',
  )
})
