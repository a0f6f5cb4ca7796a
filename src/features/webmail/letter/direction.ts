const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const letter = /\p{L}/u
const looked = 2000

/** Which way a letter reads: as most letters of its beginning do, so that one Latin name at the start turns nothing round. */
export function directionOfText(text: string): 'ltr' | 'rtl' {
  const letters = Array.from(text.slice(0, looked)).filter((one) => letter.test(one))
  return letters.filter((one) => rightToLeft.test(one)).length * 2 > letters.length ? 'rtl' : 'ltr'
}
