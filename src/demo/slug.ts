const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  ə: 'a',
  ħ: 'h',
  þ: 'th',
  ð: 'd',
}

/** Latin words as they stand in an address: small letters, digits and hyphens. */
export function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/./gu, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
