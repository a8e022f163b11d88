import { z } from "zod";
import { GREETING, readerLanguage } from "./common-words";
import { linkRef } from "./define";

/** What every letter about the signature of an agreement says. */
export const signatureParams = z.object({
  /** That of the person who receives the scholarship; the other parties read French. */
  language: readerLanguage,
  /** The signatory: « Clara Fabre ». */
  name: z.string(),
  beneficiary: z.string(),
  programme: z.string(),
  link: linkRef,
});

type Params = Omit<z.output<typeof signatureParams>, "language" | "link">;

export const SIGNATURE_PLACEHOLDERS = {
  signataire: { means: "la personne qui signe", value: ({ name }: Params) => name },
  beneficiaire: {
    means: "la personne qui reçoit la bourse",
    value: ({ beneficiary }: Params) => beneficiary,
  },
  programme: { means: "le nom du programme de bourse", value: ({ programme }: Params) => programme },
};

export const SIGNATURE_SAMPLE = {
  name: "Anne Roques",
  beneficiary: "Clara Fabre",
  programme: "Bourse départementale",
  link: { purpose: "signature" as const, id: "0123456789abcdef01234567", version: 1 },
};

export const SIGNATURE_GREETING = { ...GREETING, en: "Hello," } as const;

/** Why they are written to, and whose link it is. */
export const SIGNATURE_REASON = {
  fr: "Vous recevez ce message parce que vous êtes partie à cette convention. Ce lien vous est réservé : ne le faites pas suivre.",
  en: "You receive this message because you are a party to this agreement. This link is for you alone: do not forward it.",
} as const;
