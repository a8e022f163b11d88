import type { MailEntry } from "./mail-entry";

/** The mails of a semester: to its interns, their supervisors and whoever lodges them. */
export const INTERN_MAILS = {
  "placement-given": {
    label: "Terrain de stage et hébergement d’un·e interne",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./placement-given"),
  },
  "seats-asked": {
    label: "Places d’internes demandées à un·e maître de stage",
    mailClass: "bureau",
    load: () => import("./seats-asked"),
  },
  "supervisor-interns": {
    label: "Internes d’un·e maître de stage",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./supervisor-interns"),
  },
  "placement-survey": {
    label: "Avis de fin de stage demandé à un·e interne",
    mailClass: "bureau",
    load: () => import("./placement-survey"),
  },
  "supervisor-word": {
    label: "Mot demandé à un·e maître de stage sur ses internes",
    mailClass: "bureau",
    load: () => import("./supervisor-word"),
  },
  "lodging-guests": {
    label: "Internes logé·e·s chez un propriétaire",
    mailClass: "bureau",
    isHandwritten: true,
    load: () => import("./lodging-guests"),
  },
} as const satisfies Record<string, MailEntry>;
