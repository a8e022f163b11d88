import type { Words } from "./words";

/** Where the scholarship of one person stands, in order; what ends before an agreement has no sequel, what ends after is breached. */
export type ScholarshipStage =
  | "requested"
  | "complete"
  | "review"
  | "panel"
  | "agreement"
  | "paying"
  | "obligation"
  | "settled"
  | "breached"
  | "repaying"
  | "closed";

export const SCHOLARSHIP_STAGES: Words<ScholarshipStage> = {
  requested: { fr: "Demande", en: "Requested" },
  complete: { fr: "Dossier complet", en: "File complete" },
  review: { fr: "Instruction", en: "Review" },
  panel: { fr: "Commission", en: "Panel" },
  agreement: { fr: "Convention", en: "Agreement" },
  paying: { fr: "Versements", en: "Instalments" },
  obligation: { fr: "Engagement", en: "Obligation" },
  settled: { fr: "Soldée", en: "Settled" },
  breached: { fr: "Rompue", en: "Breached" },
  repaying: { fr: "Remboursement", en: "Repayment" },
  closed: { fr: "Sans suite", en: "Closed" },
};

/** What may follow each stage: a closed list, for each step has its acts; « versements » may begin before the last proof. */
export const NEXT_SCHOLARSHIP_STAGES: Readonly<Record<ScholarshipStage, readonly ScholarshipStage[]>> = {
  requested: ["complete", "closed"],
  complete: ["requested", "review", "closed"],
  review: ["complete", "panel", "closed"],
  panel: ["review", "agreement", "closed"],
  agreement: ["panel", "paying", "closed"],
  paying: ["obligation", "breached"],
  obligation: ["settled", "breached"],
  settled: [],
  breached: ["repaying", "settled"],
  repaying: ["settled"],
  closed: ["requested"],
};

/** Stages in which something is still expected of somebody. */
export const OPEN_SCHOLARSHIP_STAGES: readonly ScholarshipStage[] = [
  "requested",
  "complete",
  "review",
  "panel",
  "agreement",
  "paying",
  "obligation",
  "breached",
  "repaying",
];

export type ScholarshipEnd = "withdrawn" | "refused" | "excluded" | "not-served" | "left" | "other";

/** Why a scholarship ends before it is served. */
export const SCHOLARSHIP_ENDS: Words<ScholarshipEnd> = {
  withdrawn: { fr: "demande retirée", en: "withdrawn" },
  refused: { fr: "refusée par la commission", en: "refused" },
  excluded: { fr: "ne se cumule pas avec une autre aide", en: "excluded by another aid" },
  "not-served": { fr: "engagement jamais commencé", en: "obligation never begun" },
  left: { fr: "engagement interrompu", en: "obligation interrupted" },
  other: { fr: "autre raison", en: "another reason" },
};

/** The ends a colleague may choose before an agreement; a refusal is decided by the panel. */
export const CHOSEN_SCHOLARSHIP_ENDS = ["withdrawn", "excluded", "other"] as const satisfies ScholarshipEnd[];

export type ChosenEnd = (typeof CHOSEN_SCHOLARSHIP_ENDS)[number];

export type PaperState = "missing" | "received" | "accepted" | "refused";

/** A paper of the file, or the proof of an instalment. */
export const PAPER_STATES: Words<PaperState> = {
  missing: { fr: "à fournir", en: "missing" },
  received: { fr: "reçue, à vérifier", en: "received" },
  accepted: { fr: "vérifiée", en: "accepted" },
  refused: { fr: "à fournir de nouveau", en: "to be sent again" },
};

export type PanelResult = "granted" | "refused" | "postponed";

export const PANEL_RESULTS: Words<PanelResult> = {
  granted: { fr: "accordée", en: "granted" },
  refused: { fr: "refusée", en: "refused" },
  postponed: { fr: "reportée", en: "postponed" },
};

export type SignatoryRole = "beneficiary" | "department" | "faculty" | "structure" | "other";

/** As whom somebody signs an agreement. */
export const SIGNATORY_ROLES: Words<SignatoryRole> = {
  beneficiary: { fr: "bénéficiaire", en: "beneficiary" },
  department: { fr: "Département", en: "Département" },
  faculty: { fr: "faculté", en: "faculty" },
  structure: { fr: "structure d’accueil", en: "host structure" },
  other: { fr: "autre partie", en: "other party" },
};

export type SignatureState = "waiting" | "signed" | "declined" | "cancelled";

export const SIGNATURE_STATES: Words<SignatureState> = {
  waiting: { fr: "attendue", en: "awaited" },
  signed: { fr: "signée", en: "signed" },
  declined: { fr: "refusée", en: "declined" },
  cancelled: { fr: "annulée, le texte a changé", en: "cancelled, the text changed" },
};

export type SignatureMeans = "link" | "paper";

export const SIGNATURE_MEANS: Words<SignatureMeans> = {
  link: { fr: "par le lien reçu", en: "by link" },
  paper: { fr: "sur papier", en: "on paper" },
};

export type InstalmentState = "planned" | "suspended" | "cleared" | "paid" | "cancelled";

/** Of one payment: « bon à payer » once its proofs are accepted; the finance office pays, we write down that it did. */
export const INSTALMENT_STATES: Words<InstalmentState> = {
  planned: { fr: "à venir", en: "planned" },
  suspended: { fr: "suspendu", en: "suspended" },
  cleared: { fr: "bon à payer", en: "cleared" },
  paid: { fr: "versé", en: "paid" },
  cancelled: { fr: "annulé", en: "cancelled" },
};

export type RepaymentState = "due" | "received" | "waived";

export const REPAYMENT_STATES: Words<RepaymentState> = {
  due: { fr: "attendu", en: "due" },
  received: { fr: "reçu", en: "received" },
  waived: { fr: "remise accordée", en: "waived" },
};
