import type { Agreement, Closure, PartnerContact } from "#models/partner";
import type { FieldsOf } from "~/core/lost-updates";
import { NEED_KINDS } from "~/vocabulary/needs";
import { ONBOARDING_STEPS, PARTNER_CHANNELS, PARTNER_KINDS } from "~/vocabulary/partners";
import { formatDay, formatDayLong } from "~/vocabulary/typography";
import type { PartnerInput } from "./partners.commands.server";

/** The fields of a partner's card, in words; places are told by the name that goes with their code. */
export function cardFields(names: ReadonlyMap<string, string>): FieldsOf<PartnerInput> {
  const nameOf = (code: string): string => names.get(code) ?? code;
  return {
    name: { label: "Nom" },
    kind: { label: "Type", words: (kind) => PARTNER_KINDS[kind].fr },
    communeCode: { label: "Commune où il se trouve", words: nameOf },
    territories: { label: "Territoires couverts", words: (codes) => codes.map(nameOf).join(", ") },
    communes: { label: "Communes couvertes", words: (codes) => codes.map(nameOf).join(", ") },
    themes: {
      label: "Sollicité pour",
      words: (kinds) => kinds.map((kind) => NEED_KINDS[kind].fr).join(", "),
    },
    contacts: { label: "Contacts", words: (contacts) => contacts.map(contactWords).join(" · ") },
    closures: { label: "Fermetures", words: (closures) => closures.map(closureWords).join(", ") },
    channel: { label: "Moyen préféré", words: (channel) => PARTNER_CHANNELS[channel].fr },
    delayDays: { label: "Délai de réponse" },
    backUpId: { label: "Partenaire de secours", words: nameOf },
    agreement: { label: "Accord signé", words: agreementWords },
    yearlyCap: { label: "Sollicitations par an" },
    onboarding: { label: "Où en est la relation", words: (step) => ONBOARDING_STEPS[step].fr },
    note: { label: "Note" },
  };
}

/** « du samedi 1ᵉʳ août au dimanche 16 août (congés) » */
export function closureWords({ fromOn, toOn, label }: Closure): string {
  return `du ${formatDay(fromOn)} au ${formatDay(toOn)}${label ? ` (${label})` : ""}`;
}

/** The contacts as their form holds them: one that somebody else named counts as checked once the card is saved. */
export function typedContacts(contacts: readonly PartnerContact[]): PartnerContact[] {
  return contacts.map(({ isToConfirm: _, isBouncing: _isBouncing, ...contact }) => contact);
}

/** The contacts just typed, with what is known of the addresses that nobody changed. */
export function withBounces(
  typed: readonly PartnerContact[],
  stored: readonly PartnerContact[],
): PartnerContact[] {
  const refused = new Set(
    stored.flatMap(({ id, email, isBouncing }) => (isBouncing ? `${id} ${email}` : [])),
  );
  return typed.map((one) => (refused.has(`${one.id} ${one.email}`) ? { ...one, isBouncing: true } : one));
}

function agreementWords({ signedOn, untilOn, note }: Agreement): string {
  const dates = [`signé le ${formatDayLong(signedOn)}`, untilOn && `jusqu’au ${formatDayLong(untilOn)}`];
  return [...dates, note].filter(Boolean).join(", ");
}

function contactWords({ name, role, email, phone }: Omit<PartnerContact, "id">): string {
  return [name, role, email, phone].filter(Boolean).join(", ");
}
