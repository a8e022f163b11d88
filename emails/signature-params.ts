import { z } from "zod";
import { linkRef } from "./define";

/** What every letter about the signature of an agreement says. */
export const signatureParams = z.object({
  /** The signatory: « Clara Fabre ». */
  name: z.string(),
  beneficiary: z.string(),
  programme: z.string(),
  link: linkRef,
});

type Params = Omit<z.output<typeof signatureParams>, "link">;

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

/** How to reach us about it, and whose link it is. */
export const SIGNATURE_REASON = "Ce lien vous est réservé : ne le faites pas suivre.";
