const startIsolate = '\u2068'
const startLeftToRight = '\u2066'
const endIsolate = '\u2069'

const rightToLeftLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const leftToRightLetter =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Kana}\p{Script=Hangul}\d]/u

/** Keeps a stranger's words from turning the sentence around them, in text without markup. */
export const isolated = (text: string): string => startIsolate + text + endIsolate

/** The same for ranges, numbers and codes, which always run from left to right. */
export const isolatedLeftToRight = (text: string): string => startLeftToRight + text + endIsolate

/** Whether the words hold letters or digits that run against the given direction. */
export const runsAgainst = (direction: 'ltr' | 'rtl', text: string): boolean =>
  (direction === 'rtl' ? leftToRightLetter : rightToLeftLetter).test(text)
