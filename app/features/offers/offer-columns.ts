import type { ColumnWords, ReadColumn } from "~/core/sheets/columns";
import type { OfferKind } from "~/vocabulary/offers";
import { isOneOf, type Words } from "~/vocabulary/words";

type SharedColumn =
  | "sourceId"
  | "insee"
  | "commune"
  | "postalCode"
  | "address"
  | "fromOn"
  | "contact"
  | "phone"
  | "email"
  | "link"
  | "note";
type HomeColumn = "title" | "tenure" | "rent" | "rooms" | "isFurnished" | "takesPets" | "isAccessible";
type PostColumn =
  | "post"
  | "occupation"
  | "romeCode"
  | "employer"
  | "contract"
  | "workingTime"
  | "telework"
  | "wage"
  | "hours";

export type OfferColumn = SharedColumn | HomeColumn | PostColumn;

const PLACE: Words<"insee" | "commune" | "postalCode" | "address"> = {
  insee: { fr: "Code INSEE de la commune", en: "INSEE code" },
  commune: { fr: "Commune", en: "Commune" },
  postalCode: { fr: "Code postal", en: "Postal code" },
  address: { fr: "Adresse ou quartier", en: "Address" },
};

const WHO: Words<"fromOn" | "contact" | "phone" | "email" | "link" | "note"> = {
  fromOn: { fr: "À partir du", en: "From" },
  contact: { fr: "Qui appeler", en: "Contact" },
  phone: { fr: "Téléphone", en: "Phone" },
  email: { fr: "E-mail", en: "E-mail" },
  link: { fr: "Annonce (adresse de la page)", en: "Advertisement" },
  note: { fr: "Précisions", en: "Note" },
};

const HOME_COLUMNS: Words<SharedColumn | HomeColumn> = {
  sourceId: { fr: "Référence dans la source", en: "Reference in the source" },
  title: { fr: "Intitulé", en: "Title" },
  ...PLACE,
  tenure: { fr: "À louer ou à vendre", en: "To rent or to buy" },
  rent: { fr: "Loyer ou prix", en: "Rent or price" },
  rooms: { fr: "Pièces", en: "Rooms" },
  isFurnished: { fr: "Meublé", en: "Furnished" },
  takesPets: { fr: "Animaux acceptés", en: "Pets" },
  isAccessible: { fr: "De plain-pied ou ascenseur", en: "Without steps" },
  ...WHO,
};

const POST_COLUMNS: Words<SharedColumn | PostColumn> = {
  sourceId: { fr: "Référence dans la source", en: "Reference in the source" },
  post: { fr: "Poste", en: "Post" },
  occupation: { fr: "Métier", en: "Trade" },
  romeCode: { fr: "Code ROME", en: "ROME code" },
  employer: { fr: "Employeur", en: "Employer" },
  ...PLACE,
  contract: { fr: "Contrat", en: "Contract" },
  workingTime: { fr: "Temps de travail", en: "Working time" },
  telework: { fr: "Télétravail", en: "Remote work" },
  wage: { fr: "Salaire brut par mois", en: "Monthly wage" },
  hours: { fr: "Horaires", en: "Hours" },
  ...WHO,
};

/** What a column of a list of homes, or of posts, may hold. Notes may have several columns. */
export const OFFER_COLUMNS: Readonly<Record<OfferKind, Words<string>>> = {
  housing: HOME_COLUMNS,
  "spouse-work": POST_COLUMNS,
};

/** How French lists call their columns, folded. */
const SHARED_NAMES: Readonly<Record<SharedColumn, readonly string[]>> = {
  sourceId: [
    "reference",
    "ref",
    "id",
    "identifiant",
    "numero",
    "n",
    "numero de l offre",
    "n offre",
    "mandat",
  ],
  insee: ["insee", "code insee", "code commune", "code insee commune"],
  commune: ["commune", "ville", "localite", "lieu", "lieu de travail", "nom commune"],
  postalCode: ["code postal", "cp"],
  address: ["adresse", "rue", "quartier", "adresse du bien"],
  fromOn: [
    "libre le",
    "disponible le",
    "disponibilite",
    "date de disponibilite",
    "debut",
    "date de debut",
    "a partir du",
    "prise de poste",
  ],
  contact: ["contact", "interlocuteur", "proprietaire", "qui appeler", "nom du contact", "bailleur"],
  phone: ["telephone", "tel", "telephone du contact", "numero de telephone"],
  email: ["e mail", "email", "mail", "courriel", "mel", "mail du contact"],
  link: ["lien", "annonce", "url", "site", "page", "lien de l annonce"],
  note: [
    "note",
    "notes",
    "remarque",
    "remarques",
    "precisions",
    "description",
    "commentaire",
    "surface",
    "charges",
  ],
};
const HOME_NAMES: Readonly<Record<HomeColumn, readonly string[]>> = {
  title: ["intitule", "titre", "bien", "logement", "designation", "nom", "type de bien"],
  tenure: [
    "location ou vente",
    "location vente",
    "transaction",
    "a louer ou a vendre",
    "type de transaction",
  ],
  rent: ["loyer", "prix", "loyer ou prix", "loyer charges comprises", "loyer cc", "loyer mensuel", "montant"],
  rooms: ["pieces", "nombre de pieces", "nb pieces", "type", "typologie"],
  isFurnished: ["meuble", "meuble ou non"],
  takesPets: ["animaux", "animaux acceptes"],
  isAccessible: ["plain pied", "de plain pied", "ascenseur", "accessible", "pmr", "accessibilite"],
};
const POST_NAMES: Readonly<Record<PostColumn, readonly string[]>> = {
  post: ["poste", "intitule", "intitule du poste", "titre", "offre", "fonction", "emploi"],
  occupation: ["metier", "appellation", "libelle rome", "appellation rome"],
  romeCode: ["rome", "code rome"],
  employer: ["employeur", "entreprise", "societe", "structure", "etablissement"],
  contract: ["contrat", "type de contrat", "nature du contrat"],
  workingTime: ["temps de travail", "quotite", "duree du travail"],
  telework: ["teletravail"],
  wage: ["salaire", "salaire brut", "salaire mensuel", "salaire brut mensuel", "remuneration"],
  hours: ["horaires", "duree hebdomadaire", "heures"],
};

export const OFFER_HEADERS: Readonly<Record<OfferKind, ColumnWords<OfferColumn>>> = {
  housing: { names: { ...HOME_NAMES, ...SHARED_NAMES }, several: ["note"] },
  "spouse-work": { names: { ...POST_NAMES, ...SHARED_NAMES }, several: ["note"] },
};

/** Whether a list can be read at all: homes are somewhere, posts have a name. */
export function isOfferListReadable(kind: OfferKind, columns: readonly ReadColumn<OfferColumn>[]): boolean {
  const has = (field: OfferColumn) => columns.some((column) => column.field === field);
  return kind === "housing" ? has("insee") || has("commune") || has("postalCode") : has("post");
}

/** What tells a column of a list of this kind. */
export function offerColumnOf(kind: OfferKind): (value: unknown) => value is OfferColumn {
  return (value): value is OfferColumn => isOneOf(OFFER_COLUMNS[kind], value);
}
