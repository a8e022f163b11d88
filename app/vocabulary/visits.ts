import { NBSP } from "./typography";
import type { Words } from "./words";

/** Who is invited to a visit. */
export type VisitGuest = "structure" | "candidate";

/** What a calendar answers to an invitation. */
export type InvitationReply = "accepted" | "declined" | "tentative";

export const INVITATION_REPLIES: Words<InvitationReply> = {
  accepted: { fr: "a accepté l’invitation", en: "accepted the invitation" },
  declined: { fr: "a décliné l’invitation", en: "declined the invitation" },
  tentative: {
    fr: `a répondu «${NBSP}peut-être${NBSP}» à l’invitation`,
    en: "answered “maybe” to the invitation",
  },
};
