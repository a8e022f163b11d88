/** The name of a control as assistive tools and voice commands expect it: straight apostrophes, ordinary spaces. */
export function accessibleName(text: string): string {
  return text.replace(/’/g, "'").replace(/[\u00A0\u202F]/g, " ");
}
