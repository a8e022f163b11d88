import { LocalService, type LocalServiceRecord } from "#models/local-service";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import type { LinkRef } from "~/core/links.server";
import { mail } from "~/core/outbox/mail-effect.server";
import { signatureOf } from "~/core/outbox/signature";
import { formatDayShort } from "~/vocabulary/typography";
import { restedSince } from "./service-refresh.queries.server";
import { freshSince } from "./services.queries.server";

type Asked = Pick<
  LocalServiceRecord,
  "_id" | "name" | "email" | "version" | "refreshAskedAt" | "refreshLink"
>;

/**
 * Writes to a service to ask whether its card still holds, by a link that replaces the one before. Refuses a service
 * without an address, and one asked within the last thirty days.
 */
export async function askRefresh(user: User, service: Asked): Promise<void> {
  const { _id, name, email, version, refreshAskedAt, refreshLink } = service;
  if (!email)
    throw new UserFacingError("Aucune adresse e-mail n’est connue : appelez, puis notez ce qui est dit.");
  if (refreshAskedAt && refreshAskedAt > restedSince()) {
    throw new UserFacingError(
      `Déjà demandé le ${formatDayShort(refreshAskedAt)} : laissez un mois à ce service, ou appelez-le.`,
    );
  }
  const link: LinkRef = { purpose: "listing", id: _id, version: (refreshLink?.version ?? 0) + 1 };
  const sentAt = now();
  await commit(user, LocalService, _id, {
    onlyIf: { version, isActive: true },
    refusal: "Cette fiche vient de changer. Rechargez la page, puis recommencez.",
    set: { refreshAskedAt: sentAt, refreshLink: { version: link.version, sentAt } },
    effects: [
      audit("local-service.refresh-asked"),
      mail(
        "listing-refresh",
        { ...signatureOf(user), serviceName: name, link },
        { to: email, toName: name, replyTo: user.email, fromName: user.name, isManual: true },
      ),
    ],
  });
}

/** Asks several services, each once; those that may no longer be asked are left in peace. Returns how many were asked. */
export async function askRefreshes(user: User, ids: readonly string[]): Promise<number> {
  const services = await LocalService.find({ _id: { $in: [...ids] } }).lean<LocalServiceRecord[]>();
  let asked = 0;
  for (const service of services) {
    if (!mayBeAsked(service)) continue;
    await askRefresh(user, service);
    asked += 1;
  }
  return asked;
}

function mayBeAsked({ email, isActive, checkedOn, isListed, refreshAskedAt }: LocalServiceRecord): boolean {
  const isStale = checkedOn < freshSince() || isListed === false;
  const isRested = !refreshAskedAt || refreshAskedAt <= restedSince();
  return isActive && isStale && isRested && email !== undefined;
}
