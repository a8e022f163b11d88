import type { Itinerary } from "~/vocabulary/visit-days";

/** A part of the day: a step made together, or what each side does until the next one. */
export interface Band<Step> {
  together?: Step;
  doctor: Step[];
  family: Step[];
}

interface Placed {
  itinerary: Itinerary;
}

/** The two itineraries side by side: a step made together spans both and separates what comes before from what follows. */
export function bandsOf<Step extends Placed>(steps: readonly Step[]): Band<Step>[] {
  const bands: Band<Step>[] = [];
  for (const step of steps) {
    if (step.itinerary === "together") {
      bands.push({ together: step, doctor: [], family: [] });
      continue;
    }
    const last = bands.at(-1);
    const band = last && !last.together ? last : { doctor: [], family: [] };
    if (band !== last) bands.push(band);
    band[step.itinerary].push(step);
  }
  return bands;
}
