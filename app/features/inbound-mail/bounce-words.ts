/** What mail servers say of why, in the words of a person; the first that is found is told. */
const REASONS: readonly [RegExp, string][] = [
  [/5\.2\.2|4\.2\.2|quota|full|pleine|over ?limit/i, "la boîte est pleine"],
  [
    /5\.1\.2|5\.4\.4|(?:domain|host)(?: name)? not found|nxdomain|dns/i,
    "le domaine de cette adresse n’existe pas",
  ],
  [
    /5\.1\.(?:1|3|10)\b|unknown|not found|no such|does ?n[o’']t exist|n[’']existe pas|introuvable|invalid (?:recipient|mailbox)/i,
    "cette adresse n’existe pas",
  ],
  [/5\.2\.1|disabled|inactive|désactiv|closed/i, "cette boîte est fermée"],
  [/5\.7|spam|policy|blocked|denied|refus/i, "le serveur du destinataire refuse nos messages"],
  [/5\.3\.4|5\.2\.3|too large|size/i, "le message est trop lourd pour cette boîte"],
  [
    /4\.\d\.\d|delay|retard|timed? ?out|greylist|try again/i,
    "le serveur du destinataire ne répond pas encore",
  ],
];

/** Why a mail was not delivered, in words. */
export function bounceWords({ reason = "", isPermanent }: { reason?: string; isPermanent: boolean }): string {
  const known = REASONS.find(([said]) => said.test(reason))?.[1];
  if (known) return known;
  return isPermanent
    ? "le serveur du destinataire l’a refusée"
    : "le serveur du destinataire ne l’accepte pas encore";
}
