import { z } from "zod";
import type { Brand } from "./define";
import type { Placeholder } from "./wording";

/** The language a person chose; letters kept from before they were asked for it are in French. */
export const readerLanguage = z.enum(["fr", "en"]).default("fr");

/** The name of the service, which every mail may say. */
export const SERVICE = {
  means: "le nom du service",
  value: (_params: unknown, { programme }: Brand) => programme,
} as const satisfies Placeholder<unknown>;

/** Who signs, where a letter is signed by somebody. */
export const SIGNATORY = {
  means: "la personne qui signe",
  value: ({ senderName }: { senderName: string }) => senderName,
} as const satisfies Placeholder<{ senderName: string }>;

/** The person a letter is written to, by their first name. */
export const FIRST_NAME = {
  means: "le prénom de la personne",
  value: ({ firstName }: { firstName: string }) => firstName,
} as const satisfies Placeholder<{ firstName: string }>;

/** A colleague, by their whole name. */
export const COLLEAGUE = {
  means: "le nom du ou de la collègue",
  value: ({ name }: { name: string }) => name,
} as const satisfies Placeholder<{ name: string }>;

/** What a partner is asked, in one line. */
export const REQUEST = {
  means: "la demande, en une ligne",
  value: ({ title }: { title: string }) => title,
} as const satisfies Placeholder<{ title: string }>;

export const GREETING = { label: "Salutation", fr: "Bonjour," } as const;

/** A letter to a colleague or to a person, by their name. */
export const NAMED_GREETING = {
  label: "Salutation",
  fr: "Bonjour {prenom},",
  en: "Hello {prenom},",
} as const;

export const COLLEAGUE_GREETING = { label: "Salutation", fr: "Bonjour {nom}," } as const;

export const ASIDE = { label: "Petite phrase sous le bouton" } as const;

/** What is said on the file when whoever signs has no phone. */
export const NO_PHONE = "{signataire} n’a pas de téléphone sur son compte : la ligne ne paraîtra pas.";

/** The same for the title, which stands beside the name of the service. */
export const NO_TITLE = "{signataire} n’a pas de fonction sur son compte : seul le nom du service paraîtra.";
