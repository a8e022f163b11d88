import type { ScholarshipRecord, ScholarshipRepayment } from "#models/scholarship";
import type { Actor, User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { mail } from "~/core/outbox/mail-effect.server";
import { centsIn, dayIn } from "~/vocabulary/in-language";
import type { Language } from "~/vocabulary/languages";
import { SCHOLARSHIP_ENDS } from "~/vocabulary/scholarship-states";
import { formatCents, formatDayLong, NBSP } from "~/vocabulary/typography";
import type { BREACH_REASONS } from "./breach-reasons";
import { simulateBreach } from "./breach-simulation";
import { letterReader } from "./obligation-letters.server";
import { spanWords } from "./obligation-words";
import {
  backTo,
  changeScholarship,
  planning,
  reaching,
  requireStage,
  told,
} from "./scholarship-changes.commands.server";

export interface BreachInput {
  on: Day;
  reason: (typeof BREACH_REASONS)[number];
  actNumber?: string;
  /** The total that was on the page: it must still be the one that is counted. */
  seenCents: number;
}

/**
 * Decides the breach of a signed scholarship on a day, from the sum that was simulated, which is frozen with its lines.
 * Refuses a day before the signature, a sum that changed since it was shown, and an obligation already served to its end.
 */
export async function decideBreach(actor: Actor, scholarshipId: string, input: BreachInput): Promise<void> {
  const { on, reason, actNumber, seenCents } = input;
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "paying", "obligation");
    refuseBeforeSignature(scholarship, on);
    const simulated = simulateBreach(scholarship, on);
    if (!simulated) throw new UserFacingError("La convention n’est pas encore écrite : rien n’est à rompre.");
    const { lines, totalCents, paidCents, balance, isServed } = simulated;
    if (isServed)
      throw new UserFacingError("L’engagement est servi jusqu’au bout : soldez la bourse plutôt.");
    if (totalCents !== seenCents)
      throw new UserFacingError(
        `Le calcul a changé depuis que la page a été ouverte${NBSP}: ${formatCents(totalCents)} désormais. Relisez-le, puis décidez.`,
      );
    const breach = {
      ...{ on, reason, decidedBy: actor.name ?? "", lines, totalCents, paidCents },
      served: spanWords(balance.servedSpan),
      ...(actNumber ? { actNumber } : {}),
    };
    const text = `Rupture décidée au ${formatDayLong(on)}, ${SCHOLARSHIP_ENDS[reason].fr}${NBSP}: ${formatCents(totalCents)} à rembourser.`;
    return {
      set: { ...reaching(actor, scholarship, "breached"), breach, end: { reason, on } },
      effects: [audit("scholarship.breached"), told(actor, scholarship, text), planning(scholarshipId)],
    };
  });
}

function refuseBeforeSignature({ signedAt }: ScholarshipRecord, on: Day): void {
  const signedOn = signedAt && toDay(signedAt);
  if (signedOn && on < signedOn)
    throw new UserFacingError(
      `La convention est signée le ${formatDayLong(signedOn)}${NBSP}: la rupture ne peut pas la précéder.`,
    );
}

/** Takes a breach back, with its plan: payments or obligation go on. Refuses once a sum was received. */
export async function undoBreach(actor: Actor, scholarshipId: string): Promise<void> {
  await changeScholarship(actor, scholarshipId, (scholarship) => {
    requireStage(scholarship, "breached", "repaying");
    if (scholarship.repayments.some(({ receivedCents = 0 }) => receivedCents > 0))
      throw new UserFacingError("Une somme est déjà reçue : la rupture ne s’annule plus.");
    return {
      set: { ...backTo(actor, scholarship, stageBefore(scholarship)), repayments: [] },
      unset: ["breach", "end"],
      effects: [
        audit("scholarship.breach-undone"),
        told(actor, scholarship, "Rupture annulée."),
        planning(scholarshipId),
      ],
    };
  });
}

/**
 * Sends the person the letter of a breach: what was decided, line by line, the dates of the plan when there is one. Refuses
 * somebody without an address, to whom the PDF is sent by post.
 */
export async function sendBreachLetter(user: User, scholarshipId: string): Promise<void> {
  await changeScholarship(user, scholarshipId, async (scholarship) => {
    requireStage(scholarship, "breached", "repaying");
    const { breach, repayments } = scholarship;
    if (!breach) throw new UserFacingError("Aucune rupture n’est décidée. Rechargez la page.");
    const reader = await letterReader(scholarship, user);
    if (!reader)
      throw new UserFacingError("Cette personne n’a pas d’adresse e-mail : envoyez-lui le PDF par la poste.");
    const { firstName, language, programme, signature, envelope } = reader;
    const letter = mail(
      "scholarship-breach",
      {
        ...{ ...signature, language, firstName, programme, on: dayIn(language, breach.on) },
        ...(breach.actNumber ? { act: breach.actNumber } : {}),
        lines: breach.lines.map(({ words, cents }) => `${words}${NBSP}: ${formatCents(cents)}`),
        total: centsIn(language, breach.totalCents),
        plan: repayments.map((one) => planWords(language, one)),
      },
      envelope,
    );
    return {
      set: { breach: { ...breach, letterSentAt: now() } },
      effects: [
        audit("scholarship.letter-sent"),
        letter,
        told(user, scholarship, "Lettre de rupture envoyée, avec le calcul ligne par ligne."),
      ],
    };
  });
}

/** « 5 mai 2028 : 1 000 € » */
function planWords(language: Language, { dueOn, cents }: ScholarshipRepayment): string {
  const colon = language === "fr" ? `${NBSP}:` : ":";
  return `${dayIn(language, dueOn)}${colon} ${centsIn(language, cents)}`;
}

function stageBefore({ obligation }: ScholarshipRecord): "obligation" | "paying" {
  return obligation ? "obligation" : "paying";
}
