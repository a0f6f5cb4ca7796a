import type { Refusal } from '../../../values/refusal.ts'

export type SmtpError = Error & { responseCode: number }

/** A "no" as SMTP says it: the code, the enhanced code, and a sentence for whoever reads the bounce. */
export const answer = (code: number, words: string): SmtpError =>
  Object.assign(new Error(words), { responseCode: code })

const known: Readonly<Record<string, readonly [number, string]>> = {
  'mailbox.full': [452, '4.2.2 The mailbox is full; please try again later'],
  'mailbox.full-for-days': [552, '5.2.2 The mailbox is full'],
  'mailbox.full-sending': [
    552,
    '5.2.2 Your mailbox is full, so nothing can be sent from it. Make room first: delete large messages, empty the bin',
  ],
  'mailbox.too-large': [552, '5.3.4 The message is too large'],
  'mailbox.not-in-use': [550, '5.2.1 The mailbox is not in use'],
  'mailbox.unknown': [550, '5.1.1 There is no such mailbox here'],
  'mailbox.not-own-address': [
    550,
    '5.7.1 You may write only under your own addresses, in the envelope and in From',
  ],
  'mailbox.recipient-unfit': [553, '5.1.3 This is not an address that mail can be sent to'],
  'mailbox.recipient-unknown': [550, '5.1.1 There is no such mailbox here'],
  'mailbox.no-recipients': [554, '5.5.1 Nobody is to get it'],
  'mail-routing.recipients-enough': [452, '4.5.3 Too many recipients in one letter'],
  'mail-routing.hour-enough': [451, '4.7.1 You have written to very many people within an hour; please wait'],
  'mail-routing.day-enough': [451, '4.7.1 You have written to very many people today; please wait'],
  'sign-in.wrong': [
    535,
    '5.7.8 The name or the password is wrong, or a password for mail programs is needed',
  ],
  'sign-in.wait': [454, '4.7.0 Too many wrong passwords; please wait a minute'],
  'sign-in.busy': [454, '4.7.0 Busy; please try again in a moment'],
}

export const answerOf = ({ refused }: Refusal): SmtpError => {
  const [code, words] = known[refused] ?? [451, '4.3.0 This did not work; please try again later']
  return answer(code, words)
}

export const passing = answer(451, '4.3.0 This did not work; please try again later')
