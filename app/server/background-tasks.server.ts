import { purgeExpired } from "~/core/background/purge.server";
import { followClock } from "~/core/background/shared-clock.server";
import type { BackgroundTask } from "~/core/background/tasks.server";
import { AGGREGATES } from "~/core/db/models.server";
import { sweep } from "~/core/db/relay.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { sendDueReminders } from "~/features/hand-offs/hand-off-reminders.commands.server";

/** Everything the software does by itself; `/settings/background` shows this list. */
export const BACKGROUND_TASKS: readonly BackgroundTask[] = [
  { name: "clock", label: "Suivre l’heure de la démonstration", everySeconds: 2, run: followClock },
  { name: "outbox", label: "Envoyer le courrier dû", everySeconds: 2, run: () => deliverDueMails(50) },
  {
    name: "relay",
    label: "Reprendre ce qu’un arrêt a interrompu",
    everySeconds: 5,
    run: () => sweep(AGGREGATES),
  },
  {
    name: "reminders",
    label: "Relancer les partenaires",
    everySeconds: 30,
    run: () => sendDueReminders(100),
  },
  { name: "purge", label: "Effacer ce qui a expiré", everySeconds: 3600, run: purgeExpired },
];
