import type { Agreement, Capacity } from "#models/partner";
import type { Tone } from "~/components/ui/badge";
import { CAPACITY_LIGHTS, type CapacityLight, MOST_ASKS } from "~/vocabulary/partners";
import {
  daysBetween,
  formatCapped,
  formatCount,
  formatDayLong,
  formatDayShort,
  plural,
} from "~/vocabulary/typography";

/** Days before its end from which an agreement is to be renewed. */
const RENEWAL_DAYS = 60;

const TONES: Readonly<Record<CapacityLight, Tone>> = { open: "done", limited: "attention", full: "late" };

export interface ShownCapacity {
  light: CapacityLight;
  /** « capacité limitée » */
  label: string;
  /** « dit le 3 novembre », « dit il y a 45 jours » once it is no longer relied on. */
  said: string;
  sentence?: string;
  tone: Tone;
  isStale: boolean;
}

/** What a partner said they can take; grey once it is older than so many days. */
export function capacityShown(
  { light, sentence, saidOn }: Capacity,
  { today, staleDays }: { today: string; staleDays: number },
): ShownCapacity {
  const age = daysBetween(saidOn, today);
  const isStale = age > staleDays;
  return {
    light,
    label: CAPACITY_LIGHTS[light].fr,
    said: isStale ? `dit il y a ${formatCount(age, "jour", "jours")}` : `dit le ${formatDayShort(saidOn)}`,
    ...(sentence ? { sentence } : {}),
    tone: isStale ? "neutral" : TONES[light],
    isStale,
  };
}

/** « signé le 2 mars 2026, expire le 1ᵉʳ mars 2027 », and what to do about it. */
export function agreementShown(
  { signedOn, untilOn }: Agreement,
  today: string,
): { text: string; warning?: string } {
  const signed = `Signé le ${formatDayLong(signedOn)}`;
  if (!untilOn) return { text: `${signed}, sans date de fin.` };
  const end = formatDayLong(untilOn);
  const left = daysBetween(today, untilOn);
  if (left < 0) return { text: `${signed}.`, warning: `L’accord a expiré le ${end}.` };
  if (left > RENEWAL_DAYS) return { text: `${signed}, expire le ${end}.` };
  return { text: `${signed}.`, warning: `L’accord expire le ${end}, ${daysLeft(left)}.` };
}

/** « 14 sollicitations sur 24 cette année », « 26 sollicitations cette année, pour 24 au plus » */
export function askedWords(asked: number, cap: number): string {
  const count = `${formatCapped(asked, MOST_ASKS)} ${plural(asked, "sollicitation", "sollicitations")}`;
  return asked > cap ? `${count} cette année, pour ${cap} au plus` : `${count} sur ${cap} cette année`;
}

/** « en 3 jours », « le jour même » */
export function delayWords(days: number): string {
  const whole = Math.round(days);
  return whole === 0 ? "le jour même" : `en ${formatCount(whole, "jour", "jours")}`;
}

function daysLeft(days: number): string {
  return days === 0 ? "aujourd’hui" : `dans ${formatCount(days, "jour", "jours")}`;
}
