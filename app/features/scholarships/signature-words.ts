/** What the signature is, in plain words: on the page where one signs, and on the evidence sheet. */
export const SIMPLE_SIGNATURE =
  "Une signature donnée par lien est une signature électronique simple, au sens du règlement européen eIDAS : la personne a reçu un lien à son adresse, a écrit son nom et a dit avoir lu le texte. Son identité n’est pas vérifiée par un prestataire qualifié.";
