import { isIP } from 'node:net'

/** This machine itself. */
export const isNear = (ip: string): boolean => ip === '::1' || /^(?:::ffff:)?127\./.test(ip) || isIP(ip) === 0
