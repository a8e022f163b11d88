import type { AgreementText, Signatory } from "#models/agreement";
import { now } from "~/core/clock.server";
import { getSettings } from "~/core/settings.server";
import { momentIn } from "~/vocabulary/in-language";
import { type Language, letterLanguage } from "~/vocabulary/languages";
import { SIGNATORY_ROLES, SIGNATURE_STATES } from "~/vocabulary/scholarship-states";
import { partiesOf } from "./agreement-parties.queries.server";
import { openSignature, type SignatureStage } from "./signature-link.queries.server";

export interface SignaturePage {
  stage: SignatureStage;
  language: Language;
  programme: string;
  phone: string;
  email: string;
  token: string;
  /** Absent of a link that was replaced: it tells nothing of what is signed since. */
  agreement?: {
    version: number;
    title: string;
    paragraphs: { title?: string; text: string }[];
    /** Why this text replaced another. */
    changeReason?: string;
    signatory: string;
    role: string;
    parties: { name: string; role: string; state: string }[];
    isWhole: boolean;
    beneficiary: string;
    scholarship: string;
  };
}

/** What the page of a signature shows: the text in force, who signs it and where each stands. */
export async function getSignaturePage(
  token: string | undefined,
  { searchParams }: URL,
): Promise<SignaturePage> {
  const [opened, { brand }] = await Promise.all([openSignature(token), getSettings()]);
  const { scholarship, stage, text, signatory } = opened;
  const language = letterLanguage(searchParams, opened.language);
  const { programme, phone, email } = brand;
  const base = { stage, language, programme, phone, email, token: token ?? "" };
  if (!text || !signatory || stage === "over") return base;
  const { beneficiary, programme: name } = await partiesOf(scholarship);
  const agreement = {
    ...{ version: text.version, title: text.title, paragraphs: text.paragraphs },
    ...(text.changeReason && signatory.linkVersion > 1 ? { changeReason: text.changeReason } : {}),
    ...{ signatory: signatory.name, role: SIGNATORY_ROLES[signatory.role][language] },
    ...{ parties: partiesShown(text, language), isWhole: scholarship.signedAt !== undefined },
    ...{ beneficiary, scholarship: name },
  };
  return { ...base, agreement };
}

function partiesShown({ signatories }: AgreementText, language: Language) {
  return signatories.map((one) => ({
    name: [one.name, one.quality].filter(Boolean).join(", "),
    role: SIGNATORY_ROLES[one.role][language],
    state: stateOf(one, language),
  }));
}

function stateOf({ state, evidence }: Signatory, language: Language): string {
  const words = SIGNATURE_STATES[state][language];
  return evidence ? `${words} ${momentIn(language, evidence.at, now())}` : words;
}
