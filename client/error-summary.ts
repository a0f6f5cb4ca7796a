/** The list of problems takes focus when the page comes back, so that it is read first. */
export const errorSummary = (summary: HTMLElement): void => summary.focus()
