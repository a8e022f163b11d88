import { now } from "~/core/clock.server";
import { startMark } from "~/features/interest-form/interest-suspicions.queries.server";

export type TypedFields = Record<string, string | string[]>;

/** The fields of the factory's request, as a browser sends them. */
export function typedFields(): TypedFields {
  return {
    firstName: "Élodie",
    lastName: "Caron",
    email: "Elodie.Caron@internes.example",
    phone: "06 12 34 56 78",
    kind: "intern",
    specialty: "Médecine générale",
    fromOn: "2026-11-02",
    toOn: "2027-04-30",
    seeks: ["placement"],
    territories: ["200067361"],
    needs: ["housing"],
    message: "Bonjour, je cherche un logement pour mon stage.",
  };
}

/** The whole public form, filled by somebody who took a minute and agrees that partners be asked. */
export function filledForm(values: TypedFields = {}): TypedFields {
  return {
    ...typedFields(),
    needs: ["housing", "childcare"],
    consentPartners: "on",
    website: "",
    startedAt: markOf(60_000),
    ...values,
  };
}

/** The hidden mark of a form shown so many milliseconds ago. */
export function markOf(ago: number): string {
  return startMark(new Date(now().getTime() - ago));
}
