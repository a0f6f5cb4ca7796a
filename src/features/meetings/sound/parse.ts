import { z } from 'zod'

const channel = z.string().max(35)

/** What to listen to, as chosen in the room. */
export const ListenForm = z.object({ channel: channel.catch('floor') })

/** What an interpreter listens to, and into which language they speak. */
export const BoothForm = z.object({ listen: channel.catch('floor'), speak: channel.catch('') })
