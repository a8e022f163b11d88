import { type Aggregate, defineModel } from "./define";

/** A paragraph of an agreement, with its blanks: « {bénéficiaire} ». */
export interface TemplateParagraph {
  title?: string;
  text: string;
}

/** The words of the agreement from a moment on. */
export interface AgreementTemplateVersion {
  number: number;
  title: string;
  paragraphs: TemplateParagraph[];
  at: Date;
  by: string | null;
}

/** What the team made of the model of the agreement: every version, the last one in force. No person is in it. */
export interface AgreementTemplateRecord extends Aggregate {
  /** The number of the last version. */
  current: number;
  versions: AgreementTemplateVersion[];
}

const version = {
  _id: false,
  number: Number,
  title: String,
  paragraphs: [{ _id: false, title: String, text: String }],
  at: Date,
  by: String,
};

export const AgreementTemplate = defineModel<AgreementTemplateRecord>(
  "AgreementTemplate",
  {
    current: { type: Number, required: true },
    versions: { type: [version], default: [] },
  },
  { collection: "agreement-templates", isAggregate: true },
);
