/** Shows and hides what is typed. The field is hidden again before the form is sent, so that no browser keeps it as text. */
export function showPassword(button: HTMLElement): void {
  const field = document.getElementById(button.getAttribute('aria-controls') ?? '')
  if (!(field instanceof HTMLInputElement)) return
  const words = Array.from(button.children) as HTMLElement[]

  const show = (shown: boolean): void => {
    field.type = shown ? 'text' : 'password'
    button.setAttribute('aria-pressed', String(shown))
    words.forEach((one, place) => (one.hidden = shown !== (place === 1)))
  }
  button.addEventListener('click', () => show(field.type === 'password'))
  field.form?.addEventListener('submit', () => show(false))
  button.hidden = false
}
