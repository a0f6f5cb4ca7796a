import type { Brand } from './brand.ts'

/** The body's mark as the window's icon, in its own colour on light and dark. */
export function iconSvg(logo: string, brand: Brand | undefined): string {
  const [light, dark] = [brand?.light.brand ?? '#0f4c5c', brand?.dark.brand ?? '#6fc3d4']
  const style = `<style>svg{color:${light}}@media(prefers-color-scheme:dark){svg{color:${dark}}}</style>`
  const spaced = /\sxmlns=/.test(logo)
    ? logo
    : logo.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
  return spaced.replace(/<svg[^>]*>/, (opening) => opening + style)
}
