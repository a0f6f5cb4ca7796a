import { randomInt } from 'node:crypto'

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What people quote when something broke: `7K3Q-9TXM`, without letters that look alike. */
export function requestNumber(): string {
  let number = ''
  for (let place = 0; place < 8; place++)
    number += (place === 4 ? '-' : '') + letters[randomInt(letters.length)]
  return number
}
