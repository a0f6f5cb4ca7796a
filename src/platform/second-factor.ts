import type { House } from './house.ts'

/** Whether staff and focal points must prove themselves by a second factor. In the demo it is their choice. */
export const isSecondFactorRequired = ({ config, demo }: Pick<House, 'config' | 'demo'>): boolean =>
  (config.secondFactor ?? (demo ? 'optional' : 'required')) === 'required'
