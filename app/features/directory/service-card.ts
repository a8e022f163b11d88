import type { LocalServiceRecord, ServiceStop } from "#models/local-service";
import type { FieldsOf } from "~/core/lost-updates";
import { SERVICE_KINDS, SERVICE_MODES, SERVICE_THEMES, type ServiceTheme } from "~/vocabulary/local-services";
import { joinWords } from "~/vocabulary/typography";

/** A stop as it is typed: its commune is named from its code. */
export type StopInput = Omit<ServiceStop, "communeName">;

/** What a colleague types of a service or of a place. */
export interface ServiceInput
  extends Pick<
    LocalServiceRecord,
    "name" | "kind" | "mode" | "communeCode" | "address" | "phone" | "email" | "website" | "opening" | "note"
  > {
  /** Left empty, those of its kind. */
  themes?: ServiceTheme[];
  stops?: StopInput[];
  funders?: string[];
}

/** The fields of a service's card, in words; places are told by their name. */
export function cardFields(names: ReadonlyMap<string, string>): FieldsOf<ServiceInput> {
  const nameOf = (code: string): string => names.get(code) ?? code;
  return {
    name: { label: "Nom" },
    kind: { label: "Type", words: (kind) => SERVICE_KINDS[kind].fr },
    themes: {
      label: "Thèmes",
      words: (themes) => themes.map((theme) => SERVICE_THEMES[theme].fr).join(", "),
    },
    mode: { label: "Mode", words: (mode) => SERVICE_MODES[mode].fr },
    communeCode: { label: "Commune", words: nameOf },
    address: { label: "Adresse" },
    phone: { label: "Téléphone" },
    email: { label: "E-mail" },
    website: { label: "Site internet" },
    opening: { label: "Horaires" },
    stops: {
      label: "Arrêts",
      words: (stops) =>
        stops.map((stop) => stopWords({ ...stop, communeName: nameOf(stop.communeCode) })).join(" ; "),
    },
    funders: { label: "Financement", words: (funders) => joinWords(funders) },
    note: { label: "Note" },
  };
}

/** That part of a service, as its form is drawn from it. */
export function cardOf(service: LocalServiceRecord): ServiceInput {
  const { name, kind, themes, mode, communeCode, address, phone, email, website, opening, note } = service;
  const stops = service.stops.map(({ communeName: _, ...stop }) => stop);
  const { funders } = service;
  return {
    name,
    kind,
    themes,
    mode,
    communeCode,
    address,
    phone,
    email,
    website,
    opening,
    stops,
    funders,
    note,
  };
}

/** « Catus, place de la Halle : les 1ᵉʳ et 3ᵉ mardis, de 9 h à 12 h » */
export function stopWords({ communeName, place, when }: ServiceStop): string {
  const where = [communeName, place].filter(Boolean).join(", ");
  return when ? `${where} : ${when}` : where;
}

/** The names of some fields as the journal tells them: « opening » is already the first sentence of a mail. */
export function auditedFields(fields: readonly string[]): string[] {
  return fields.map((field) => (field === "opening" ? "openingHours" : field));
}
