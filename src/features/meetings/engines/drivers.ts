import type { House } from '../../../platform/house.ts'
import { embedded } from './embedded.ts'
import { bigbluebutton } from './bigbluebutton/driver.ts'
import { jitsi } from './jitsi/driver.ts'
import { link } from './link/driver.ts'
import type { Driver, EngineName } from './types.ts'

export type Drivers = Readonly<Record<EngineName, Driver>>

/** How long one question to an engine may take. Somebody waits for the answer. */
const patienceMs = 4000

/** Every engine there is, by its name. */
export const openDrivers = (house: House, asking = { patienceMs }): Drivers => ({
  link: link(house),
  embedded: embedded(house),
  bigbluebutton: bigbluebutton(house, asking),
  jitsi: jitsi(house, asking),
})
