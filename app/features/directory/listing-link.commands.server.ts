import { LocalService, type LocalServiceRecord } from "#models/local-service";
import { PARTNER } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { changesOf, type FieldsOf, writeOf } from "~/core/lost-updates";
import { getListing } from "./listing-link.queries.server";
import { auditedFields } from "./service-card";
import type { ListingAnswer } from "./services.schema.server";

const CLOSED = "Ce lien ne permet plus de répondre. Répondez simplement au mail, nous le noterons.";
const TOO_OFTEN =
  "Cette fiche vient de changer plusieurs fois. Appelez-nous, nous noterons ce qui est juste.";

type Corrected = Pick<LocalServiceRecord, "opening" | "phone" | "address">;

const FIELDS: FieldsOf<Corrected> = {
  opening: { label: "Horaires" },
  phone: { label: "Téléphone" },
  address: { label: "Adresse" },
};

/**
 * Notes what a service says of its card by the link it was sent: that it holds, or its hours, its phone and its address.
 * Either makes it checked today. Said twice, it is once. Refuses a link no longer in force, more than ten answers an hour,
 * and, telling both values, what a colleague corrected since the page was drawn.
 */
export async function sayListing(token: string | undefined, answer: ListingAnswer): Promise<void> {
  const { service, isCurrent } = await getListing(token);
  if (!isCurrent) throw new UserFacingError(CLOSED);
  const { refreshLink, checkedOn, isListed } = service;
  const corrected = answer.act === "correct" ? correctedOf(answer) : correctedOf(service);
  const before = answer.act === "correct" ? answer.before : { ...corrected };
  const changed = changesOf(FIELDS, { before, submitted: corrected, current: correctedOf(service) });
  if (refreshLink?.answeredAt && changed.length === 0 && checkedOn === toDay(now())) return;
  if (await isOverLimit("link-answer", `listing ${service._id}`)) throw new UserFacingError(TOO_OFTEN);
  const { set, unset } = writeOf(changed, corrected);
  await commit({ ...PARTNER, name: service.name }, LocalService, service._id, {
    onlyIf: { "refreshLink.version": refreshLink?.version, isActive: true },
    refusal: CLOSED,
    set: { ...set, checkedOn: toDay(now()), "refreshLink.answeredAt": now() },
    unset: isListed === false ? [...unset, "isListed"] : unset,
    effects: [
      audit("local-service.checked", ["checkedOn"]),
      ...(changed.length > 0 ? [audit("local-service.updated", auditedFields(changed))] : []),
    ],
  });
}

function correctedOf({ opening, phone, address }: Corrected): Corrected {
  return { opening, phone, address };
}
