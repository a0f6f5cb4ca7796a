import { randomBytes } from 'node:crypto'

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Bytes above lead to no letter, or some letters would come more often than others. */
const fair = 256 - (256 % letters.length)

let pool = Buffer.alloc(0)
let used = 0

/** Random bytes cost little by the thousand and much by the one. */
function randomByte(): number {
  if (used === pool.length) {
    pool = randomBytes(4096)
    used = 0
  }
  return pool[used++] as number
}

function randomLetter(): string {
  let byte = randomByte()
  while (byte >= fair) byte = randomByte()
  return letters[byte % letters.length] as string
}

/** What people quote when something broke: `7K3Q-9TXM`, without letters that look alike. */
export function requestNumber(): string {
  let number = ''
  for (let place = 0; place < 8; place++) number += (place === 4 ? '-' : '') + randomLetter()
  return number
}
