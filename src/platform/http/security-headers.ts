/** Nothing runs, loads, frames or posts but what comes from here. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** Of the few pages that show a document of ours in a frame, which has a stricter policy of its own. */
export const framingPolicy = `${policy}; frame-src 'self'`

const closed = 'geolocation=(), payment=(), usb=(), browsing-topics=()'

/** Of the few pages that may ask for microphone and camera: they may themselves, and nothing they would frame. */
export const openDevices = `camera=(self), microphone=(self), ${closed}`

/** Sent with every answer, whatever it is. */
export const securityHeaders = (isSecure: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': `camera=(), microphone=(), ${closed}`,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
  ...(isSecure && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
})
