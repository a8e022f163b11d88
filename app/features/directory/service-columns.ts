import type { ColumnWords, ReadColumn } from "~/core/sheets/columns";
import { foldText } from "~/vocabulary/typography";
import { isOneOf, type Words } from "~/vocabulary/words";

export type ServiceColumn =
  | "sourceId"
  | "name"
  | "kind"
  | "themes"
  | "mode"
  | "insee"
  | "commune"
  | "postalCode"
  | "address"
  | "phone"
  | "email"
  | "website"
  | "opening"
  | "stops"
  | "funders"
  | "longitude"
  | "latitude"
  | "note";

/** What a column of a list of services may hold. Hours and notes may have several columns. */
export const SERVICE_COLUMNS: Words<ServiceColumn> = {
  sourceId: { fr: "Numéro dans la source", en: "Number in the source" },
  name: { fr: "Nom", en: "Name" },
  kind: { fr: "Type", en: "Kind" },
  themes: { fr: "Thèmes", en: "Themes" },
  mode: { fr: "Fixe, itinérant ou mutualisé", en: "Mode" },
  insee: { fr: "Code INSEE de la commune", en: "INSEE code" },
  commune: { fr: "Commune", en: "Commune" },
  postalCode: { fr: "Code postal", en: "Postal code" },
  address: { fr: "Adresse", en: "Address" },
  phone: { fr: "Téléphone", en: "Phone" },
  email: { fr: "E-mail", en: "E-mail" },
  website: { fr: "Site internet", en: "Website" },
  opening: { fr: "Horaires", en: "Opening" },
  stops: { fr: "Arrêts (« Commune : jours ; … »)", en: "Stops" },
  funders: { fr: "Financement", en: "Funders" },
  longitude: { fr: "Longitude", en: "Longitude" },
  latitude: { fr: "Latitude", en: "Latitude" },
  note: { fr: "Note", en: "Note" },
};

/** How French lists call their columns, folded. */
const HEADERS: Readonly<Record<ServiceColumn, readonly string[]>> = {
  sourceId: ["id fs", "id", "identifiant", "numero fs", "code", "reference"],
  name: [
    "nom",
    "lib fs",
    "libelle",
    "service",
    "structure",
    "nom du service",
    "nom de la structure",
    "lieu",
    "association",
  ],
  kind: ["type", "type de service", "categorie", "nature"],
  themes: ["theme", "themes", "thematique", "thematiques", "domaine", "domaines"],
  mode: ["mode", "format fs", "format", "fixe ou itinerant"],
  insee: ["insee", "code insee", "insee com", "code commune", "code insee commune"],
  commune: ["commune", "ville", "nom commune", "nom de la commune"],
  postalCode: ["code postal", "cp", "postal"],
  address: ["adresse", "adresse postale", "rue", "voie"],
  phone: ["telephone", "tel", "numero de telephone", "contact telephonique"],
  email: ["e mail", "email", "mail", "mel", "courriel", "adresse mail", "adresse e mail"],
  website: ["site", "site internet", "site web", "web", "url"],
  opening: [
    "horaires",
    "horaire",
    "ouverture",
    "jours d ouverture",
    "commentaire horaires",
    ...["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"].flatMap((day) => [
      day,
      `h ${day}`,
    ]),
  ],
  stops: ["arrets", "arret", "tournee", "permanences"],
  funders: ["financeur", "financeurs", "financement", "gestionnaire"],
  longitude: ["lon", "longitude", "x", "lng"],
  latitude: ["lat", "latitude", "y"],
  note: ["note", "notes", "remarque", "remarques", "commentaire", "observations", "type fs"],
};

/** Hours and notes may have several columns; of any other, the first is read. */
export const SERVICE_HEADERS: ColumnWords<ServiceColumn> = { names: HEADERS, several: ["opening", "note"] };

/** Whether a list can be read at all: a name and a way to find the commune. */
export function isReadable(columns: readonly ReadColumn<ServiceColumn>[]): boolean {
  const has = (field: ServiceColumn) => columns.some((column) => column.field === field);
  return has("name") && (has("insee") || has("commune") || has("postalCode"));
}

/** The national list of France Services, known by its own two columns. */
export function isFranceServices(headers: readonly string[]): boolean {
  const folded = headers.map(foldText);
  return folded.includes("id fs") && folded.includes("format fs");
}

export function isColumn(value: unknown): value is ServiceColumn {
  return isOneOf(SERVICE_COLUMNS, value);
}
