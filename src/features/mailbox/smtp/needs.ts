import type { House } from '../../../platform/house.ts'

/** What the doors for mail from elsewhere need of the house. */
export type InboundHouse = Pick<House, 'db' | 'clock' | 'config' | 'secrets' | 'texts' | 'log'>
