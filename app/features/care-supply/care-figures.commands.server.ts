import { Partner } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import type { LinkRef } from "~/core/links.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { contactToWrite } from "~/features/partners/capacity.commands.server";
import { formatDayShort } from "~/vocabulary/typography";
import { restedSince } from "./care-figures.queries.server";
import { listRelayCentres, type RelayCentre } from "./relay-centres.queries.server";

/** Asks a relay centre chosen in the list. Returns its name. Refuses one that is no longer there, and as `askCareFigures` does. */
export async function askRelay(user: User, relayId: string): Promise<string> {
  const relay = (await listRelayCentres()).find(({ _id }) => _id === relayId);
  if (!relay) throw new UserFacingError("Ce relais n’est plus actif. Rechargez la page.");
  await askCareFigures(user, relay);
  return relay.name;
}

/**
 * Writes to a relay centre to ask the figures of its communes, by a link that replaces the one before. Refuses a relay
 * centre without an address, and one asked within the last fourteen days.
 */
export async function askCareFigures(user: User, relay: RelayCentre): Promise<void> {
  const { _id, name, contacts, careLink, version } = relay;
  const contact = contactToWrite(contacts);
  if (!contact) {
    throw new UserFacingError(`${name} n’a pas d’adresse e-mail : appelez, puis notez ce qui est dit.`);
  }
  if (careLink && careLink.sentAt > restedSince()) {
    throw new UserFacingError(
      `Déjà demandé à ${name} le ${formatDayShort(careLink.sentAt)} : laissez-lui deux semaines, ou appelez.`,
    );
  }
  const link: LinkRef = { purpose: "care-figures", id: _id, version: (careLink?.version ?? 0) + 1 };
  await commit(user, Partner, _id, {
    onlyIf: { version, isActive: true },
    refusal: "Cette fiche vient de changer. Rechargez la page, puis recommencez.",
    set: { careLink: { version: link.version, sentAt: now() } },
    effects: [
      audit("care-figures.asked"),
      mail(
        "care-figures-request",
        { ...signatureOf(user), relayName: name, link },
        { to: contact.email, toName: contact.name, replyTo: user.email, fromName: user.name, isManual: true },
      ),
    ],
  });
}
