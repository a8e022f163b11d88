import type { Words } from "./words";

export type AuditAction =
  | "account.invited"
  | "account.updated"
  | "account.signed-in"
  | "account.password-changed"
  | "account.signed-out-everywhere"
  | "account.portfolio-transferred"
  | "candidate.contact-resumed"
  | "candidate.contact-stopped"
  | "candidate.created"
  | "candidate.updated"
  | "candidate.journey-ended"
  | "candidate.journey-started"
  | "candidate.journey-withdrawn"
  | "candidate.paperwork-planned"
  | "candidate.rule-overridden"
  | "candidate.stage-moved"
  | "candidate.withdrawn"
  | "consent.recorded"
  | "document.added"
  | "document.deleted"
  | "document.restored"
  | "document.downloaded"
  | "document.purged"
  | "hand-off.sent"
  | "hand-off.answered"
  | "hand-off.reminded"
  | "hand-off.visit-agreed"
  | "hand-off.revoked"
  | "hand-off.expired"
  | "hand-off.link-renewed"
  | "household.created"
  | "household.updated"
  | "household.closed"
  | "household.dates-kept"
  | "household.redated"
  | "household.reopened"
  | "household.first-answered"
  | "household.next-action-set"
  | "household.noted"
  | "household.note-deleted"
  | "household.note-restored"
  | "household.answered"
  | "import.received"
  | "import.mapped"
  | "import.started"
  | "list.exported"
  | "mail.retried"
  | "mail.cancelled"
  | "need.opened"
  | "need.updated"
  | "need.option-added"
  | "need.decided"
  | "opening.created"
  | "opening.updated"
  | "opening.checked"
  | "opening.filled"
  | "opening.withdrawn"
  | "opening.reopened"
  | "partner.created"
  | "partner.updated"
  | "pipeline.updated"
  | "promise.made"
  | "promise.kept"
  | "promise.broken"
  | "promise.moved"
  | "reference-data.imported"
  | "restructuring.started"
  | "restructuring.reverted"
  | "saved-view.saved"
  | "saved-view.updated"
  | "saved-view.removed"
  | "setting.updated"
  | "structure.created"
  | "structure.updated"
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
  | "task.changed"
  | "task.snoozed"
  | "task.woken"
  | "task.deleted"
  | "task.done"
  | "task.restored"
  | "template.saved";

