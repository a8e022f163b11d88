import { daysAsked } from "~/features/lodgings/stay-days";
import type { AllocationFacts, AskedPlacement, BedFact, PlaceFact } from "./allocation-facts";
import type { BedRefusal, HardReason } from "./allocation-problem";

/** Why each place somebody may not have cannot be given to them, by its index. */
export function refusedPlaces(
  { levels }: Pick<AskedPlacement, "levels">,
  places: readonly PlaceFact[],
  allowed: readonly number[],
): Record<number, HardReason> {
  const refused: Record<number, HardReason> = {};
  const open = new Set(allowed);
  for (const [index, { level, hindrance }] of places.entries()) {
    if (open.has(index)) continue;
    // Its seats are open, and all of them somebody else’s.
    refused[index] = levels.includes(level) ? (hindrance ?? "held") : levelReason(levels);
  }
  return refused;
}

function levelReason(levels: readonly string[]): HardReason {
  return levels.length > 0 ? "level" : "no-level";
}

/** The beds somebody may sleep in for every night asked, and why the others cannot be had. */
export interface BedChoice {
  beds: number[];
  refusedBeds: Partial<Record<BedRefusal, number>>;
}

/** The beds of somebody who needs one: what those of this semester’s list have is given again. */
export function bedChoice(
  facts: AllocationFacts,
  asked: AskedPlacement,
  givenAgain: ReadonlySet<string>,
): BedChoice {
  const choice: BedChoice = { beds: [], refusedBeds: {} };
  for (const [index, bed] of facts.beds.entries()) {
    const why = whyNotFree(bed, asked, { semester: facts.semester, givenAgain });
    if (why) choice.refusedBeds[why] = (choice.refusedBeds[why] ?? 0) + 1;
    else choice.beds.push(index);
  }
  return choice;
}

function whyNotFree(
  { bookings }: BedFact,
  asked: AskedPlacement,
  { semester, givenAgain }: Pick<AllocationFacts, "semester"> & { givenAgain: ReadonlySet<string> },
): BedRefusal | null {
  const others = bookings.filter(({ candidateId }) => !givenAgain.has(candidateId));
  const over = (fromOn: string, toOn: string): typeof others =>
    others.filter((one) => one.fromOn < toOn && one.toOn > fromOn);
  const { fromOn, toOn } = daysAsked(asked, semester);
  const inTheWay = over(fromOn, toOn);
  if (inTheWay.length === 0) return null;
  if (over(semester.startsOn, semester.endsOn).length === 0) return "days";
  return inTheWay.some(({ candidateId }) => candidateId) ? "booked" : "agreement";
}
