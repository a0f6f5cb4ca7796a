/** How wrong tries under one key add up. `level` is how many count at a moment. */
export type Bucket = {
  /** So many wrong tries cost no time. */
  readonly free: number
  /** One is forgotten after so long; undefined: only a right password makes them forgotten. */
  readonly leakSeconds: number | undefined
  /** More do not count, so that the end of an attack is noticed in good time. */
  readonly most: number
  /** How long the count is kept after the last one. */
  readonly keptHours: number
}

const longestWait = 60

/**
 * What was typed as a name, and a device on which the account's owner signed in before. Five wrong tries are free, then
 * waiting doubles up to a minute; one is forgotten every hour. The same whether the name is known or not.
 */
export const nameBucket: Bucket = { free: 5, leakSeconds: 3600, most: 24, keptHours: 25 }

/**
 * Everybody of one network whose device is not known. A hall full of delegates mistypes, so a hundred are free and one is
 * forgotten every half minute.
 */
export const networkBucket: Bucket = { free: 100, leakSeconds: 30, most: 107, keptHours: 2 }

/** An account, over all its names: nobody waits because of it, but its password is closed in the end. */
export const accountBucket: Bucket = {
  free: 1_000_000,
  leakSeconds: undefined,
  most: 1000,
  keptHours: 30 * 24,
}

/** The same for a name nobody has: the same work, kept less long. */
export const nobodysBucket: Bucket = { ...accountBucket, keptHours: 25 }

/**
 * After so many wrong tries in a row the password of an account is right no more, on devices that are not known. Nobody is
 * told, since only who has an account can have its password closed. The owner's own devices, a passkey and a new
 * password by mail work as ever, and each of them opens it again.
 */
export const mostInARow = 100

/** Seconds to wait when so many wrong tries count. */
export const secondsToWait = (bucket: Bucket, level: number): number =>
  level < bucket.free ? 0 : Math.min(longestWait, 2 ** (level - bucket.free))

/** One password tried on so many names within an hour is guessing, not forgetting: from then on it is slowed down. */
export const namesOfASpray = 10
export const sprayBucket: Bucket = {
  free: namesOfASpray,
  leakSeconds: undefined,
  most: 255,
  keptHours: 1,
}