export const AUDIT_ACTIONS: Words<AuditAction> = {
  "account.invited": { fr: "compte invité", en: "account invited" },
  "account.updated": { fr: "compte modifié", en: "account updated" },
  "account.signed-in": { fr: "connexion", en: "signed in" },
  "account.password-changed": { fr: "mot de passe changé", en: "password changed" },
  "account.portfolio-transferred": { fr: "dossiers confiés à un·e autre", en: "files transferred" },
  "account.signed-out-everywhere": { fr: "déconnexion de tous les appareils", en: "signed out everywhere" },
  "candidate.contact-resumed": { fr: "de nouveau possible de lui écrire", en: "may be written to again" },
  "candidate.contact-stopped": { fr: "ne plus lui écrire", en: "not to be written to" },
  "candidate.created": { fr: "candidat·e créé·e", en: "candidate created" },
  "candidate.updated": { fr: "candidat·e modifié·e", en: "candidate updated" },
  "candidate.journey-ended": { fr: "parcours terminé", en: "journey ended" },
  "candidate.journey-started": { fr: "parcours ouvert", en: "journey started" },
  "candidate.journey-withdrawn": { fr: "parcours ouvert par erreur", en: "journey withdrawn" },
  "candidate.paperwork-planned": { fr: "démarches prévues", en: "paperwork planned" },
  "candidate.rule-overridden": { fr: "règle d’entrée non suivie", en: "entry rule overridden" },
  "candidate.stage-moved": { fr: "étape changée", en: "stage moved" },
  "candidate.withdrawn": { fr: "candidature retirée", en: "candidate withdrawn" },
  "consent.recorded": { fr: "accord enregistré", en: "consent recorded" },
  "document.added": { fr: "document déposé", en: "document added" },
  "document.deleted": { fr: "document mis à la corbeille", en: "document binned" },
  "document.restored": { fr: "document sorti de la corbeille", en: "document restored" },
  "document.downloaded": { fr: "document téléchargé", en: "document downloaded" },
  "document.purged": { fr: "document effacé à sa date de fin", en: "document erased" },
  "hand-off.sent": { fr: "relais envoyé", en: "hand-off sent" },
  "hand-off.answered": { fr: "réponse d’un partenaire", en: "hand-off answered" },
  "hand-off.reminded": { fr: "partenaire relancé", en: "partner reminded" },
  "hand-off.visit-agreed": { fr: "visite convenue", en: "visit agreed" },
  "hand-off.revoked": { fr: "relais retiré", en: "hand-off revoked" },
  "hand-off.expired": { fr: "relais sans suite", en: "hand-off expired" },
  "hand-off.link-renewed": { fr: "lien renouvelé", en: "link renewed" },
  "household.created": { fr: "dossier ouvert", en: "file opened" },
  "household.updated": { fr: "dossier modifié", en: "file updated" },
  "household.reopened": { fr: "dossier rouvert", en: "file reopened" },
  "household.dates-kept": { fr: "jours des tâches gardés", en: "days of tasks kept" },
  "household.redated": { fr: "tâches redatées", en: "tasks redated" },
  "household.closed": { fr: "dossier clos", en: "file closed" },
  "household.first-answered": { fr: "première réponse donnée", en: "first answer given" },
  "household.next-action-set": { fr: "prochaine action posée", en: "next action set" },
  "household.noted": { fr: "note ajoutée", en: "note added" },
  "household.note-deleted": { fr: "note mise à la corbeille", en: "note binned" },
  "household.note-restored": { fr: "note sortie de la corbeille", en: "note restored" },
  "household.answered": { fr: "message envoyé", en: "message sent" },
  "import.received": { fr: "tableau reçu", en: "table received" },
  "import.mapped": { fr: "colonnes reconnues", en: "columns mapped" },
  "import.started": { fr: "import lancé", en: "import started" },
  "list.exported": { fr: "liste exportée", en: "list exported" },
  "mail.retried": { fr: "envoi relancé", en: "mail retried" },
  "mail.cancelled": { fr: "envoi annulé", en: "mail cancelled" },
  "need.opened": { fr: "besoin ouvert", en: "need opened" },
  "need.updated": { fr: "besoin précisé", en: "need updated" },
  "need.option-added": { fr: "proposition ajoutée", en: "option added" },
  "need.decided": { fr: "besoin réglé", en: "need decided" },
  "opening.created": { fr: "ouverture ajoutée", en: "opening added" },
  "opening.updated": { fr: "ouverture modifiée", en: "opening updated" },
  "opening.checked": { fr: "ouverture vérifiée", en: "opening checked" },
  "opening.filled": { fr: "ouverture pourvue", en: "opening filled" },
  "opening.withdrawn": { fr: "ouverture retirée", en: "opening withdrawn" },
  "opening.reopened": { fr: "ouverture remise à pourvoir", en: "opening reopened" },
  "partner.created": { fr: "partenaire ajouté", en: "partner created" },
  "partner.updated": { fr: "partenaire modifié", en: "partner updated" },
  "pipeline.updated": { fr: "parcours modifié", en: "pipeline updated" },
  "promise.made": { fr: "promesse faite", en: "promise made" },
  "promise.kept": { fr: "promesse tenue", en: "promise kept" },
  "promise.broken": { fr: "promesse non tenue", en: "promise broken" },
  "promise.moved": { fr: "promesse reportée", en: "promise moved" },
  "reference-data.imported": { fr: "référentiel importé", en: "reference data imported" },
  "restructuring.started": { fr: "opération lancée", en: "restructuring started" },
  "restructuring.reverted": { fr: "opération annulée", en: "restructuring undone" },
  "saved-view.saved": { fr: "vue enregistrée", en: "view saved" },
  "saved-view.updated": { fr: "vue modifiée", en: "view updated" },
  "saved-view.removed": { fr: "vue supprimée", en: "view removed" },
  "setting.updated": { fr: "réglage modifié", en: "setting updated" },
  "structure.created": { fr: "structure ajoutée", en: "structure added" },
  "structure.updated": { fr: "structure modifiée", en: "structure updated" },
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
  "task.changed": { fr: "tâche modifiée", en: "task changed" },
  "task.snoozed": { fr: "tâche reportée", en: "task snoozed" },
  "task.woken": { fr: "tâche réveillée", en: "task woken" },
  "task.deleted": { fr: "tâche mise à la corbeille", en: "task put in the bin" },
  "task.restored": { fr: "tâche sortie de la corbeille", en: "task restored" },
  "task.done": { fr: "tâche faite", en: "task done" },
  "template.saved": { fr: "modèle de tâches enregistré", en: "template saved" },
};
