import type { Words } from "./words";

export type DocumentPurpose =
  | "curriculum"
  | "professional-proof"
  | "housing"
  | "schooling"
  | "childcare"
  | "scholarship"
  | "agreement";

/** Why a document is kept: a closed list, since what has no purpose here is not to be kept. */
export const DOCUMENT_PURPOSES: Words<DocumentPurpose> = {
  curriculum: { fr: "CV, lettre, projet", en: "Curriculum" },
  "professional-proof": { fr: "Diplôme, inscription à l’Ordre", en: "Professional proof" },
  housing: { fr: "Dossier de logement", en: "Housing" },
  schooling: { fr: "Inscription à l’école", en: "Schooling" },
  childcare: { fr: "Garde d’enfants", en: "Childcare" },
  scholarship: { fr: "Bourse", en: "Scholarship" },
  agreement: { fr: "Convention, accord signé", en: "Agreement" },
};

/** The purposes whose documents may belong to the professional half. */
export const PROFESSIONAL_PURPOSES: readonly DocumentPurpose[] = [
  "curriculum",
  "professional-proof",
  "scholarship",
  "agreement",
];

export type DocumentType = "pdf" | "jpeg" | "png" | "webp" | "docx" | "xlsx" | "odt";

/** What may be kept, as people call it. */
export const DOCUMENT_TYPES: Words<DocumentType> = {
  pdf: { fr: "PDF", en: "PDF" },
  jpeg: { fr: "image JPEG", en: "JPEG image" },
  png: { fr: "image PNG", en: "PNG image" },
  webp: { fr: "image WebP", en: "WebP image" },
  docx: { fr: "document Word", en: "Word document" },
  xlsx: { fr: "classeur Excel", en: "Excel workbook" },
  odt: { fr: "texte OpenDocument", en: "OpenDocument text" },
};

/** How each is announced to a browser or to a mail program. */
export const DOCUMENT_MEDIA_TYPES: Readonly<Record<DocumentType, string>> = {
  pdf: "application/pdf",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  odt: "application/vnd.oasis.opendocument.text",
};

/** Of one document, in bytes. */
export const MOST_DOCUMENT_BYTES = 10 * 1024 * 1024;
/** Sent at once. */
export const MOST_DOCUMENTS = 5;
