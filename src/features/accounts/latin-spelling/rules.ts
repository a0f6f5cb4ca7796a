/** One letter and its spelling, separated by colons: the ways of writing that names in passports follow, roughly. */
const spellings = [
  // Latin letters that are more than a letter with a mark
  'ß:ss æ:ae ø:o œ:oe đ:d ð:d þ:th ł:l ı:i ŋ:n ħ:h ə:e',
  // Cyrillic, as passports write it (ICAO 9303)
  'а:a б:b в:v г:g ґ:g д:d е:e ё:e є:ie ж:zh з:z и:i і:i ї:i й:i ј:j к:k л:l љ:lj м:m н:n њ:nj о:o п:p р:r с:s т:t ћ:c ђ:dj у:u ў:u ф:f х:kh ц:ts ч:ch џ:dz ш:sh щ:shch ъ: ы:y ь: э:e ю:iu я:ia',
  // Greek
  'α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o',
  // Arabic and Persian: consonants and long vowels, as they are written
  'ا:a أ:a إ:i آ:a ب:b ت:t ث:th ج:j ح:h خ:kh د:d ذ:dh ر:r ز:z س:s ش:sh ص:s ض:d ط:t ظ:z ع:a غ:gh ف:f ق:q ك:k ل:l م:m ن:n ه:h ة:a و:w ي:y ى:a ئ:y ؤ:w ء: پ:p چ:ch ژ:zh گ:g ک:k ی:y',
]

const latinOf = new Map(
  spellings
    .flatMap((line) => line.split(' '))
    .map((pair) => pair.split(':') as [letter: string, latin: string]),
)

/** A letter without its marks, where we cannot spell it with them. */
const spell = (letter: string): string =>
  latinOf.get(letter) ?? [...letter.normalize('NFD')].map((part) => latinOf.get(part) ?? part).join('')

/**
 * A name in small Latin letters as far as we can spell it; letters of other scripts are left out. Good enough for a
 * user name to propose, nothing else.
 */
export const toLatin = (text: string): string =>
  [...text.normalize('NFKC').toLowerCase().normalize('NFC')]
    .map(spell)
    .join('')
    .replace(/[^a-z0-9]/g, '')
