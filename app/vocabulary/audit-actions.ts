import type { Words } from "./words";

export type AuditAction =
  | "account.invited"
  | "account.updated"
  | "account.signed-in"
  | "account.password-changed"
  | "account.signed-out-everywhere"
  | "candidate.created"
  | "candidate.updated"
  | "candidate.stage-moved"
  | "consent.recorded"
  | "hand-off.sent"
  | "hand-off.answered"
  | "hand-off.reminded"
  | "hand-off.revoked"
  | "hand-off.expired"
  | "hand-off.link-renewed"
  | "household.created"
  | "household.updated"
  | "household.closed"
  | "household.first-answered"
  | "household.next-action-set"
  | "household.noted"
  | "household.answered"
  | "mail.retried"
  | "mail.cancelled"
  | "need.opened"
  | "need.updated"
  | "need.option-added"
  | "need.decided"
  | "partner.created"
  | "partner.updated"
  | "pipeline.updated"
  | "reference-data.imported"
  | "setting.updated"
  | "submission.received"
  | "submission.corrected"
  | "submission.opened"
  | "submission.attached"
  | "submission.assigned"
  | "submission.dismissed"
  | "submission.restored"
  | "submission.correction-accepted"
  | "submission.correction-refused"
  | "task.opened"
  | "task.done";

export const AUDIT_ACTIONS: Words<AuditAction> = {
  "account.invited": { fr: "compte invité", en: "account invited" },
  "account.updated": { fr: "compte modifié", en: "account updated" },
  "account.signed-in": { fr: "connexion", en: "signed in" },
  "account.password-changed": { fr: "mot de passe changé", en: "password changed" },
  "account.signed-out-everywhere": { fr: "déconnexion de tous les appareils", en: "signed out everywhere" },
  "candidate.created": { fr: "candidat·e créé·e", en: "candidate created" },
  "candidate.updated": { fr: "candidat·e modifié·e", en: "candidate updated" },
  "candidate.stage-moved": { fr: "étape changée", en: "stage moved" },
  "consent.recorded": { fr: "accord enregistré", en: "consent recorded" },
  "hand-off.sent": { fr: "relais envoyé", en: "hand-off sent" },
  "hand-off.answered": { fr: "réponse d’un partenaire", en: "hand-off answered" },
  "hand-off.reminded": { fr: "partenaire relancé", en: "partner reminded" },
  "hand-off.revoked": { fr: "relais retiré", en: "hand-off revoked" },
  "hand-off.expired": { fr: "relais sans suite", en: "hand-off expired" },
  "hand-off.link-renewed": { fr: "lien renouvelé", en: "link renewed" },
  "household.created": { fr: "dossier ouvert", en: "file opened" },
  "household.updated": { fr: "dossier modifié", en: "file updated" },
  "household.closed": { fr: "dossier clos", en: "file closed" },
  "household.first-answered": { fr: "première réponse donnée", en: "first answer given" },
  "household.next-action-set": { fr: "prochaine action posée", en: "next action set" },
  "household.noted": { fr: "note ajoutée", en: "note added" },
  "household.answered": { fr: "message envoyé", en: "message sent" },
  "mail.retried": { fr: "envoi relancé", en: "mail retried" },
  "mail.cancelled": { fr: "envoi annulé", en: "mail cancelled" },
  "need.opened": { fr: "besoin ouvert", en: "need opened" },
  "need.updated": { fr: "besoin précisé", en: "need updated" },
  "need.option-added": { fr: "proposition ajoutée", en: "option added" },
  "need.decided": { fr: "besoin réglé", en: "need decided" },
  "partner.created": { fr: "partenaire ajouté", en: "partner created" },
  "partner.updated": { fr: "partenaire modifié", en: "partner updated" },
  "pipeline.updated": { fr: "parcours modifié", en: "pipeline updated" },
  "reference-data.imported": { fr: "référentiel importé", en: "reference data imported" },
  "setting.updated": { fr: "réglage modifié", en: "setting updated" },
  "submission.received": { fr: "demande reçue", en: "request received" },
  "submission.corrected": { fr: "demande corrigée par la personne", en: "request corrected" },
  "submission.opened": { fr: "dossier ouvert depuis une demande", en: "file opened from a request" },
  "submission.attached": { fr: "demande rattachée", en: "request attached" },
  "submission.assigned": { fr: "demande attribuée", en: "request assigned" },
  "submission.dismissed": { fr: "demande écartée", en: "request dismissed" },
  "submission.restored": { fr: "demande remise à trier", en: "request restored" },
  "submission.correction-accepted": { fr: "correction acceptée", en: "correction accepted" },
  "submission.correction-refused": { fr: "correction refusée", en: "correction refused" },
  "task.opened": { fr: "tâche ouverte", en: "task opened" },
  "task.done": { fr: "tâche faite", en: "task done" },
};
