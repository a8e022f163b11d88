import type { SignatoryRole, SignatureMeans, SignatureState } from "~/vocabulary/scholarship-states";

/** What a signature proves; `seal` is an HMAC over all the rest, the text and the scholarship. */
export interface SignatureEvidence {
  at: Date;
  textHash: string;
  version: number;
  means: SignatureMeans;
  /** As the person wrote it when signing; on paper, the name under the signature. */
  typedName: string;
  /** The day a paper bears. */
  signedOn?: string;
  seal: string;
}

/** A signature on paper that was noted by mistake, as it was noted; and who took it back, and why. */
export interface TakenBackSignature {
  at: Date;
  by: string;
  reason: string;
  evidence: SignatureEvidence;
  documentId?: string;
}

export interface Signatory {
  id: string;
  role: SignatoryRole;
  name: string;
  /** « Présidente », « doyen »… */
  quality?: string;
  email?: string;
  /** In the order they are asked; the same rank is asked at once. */
  rank: number;
  linkVersion: number;
  state: SignatureState;
  askedAt?: Date;
  remindedAt?: Date;
  /** Of a paper signature: its scan. */
  documentId?: string;
  evidence?: SignatureEvidence;
  /** When a colleague was asked to call, mail having had no answer. */
  callAskedAt?: Date;
  declinedAt?: Date;
  declineReason?: string;
  /** What was noted of them for this text by mistake. */
  takenBack?: TakenBackSignature[];
}

/** A text that was put to signature; any change makes the next one and cancels what was signed. */
export interface AgreementText {
  version: number;
  /** The template it was written from. */
  templateId: string;
  templateVersion: number;
  title: string;
  /** The words put to signature, every blank filled: the text is drawn again from them. */
  paragraphs: { title?: string; text: string }[];
  textHash: string;
  madeAt: Date;
  madeBy: string;
  /** Why this text replaced the one before. */
  changeReason?: string;
  /** When the first of them were asked to sign. */
  sentAt?: Date;
  signatories: Signatory[];
}

const evidence = {
  type: {
    ...{ _id: false, at: Date, textHash: String, version: Number, means: String },
    ...{ typedName: String, signedOn: String, seal: String },
  },
  default: undefined,
};

const signatory = {
  _id: false,
  id: String,
  role: String,
  name: String,
  quality: String,
  email: String,
  rank: Number,
  linkVersion: Number,
  state: String,
  askedAt: Date,
  remindedAt: Date,
  documentId: String,
  evidence,
  callAskedAt: Date,
  declinedAt: Date,
  declineReason: String,
  takenBack: {
    type: [{ _id: false, at: Date, by: String, reason: String, evidence, documentId: String }],
    default: undefined,
  },
};

/** The texts of an agreement, as a scholarship keeps them. */
export const agreement = {
  _id: false,
  version: Number,
  templateId: String,
  templateVersion: Number,
  title: String,
  paragraphs: [{ _id: false, title: String, text: String }],
  textHash: String,
  madeAt: Date,
  madeBy: String,
  changeReason: String,
  sentAt: Date,
  signatories: [signatory],
};
