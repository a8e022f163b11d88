import type { Words } from "./words";

/** A paper an intern brings; its words are the team’s. */
export interface ArrivalDocument {
  key: string;
  fr: string;
  en: string;
  /** Asked only of those who are lodged by us. */
  isForLodged?: boolean;
}

/** The papers a base starts with; the settings hold them from then on. */
export const DEFAULT_ARRIVAL_DOCUMENTS: readonly ArrivalDocument[] = [
  { key: "convention", fr: "Convention de stage signée", en: "Signed placement agreement" },
  {
    key: "liability",
    fr: "Attestation d’assurance (responsabilité civile professionnelle)",
    en: "Certificate of professional liability insurance",
  },
  { key: "registration", fr: "Attestation d’inscription à la faculté", en: "Certificate of enrolment" },
  { key: "photo", fr: "Photo d’identité", en: "Identity photo" },
  {
    key: "home-insurance",
    fr: "Attestation d’assurance du logement",
    en: "Home insurance certificate",
    isForLodged: true,
  },
];

/** What an arrival list is looked at for. */
export type ArrivalView = "expected" | "seat" | "bed" | "documents" | "contact" | "ready" | "withdrawn";

export const ARRIVAL_VIEWS: Words<ArrivalView> = {
  expected: { fr: "Attendu·e·s", en: "Expected" },
  seat: { fr: "Sans terrain de stage", en: "Without a place" },
  bed: { fr: "Sans lit", en: "Without a bed" },
  documents: { fr: "Documents manquants", en: "Papers missing" },
  contact: { fr: "Sans adresse e-mail", en: "Without an address" },
  ready: { fr: "Rien ne manque", en: "Nothing missing" },
  withdrawn: { fr: "Ne viennent plus", en: "No longer coming" },
};
