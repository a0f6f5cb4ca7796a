/**
 * Whether an authenticator's counter fits. Many never count and always say 0. One that counts goes up with every use: a
 * number that was passed before means that two devices hold the same key, and one of them is a copy nobody made.
 */
export const isCounterRight = (known: number, said: number): boolean =>
  (known === 0 && said === 0) || said > known
