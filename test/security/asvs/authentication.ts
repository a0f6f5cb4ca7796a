import { lines } from './line.ts'

/** Chapter 6, sections 1 to 3: what is written down, passwords, and proving who one is. */
export const authentication = lines(
  [
    '6.1.1',
    'it is written how guessing is slowed down and nobody is locked out by it',
    '[guessing](guessing.md), with the numbers of the program',
  ],
  ['6.1.2', 'words that no password is made of are written down', '[passwords](passwords.md)'],
  [
    '6.1.3',
    'every way in is written down, with its strength',
    '[ways in](ways-in.md), compared with the sources',
  ],
  [
    '6.2.1',
    'passwords have eight characters or more, better fifteen',
    'fifteen; twelve beside a second factor',
  ],
  ['6.2.2', 'people change their password themselves', '`/account/password`'],
  ['6.2.3', 'changing it takes the present one', 'it does, and a proof of the last ten minutes'],
  ['6.2.4', 'the three thousand most common ones are refused', 'all 43,940 of the list are'],
  ['6.2.5', 'no rules about kinds of characters', 'there are none'],
  ['6.2.6', 'what is typed is hidden, and may be shown', 'password fields, with a button that shows'],
  ['6.2.7', 'password managers and pasting work', 'autocomplete is said, and nothing hinders pasting'],
  ['6.2.8', 'a password is compared exactly as it was typed', 'nothing is cut, trimmed, composed or folded'],
  ['6.2.9', 'at least 64 characters may be used', 'up to 512'],
  ['6.2.10', 'no password runs out by age', 'none does'],
  ['6.2.11', 'the written words are used', 'by every act that sets a password'],
  ['6.2.12', 'passwords that were stolen elsewhere are refused', 'an exact list on this machine'],
  ['6.3.1', 'guessing is slowed down as it is written', 'by name, device, account, network and password'],
  [
    '6.3.2',
    'no accounts with known passwords',
    'a new installation has none; the demo only where it is asked for, and it says so',
  ],
  [
    '6.3.3',
    'a second factor is used',
    'by staff and focal points; offered to everybody else, whose account opens what is their own',
    'otherwise',
  ],
  [
    '6.3.4',
    'no way in is weaker than it says',
    'every way is on the list, and none goes around the second factor',
  ],
  [
    '6.3.5',
    'people are told of suspicious tries',
    'a mail after a hundred wrong passwords in a row, and when a device is new',
  ],
  [
    '6.3.6',
    'mail alone is no proof',
    'a mailed link sets a new password and signs nobody in; where there is a second factor it is still asked for',
    'otherwise',
  ],
  [
    '6.3.7',
    'people are told of changes to how they sign in',
    'a mail about a changed password, address or second factor; about addresses also to the old one',
  ],
  ['6.3.8', 'nobody learns who has an account', 'the same bytes in the same time for every kind of name'],
)
