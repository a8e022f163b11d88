import type { Word } from "./words";

export type BackgroundTaskName =
  | "clock"
  | "outbox"
  | "mailbox"
  | "relay"
  | "reminders"
  | "digest"
  | "restructurings"
  | "counters"
  | "job-offers"
  | "purge";

interface TaskWord extends Word {
  /** How often it runs, in seconds of real time. */
  everySeconds: number;
}

/** Everything the software does by itself; `app/server/background-tasks.server.ts` says what each does. */
export const BACKGROUND_TASKS: Readonly<Record<BackgroundTaskName, TaskWord>> = {
  clock: { fr: "Suivre l’heure de la démonstration", en: "Follow the demo’s clock", everySeconds: 2 },
  outbox: { fr: "Envoyer le courrier dû", en: "Send due mail", everySeconds: 2 },
  mailbox: { fr: "Lire les mails reçus", en: "Read the mailbox", everySeconds: 20 },
  relay: {
    fr: "Reprendre ce qu’un arrêt a interrompu",
    en: "Resume what a stop interrupted",
    everySeconds: 5,
  },
  reminders: {
    fr: "Relancer les partenaires, réveiller les tâches",
    en: "Remind partners, wake tasks",
    everySeconds: 10,
  },
  digest: {
    fr: "Envoyer le résumé du matin, remercier les partenaires",
    en: "Send the morning digest, thank partners",
    everySeconds: 60,
  },
  restructurings: {
    fr: "Finir les imports et les changements groupés",
    en: "Finish imports and bulk changes",
    everySeconds: 5,
  },
  counters: { fr: "Compter les chiffres", en: "Count the figures", everySeconds: 15 },
  "job-offers": {
    fr: "Chercher des offres d’emploi à France Travail, une fois par jour",
    en: "Look for job offers at France Travail, once a day",
    everySeconds: 3600,
  },
  purge: { fr: "Effacer ce qui a expiré", en: "Delete what has expired", everySeconds: 3600 },
};
