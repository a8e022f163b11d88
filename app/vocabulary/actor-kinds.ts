import type { Words } from "./words";

/** Who acts without an account. */
export type ActorKind = "public" | "family" | "partner" | "software";

export const ACTOR_KINDS: Words<ActorKind> = {
  public: { fr: "quelqu’un, sur une page publique", en: "somebody, on a public page" },
  family: { fr: "la personne, par son lien", en: "the person, by their link" },
  partner: { fr: "le partenaire, par son lien", en: "the partner, by their link" },
  software: { fr: "le logiciel", en: "the software" },
};
