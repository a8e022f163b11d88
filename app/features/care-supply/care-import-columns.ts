import type { ColumnWords, ReadColumn } from "~/core/sheets/columns";
import type { CareAge } from "~/vocabulary/childcare";
import { isOneOf, type Words } from "~/vocabulary/words";

/** The places of an age group; its free ones are named by the age alone. */
export type PlacesColumn = `places-${CareAge}`;

export type CareColumn =
  | "sourceId"
  | "name"
  | "kind"
  | "management"
  | "manager"
  | "mode"
  | "insee"
  | "commune"
  | "postalCode"
  | "address"
  | "phone"
  | "email"
  | "website"
  | "places"
  | PlacesColumn
  | CareAge
  | "hours"
  | "days"
  | "oddHours"
  | "inclusive"
  | "occasional"
  | "emergency"
  | "stops"
  | "longitude"
  | "latitude"
  | "note";

/** What a column of a list of places may hold. */
export const CARE_COLUMNS: Words<CareColumn> = {
  sourceId: { fr: "Numéro dans la source", en: "Number in the source" },
  name: { fr: "Nom", en: "Name" },
  kind: { fr: "Type d’accueil", en: "Kind" },
  management: { fr: "Gestion (publique, privée, associative, mutualiste)", en: "Management" },
  manager: { fr: "Gestionnaire", en: "Manager" },
  mode: { fr: "Fixe, itinérant ou mutualisé", en: "Mode" },
  insee: { fr: "Code INSEE de la commune", en: "INSEE code" },
  commune: { fr: "Commune", en: "Commune" },
  postalCode: { fr: "Code postal", en: "Postal code" },
  address: { fr: "Adresse", en: "Address" },
  phone: { fr: "Téléphone", en: "Phone" },
  email: { fr: "E-mail", en: "E-mail" },
  website: { fr: "Site internet", en: "Website" },
  places: { fr: "Places en tout", en: "Places" },
  "places-under-1": { fr: "Places, moins d’un an", en: "Places, under 1" },
  "places-1-2": { fr: "Places, 1 an", en: "Places, 1 year old" },
  "places-2-3": { fr: "Places, 2 ans", en: "Places, 2 years old" },
  "places-3-6": { fr: "Places, 3 à 5 ans", en: "Places, 3 to 5" },
  "places-over-6": { fr: "Places, 6 ans et plus", en: "Places, 6 and over" },
  "under-1": { fr: "Places libres, moins d’un an", en: "Free, under 1" },
  "1-2": { fr: "Places libres, 1 an", en: "Free, 1 year old" },
  "2-3": { fr: "Places libres, 2 ans", en: "Free, 2 years old" },
  "3-6": { fr: "Places libres, 3 à 5 ans", en: "Free, 3 to 5" },
  "over-6": { fr: "Places libres, 6 ans et plus", en: "Free, 6 and over" },
  hours: { fr: "Horaires (« 7h30-18h30 »)", en: "Hours" },
  days: { fr: "Jours d’ouverture", en: "Days" },
  oddHours: { fr: "Horaires atypiques", en: "Odd hours" },
  inclusive: { fr: "Accueil inclusif (oui ou non)", en: "Inclusive" },
  occasional: { fr: "Accueil occasionnel (oui ou non)", en: "Occasional care" },
  emergency: { fr: "Accueil d’urgence (oui ou non)", en: "Emergency care" },
  stops: { fr: "Arrêts (« Commune : jours ; … »)", en: "Stops" },
  longitude: { fr: "Longitude", en: "Longitude" },
  latitude: { fr: "Latitude", en: "Latitude" },
  note: { fr: "Note", en: "Note" },
};

/** How French lists call their columns, folded. */
const HEADERS: Readonly<Record<CareColumn, readonly string[]>> = {
  sourceId: ["id", "identifiant", "numero", "code", "reference", "code structure", "id structure"],
  name: [
    "nom",
    "structure",
    "nom de la structure",
    "nom structure",
    "etablissement",
    "nom equipement",
    "libelle",
  ],
  kind: [
    "type",
    "type d accueil",
    "type de structure",
    "type structure",
    "categorie",
    "nature",
    "mode d accueil",
  ],
  management: ["gestion", "mode de gestion", "statut", "statut juridique", "type de gestionnaire"],
  manager: ["gestionnaire", "nom du gestionnaire", "organisme gestionnaire", "porteur"],
  mode: ["mode", "fixe ou itinerant", "format"],
  insee: ["insee", "code insee", "code commune", "code insee commune", "insee com", "codgeo"],
  commune: ["commune", "ville", "nom commune", "nom de la commune"],
  postalCode: ["code postal", "cp", "postal"],
  address: ["adresse", "adresse postale", "rue", "voie"],
  phone: ["telephone", "tel", "numero de telephone"],
  email: ["e mail", "email", "mail", "mel", "courriel", "adresse mail", "adresse e mail"],
  website: ["site", "site internet", "site web", "web", "url"],
  places: [
    "places",
    "nb places",
    "nombre de places",
    "capacite",
    "capacite d accueil",
    "agrement",
    "places autorisees",
  ],
  "places-under-1": ["places moins d un an", "moins d un an", "places bebes", "capacite moins d un an"],
  "places-1-2": ["places 1 an", "1 an", "places 1 2 ans", "capacite 1 an"],
  "places-2-3": ["places 2 ans", "2 ans", "places 2 3 ans", "capacite 2 ans"],
  "places-3-6": ["places 3 a 5 ans", "3 a 5 ans", "places 3 6 ans", "capacite 3 a 5 ans"],
  "places-over-6": ["places 6 ans et plus", "6 ans et plus", "capacite 6 ans et plus"],
  "under-1": ["libres moins d un an", "places libres moins d un an", "libres bebes"],
  "1-2": ["libres 1 an", "places libres 1 an"],
  "2-3": ["libres 2 ans", "places libres 2 ans"],
  "3-6": ["libres 3 a 5 ans", "places libres 3 a 5 ans", "libres 3 6 ans"],
  "over-6": ["libres 6 ans et plus", "places libres 6 ans et plus"],
  hours: ["horaires", "horaire", "amplitude", "ouverture"],
  days: ["jours", "jours d ouverture"],
  oddHours: ["horaires atypiques", "horaires decales", "atypique"],
  inclusive: ["inclusif", "accueil inclusif", "inclusion"],
  occasional: ["occasionnel", "accueil occasionnel"],
  emergency: ["urgence", "accueil d urgence", "accueil urgence"],
  stops: ["arrets", "arret", "tournee", "communes desservies"],
  longitude: ["lon", "longitude", "x", "lng"],
  latitude: ["lat", "latitude", "y"],
  note: ["note", "notes", "remarque", "remarques", "commentaire", "observations"],
};

export const CARE_HEADERS: ColumnWords<CareColumn> = { names: HEADERS };

/** Whether a list can be read at all: a name and a way to find the commune. */
export function isReadableCare(columns: readonly ReadColumn<CareColumn>[]): boolean {
  const has = (field: CareColumn) => columns.some((column) => column.field === field);
  return has("name") && (has("insee") || has("commune") || has("postalCode"));
}

export function isCareColumn(value: unknown): value is CareColumn {
  return isOneOf(CARE_COLUMNS, value);
}
