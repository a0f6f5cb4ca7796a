/** Letters that are taken for others, with what they are taken for. */
const looksLike: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['a', 'аàáâãäåāăąɑαａ'],
      ['b', 'ƅьвßｂ'],
      ['c', 'сçćčϲⅽ'],
      ['d', 'ԁďđⅾ'],
      ['e', 'еèéêëēėęěҽєε'],
      ['g', 'ɡğģց'],
      ['h', 'һհн'],
      ['i', 'іìíîïīįıɩι1lӏ|ⅰｉ'],
      ['j', 'јʝ'],
      ['k', 'кķκ'],
      ['m', 'мⅿ'],
      ['n', 'ոñńņňηп'],
      ['o', 'оòóôõöøōőοօ0о'],
      ['p', 'рρþ'],
      ['q', 'ԛգ'],
      ['r', 'гŕř'],
      ['s', 'ѕśşšș5'],
      ['t', 'тţťτț7'],
      ['u', 'υսùúûüūůűų'],
      ['v', 'ѵνⅴ'],
      ['w', 'ԝŵωш'],
      ['x', 'хχⅹ'],
      ['y', 'уýÿγү'],
      ['z', 'źżžᴢ2'],
    ] as const
  ).flatMap(([plain, others]) => [...others].map((one) => [one, plain])),
)

/** What is left of a word when letters that look alike are one: two words with the same are mistaken for each other. */
export const skeletonOf = (word: string): string =>
  [...word.toLowerCase().replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/cl/g, 'd')]
    .map((sign) => looksLike[sign] ?? sign)
    .join('')

/** How many letters must change to make one word of the other; no further than two. */
export function editsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3
  let before = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let row = 1; row <= one.length; row++) {
    const now = [row]
    for (let place = 1; place <= other.length; place++) {
      const swap = before[place - 1]! + (one[row - 1] === other[place - 1] ? 0 : 1)
      now.push(Math.min(swap, before[place]! + 1, now[place - 1]! + 1))
    }
    before = now
  }
  return before[other.length]!
}
