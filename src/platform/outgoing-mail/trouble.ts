import type { Trouble } from './ladder.ts'

type SendingError = {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
  readonly permanent?: boolean
  readonly message?: string
}

const ofSetup = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS', 'ECONFIG', 'EPROXY'])
const ofMessage = new Set(['EENVELOPE', 'EMESSAGE', 'EMAXRECIPIENTS'])

/**
 * What kind of trouble an error of the transport is. A relay that refuses us, our sender's address or our password has
 * nothing against the reader: such mails wait until it is put right.
 */
export function troubleOf(error: unknown): Trouble {
  const { code = '', command, responseCode = 0, permanent } = error as SendingError
  if (ofSetup.has(code) || command === 'MAIL FROM')
    return responseCode >= 400 && responseCode < 500 ? 'temporary' : 'setup'
  if (responseCode >= 400 && responseCode < 500) return 'temporary'
  if (ofMessage.has(code))
    return responseCode === 0 ? 'address' : permanent === false ? 'temporary' : 'permanent'
  return responseCode >= 500 ? 'setup' : 'connection'
}

/** The first line of what the relay said, for staff and logs; without line breaks, never longer than 300 signs. */
export function detailOf(error: unknown): string {
  const { response, message } = error as SendingError
  const said = response ?? message ?? String(error)
  return said
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
}
