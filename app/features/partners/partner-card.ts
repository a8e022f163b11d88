import type { Closure, PartnerContact } from "#models/partner";
import type { FieldsOf } from "~/core/lost-updates";
import { PARTNER_KINDS } from "~/vocabulary/partners";
import { formatDay } from "~/vocabulary/typography";
import type { PartnerInput } from "./partners.commands.server";

/** The fields of a partner's card, in words; places are told by the name that goes with their code. */
export function cardFields(names: ReadonlyMap<string, string>): FieldsOf<PartnerInput> {
  const nameOf = (code: string): string => names.get(code) ?? code;
  return {
    name: { label: "Nom" },
    kind: { label: "Type", words: (kind) => PARTNER_KINDS[kind].fr },
    communeCode: { label: "Commune où il se trouve", words: nameOf },
    territories: { label: "Territoires couverts", words: (codes) => codes.map(nameOf).join(", ") },
    contacts: { label: "Contacts", words: (contacts) => contacts.map(contactWords).join(" · ") },
    closures: { label: "Fermetures", words: (closures) => closures.map(closureWords).join(", ") },
    note: { label: "Note" },
  };
}

/** « du samedi 1ᵉʳ août au dimanche 16 août (congés) » */
export function closureWords({ fromOn, toOn, label }: Closure): string {
  return `du ${formatDay(fromOn)} au ${formatDay(toOn)}${label ? ` (${label})` : ""}`;
}

function contactWords({ name, role, email, phone }: Omit<PartnerContact, "id">): string {
  return [name, role, email, phone].filter(Boolean).join(", ");
}
