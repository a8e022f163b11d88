/** The département an INSEE or a postal code begins with. */
export function departementOf(code: string): string {
  return /^(?:97|98)/.test(code) ? code.slice(0, 3) : code.slice(0, 2);
}
