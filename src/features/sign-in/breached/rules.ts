/** Shorter entries can never be a password here, and are left out. */
export const shortestListed = 12

/** How passwords are compared with the list: as far as letters go, people vary nothing but capitals. */
export const foldPassword = (password: string): string => password.normalize('NFKC').toLowerCase()

/** Whether an entry of the list is long enough to be somebody's password here. */
export const isWorthListing = (entry: string): boolean => [...entry].length >= shortestListed
