const DAY = 86_400_000;

export interface PublicHoliday {
  /** "YYYY-MM-DD" */
  day: string;
  name: string;
}

/**
 * The eleven public holidays of a year, in order (Code du travail, art. L3133-1).
 * Those of Alsace-Moselle (L3134-13) and of the overseas territories (L3422-2) are not among them.
 */
export function publicHolidays(year: number): PublicHoliday[] {
  const easter = easterSunday(year);
  return [
    { day: `${year}-01-01`, name: "Jour de l’An" },
    { day: daysAfter(easter, 1), name: "Lundi de Pâques" },
    { day: `${year}-05-01`, name: "Fête du Travail" },
    { day: `${year}-05-08`, name: "Victoire de 1945" },
    { day: daysAfter(easter, 39), name: "Ascension" },
    { day: daysAfter(easter, 50), name: "Lundi de Pentecôte" },
    { day: `${year}-07-14`, name: "Fête nationale" },
    { day: `${year}-08-15`, name: "Assomption" },
    { day: `${year}-11-01`, name: "Toussaint" },
    { day: `${year}-11-11`, name: "Armistice de 1918" },
    { day: `${year}-12-25`, name: "Noël" },
  ].sort((a, b) => a.day.localeCompare(b.day));
}

/** Easter in the Gregorian calendar, as midnight UTC (anonymous algorithm of Meeus, Jones and Butcher). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const position = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(position / 31) - 1, (position % 31) + 1);
}

function daysAfter(moment: number, days: number): string {
  return new Date(moment + days * DAY).toISOString().slice(0, 10);
}
