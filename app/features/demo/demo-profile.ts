import { SetupError } from "~/core/errors";
import type { IndicatorInput } from "~/features/observatory/indicators.commands.server";
import { LOT } from "./demo-lot";
import { LOT_ET_GARONNE } from "./demo-lot-et-garonne";
import type { DemoSheet } from "./demo-sheet";

/** The places stories happen in, by the part they play; each profile says where that is. */
export type Slot =
  | "city"
  | "secondCity"
  | "riverTown"
  | "castleTown"
  | "marketTown"
  | "hillTown"
  | "vineyardTown"
  | "vineyardVillage"
  | "southTown"
  | "plateauTown"
  | "forestTown"
  | "heathTown";

/** Two teams share the territories; a référent·e of one does not see the files of the other. */
export type Team = "east" | "west";

export interface Place {
  /** INSEE code. */
  code: string;
  name: string;
  /** SIREN of its intercommunalité. */
  epci: string;
  /** Longitude and latitude in degrees, to about a kilometre. */
  coordinates: [longitude: number, latitude: number];
}

/** Everything a demonstration owes to its département; stories name no place themselves. */
export interface DemoProfile {
  departements: string[];
  departementName: string;
  programme: string;
  owner: string;
  promise: string;
  sender: string;
  territories: { code: string; label: string; team: Team }[];
  places: Readonly<Record<Slot, Place>>;
  /** Where most interns study, then where others come from. */
  faculties: readonly [string, string];
  sheets: readonly DemoSheet[];
  /** Figures published about childcare, as their sources give them. */
  indicators: readonly IndicatorInput[];
}

const PROFILES: Readonly<Record<string, DemoProfile | undefined>> = {
  lot: LOT,
  "lot-et-garonne": LOT_ET_GARONNE,
};

/** The demonstration of a département; refuses a name nobody wrote one for. */
export function demoProfile(name: string): DemoProfile {
  const profile = PROFILES[name];
  if (profile) return profile;
  throw new SetupError(
    `DEMO_PROFILE vaut « ${name} » : choisissez parmi ${Object.keys(PROFILES).join(", ")}.`,
  );
}
