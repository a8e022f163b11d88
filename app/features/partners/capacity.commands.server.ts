import { type Capacity, Partner, type PartnerContact, type PartnerRecord } from "#models/partner";
import { type Actor, PARTNER, type User } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import type { LinkRef } from "~/core/links.server";
import { isSame } from "~/core/lost-updates";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { formatDayShort } from "~/vocabulary/typography";
import { getCapacityLetter } from "./capacity-link.queries.server";
import type { CapacityInput } from "./partners.schema.server";

/** Days during which a partner already asked is left in peace. */
const PEACE_DAYS = 7;
const DAY_MS = 24 * 3600 * 1000;
const CLOSED = "Ce lien ne permet plus de répondre. Répondez simplement au mail, nous le noterons.";
const TOO_OFTEN = "Cette réponse vient de changer plusieurs fois. Appelez-nous, nous noterons la bonne.";

/** Notes what a partner can take, as of today or of the day they said it. */
export async function recordCapacity(
  actor: Actor,
  partnerId: string,
  input: CapacityInput,
  saidOn = toDay(now()),
): Promise<void> {
  await commit(actor, Partner, partnerId, {
    set: { capacity: capacityOf(input, saidOn) },
    effects: [audit("partner.capacity-said", ["capacity"])],
  });
}

/** The same, said by the partner from the link they were sent; said twice, it is once. Refuses a link no longer in force. */
export async function sayCapacityByLink(token: string | undefined, input: CapacityInput): Promise<void> {
  const { partner, isCurrent } = await getCapacityLetter(token);
  const { capacity, capacityLink } = partner;
  if (!isCurrent) throw new UserFacingError(CLOSED);
  const said = capacityOf(input, toDay(now()));
  if (capacityLink?.answeredAt && isSame(capacity, said)) return;
  if (await isOverLimit("link-answer", `capacity ${partner._id}`)) throw new UserFacingError(TOO_OFTEN);
  await commit({ ...PARTNER, name: partner.name }, Partner, partner._id, {
    onlyIf: { "capacityLink.version": capacityLink?.version },
    refusal: CLOSED,
    set: { capacity: said, "capacityLink.answeredAt": now() },
    effects: [audit("partner.capacity-said", ["capacity"])],
  });
}

function capacityOf({ light, sentence }: CapacityInput, saidOn: Day): Capacity {
  return { light, ...(sentence ? { sentence } : {}), saidOn };
}

/**
 * Writes to a partner to ask what they can take, by a link that replaces the one before. Refuses a partner without an
 * address, and one asked within the last seven days.
 */
export async function askCapacity(user: User, partner: PartnerRecord): Promise<void> {
  const contact = contactToWrite(partner.contacts);
  if (!contact) {
    throw new UserFacingError("Aucun contact n’a d’adresse e-mail : appelez, puis notez ce qui est dit.");
  }
  const { version, sentAt } = partner.capacityLink ?? { version: 0, sentAt: undefined };
  const rested = new Date(now().getTime() - PEACE_DAYS * DAY_MS);
  if (sentAt && sentAt > rested) {
    throw new UserFacingError(
      `Déjà demandé le ${formatDayShort(sentAt)} : laissez une semaine à ce partenaire, ou appelez-le.`,
    );
  }
  const link: LinkRef = { purpose: "capacity", id: partner._id, version: version + 1 };
  await commit(user, Partner, partner._id, {
    onlyIf: { version: partner.version },
    refusal: "Cette fiche vient de changer. Rechargez la page, puis recommencez.",
    set: { capacityLink: { version: version + 1, sentAt: now() } },
    effects: [
      audit("partner.capacity-asked"),
      mail(
        "capacity-request",
        { ...signatureOf(user), partnerName: partner.name, link },
        {
          to: contact.email,
          toName: contact.name,
          replyTo: user.email,
          fromName: user.name,
          isManual: true,
        },
      ),
    ],
  });
}

/** The first contact with an address that a colleague has checked. */
export function contactToWrite(contacts: readonly PartnerContact[]): { name: string; email: string } | null {
  for (const { name, email, isToConfirm } of contacts) if (email && !isToConfirm) return { name, email };
  return null;
}
