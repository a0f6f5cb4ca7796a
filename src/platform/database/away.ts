/** Shutting down, starting up, gone, or out of connections (PostgreSQL's appendix A). */
const awayState = /^(57P0[1-5]|08...|53300)$/
const awayMessage =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/

/** The database cannot be reached just now; the same request may work in a moment. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // A name with several addresses, such as localhost: each was tried.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isAway)
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException
  return (
    awayState.test(code) ||
    /^(connect|read|write|getaddrinfo)$/.test(syscall) ||
    awayMessage.test(error.message)
  )
}
