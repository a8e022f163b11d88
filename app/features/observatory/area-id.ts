/** One document a day and intercommunalité: « 2026-11-24 200067361 ». */
export function areaIdOf(day: string, code: string): string {
  return `${day} ${code}`;
}
