/** « à Figeac », « au Vigan », « aux Arques » */
export function atCommune(name: string): string {
  if (/^Le\s/.test(name)) return `au ${name.slice(3)}`;
  if (/^Les\s/.test(name)) return `aux ${name.slice(4)}`;
  return `à ${name}`;
}
