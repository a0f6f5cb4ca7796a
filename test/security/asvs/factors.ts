import { lines } from './line.ts'

/** Chapter 6, sections 4 to 8: the life of factors, codes, keys, and identity from elsewhere. */
export const factors = lines(
  [
    '6.4.1',
    'first secrets are random, short-lived and used once',
    'a welcome code of 80 random bits for some days; it opens one page and is never a password',
  ],
  ['6.4.2', 'no hints and no questions about oneself', 'there are none', 'none'],
  [
    '6.4.3',
    'a lost password does not go around the second factor',
    'the second step follows the new password',
  ],
  [
    '6.4.4',
    'a lost factor takes as much proof as it took to set it up',
    'one resets it oneself by another proof; otherwise two people of the service desk must agree',
  ],
  ['6.4.5', 'people hear in time that a proof runs out', 'only welcome codes do; the mail says until when'],
  [
    '6.4.6',
    'staff start a new beginning and never choose the secret',
    'the code goes to the contact address; who pressed the button never sees it',
  ],
  ['6.5.1', 'codes work once', 'app codes, recovery codes, welcome codes and mailed links'],
  ['6.5.2', 'short recovery codes are kept as passwords are', 'as argon2id'],
  [
    '6.5.3',
    'codes and seeds come from a generator for secrets',
    'all of them; Math.random only spreads when a mail is tried again',
  ],
  ['6.5.4', 'codes cannot be guessed', 'recovery codes have 55 bits, welcome codes 80'],
  [
    '6.5.5',
    'codes last minutes, app codes half one',
    'app codes half a minute and one on each side; a mailed link to a new password half an hour, as it must survive slow mail',
    'otherwise',
  ],
  [
    '6.5.6',
    'each factor can be taken away by itself',
    'passkeys, the app and recovery codes, each in the account',
  ],
  ['6.5.7', 'biometrics are never alone', 'they stay in the device of a passkey', 'none'],
  ['6.5.8', 'codes are checked against our own clock', "the server's"],
  ['6.6.1', 'no codes by telephone without alternatives', 'no codes by telephone at all', 'none'],
  [
    '6.6.2',
    'codes sent elsewhere belong to one request',
    'mailed codes only begin an account; none is part of signing in',
    'none',
  ],
  [
    '6.6.3',
    'codes sent elsewhere cannot be guessed',
    'welcome codes have 80 bits, and tries are slowed down',
  ],
  ['6.6.4', 'no flood of questions on a telephone', 'nothing of the kind', 'none'],
  [
    '6.7.1',
    'keys that check a proof cannot be exchanged',
    'public keys lie in the database and change only by their owner’s own act',
  ],
  ['6.7.2', 'challenges are long and never the same', '32 random bytes, answered once'],
  [
    '6.8.1',
    'nobody can pose as somebody of another provider',
    'nobody signs in through others yet',
    'not-yet',
  ],
  ['6.8.2', 'signatures of assertions are checked', 'there are no assertions yet', 'not-yet'],
  ['6.8.3', 'SAML assertions are taken once', 'there are no assertions yet', 'not-yet'],
  [
    '6.8.4',
    'the strength that a provider promises is checked',
    'nobody signs in through others yet',
    'not-yet',
  ],
)
