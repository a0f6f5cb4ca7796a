import { after, before, describe, test, type TestContext } from 'node:test'
import { byImap } from './keepers/by-imap.ts'
import type { MailContract } from './keepers/contract.ts'
import { directly } from './keepers/direct.ts'
import { scenarios } from './keepers/scenarios.ts'
import { noDovecot, openPeers, type Peers } from './peers.ts'

/** Kibibytes: three large letters fill it. */
const room = 2048

let peers: Peers
before(async () => (peers = await openPeers({ room })))
after(() => peers.close())

type Keeper = {
  readonly name: string
  /** A message counts once, in however many folders it lies. */
  readonly countsOnce: boolean
  open(): Promise<MailContract>
}

const keepers: readonly Keeper[] = [
  {
    name: 'our acts and reads',
    countsOnce: true,
    open: async () => directly(peers.house, (await peers.ours()).box.id),
  },
  {
    name: 'our IMAP, by imapflow',
    countsOnce: true,
    open: async () => byImap((await peers.ours()).peer),
  },
  {
    name: 'Dovecot, by imapflow',
    countsOnce: false,
    open: () => byImap(peers.theirs()),
  },
]

function whyNot({ name, countsOnce }: Keeper, needsBlobs: boolean | undefined): string | undefined {
  if (name.startsWith('Dovecot') && !peers.isBeside) return noDovecot
  return needsBlobs && !countsOnce
    ? 'it counts every copy, and refuses one where there is no room'
    : undefined
}

for (const keeper of keepers)
  void describe(keeper.name, () => {
    for (const { says, needsBlobs, play } of scenarios)
      void test(says, async (t: TestContext) => {
        const why = whyNot(keeper, needsBlobs)
        if (why) return t.skip(why)
        const mail = await keeper.open()
        try {
          await play(mail)
        } finally {
          await mail.close()
        }
      })
  })
