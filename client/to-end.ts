/** A list that is read from its end, such as what was written last, begins there. */
export function toEnd(list: HTMLElement): void {
  list.scrollTop = list.scrollHeight
}
