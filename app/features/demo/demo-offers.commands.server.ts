import { SOFTWARE } from "~/core/auth/actor";
import { type Day, toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { derivedId } from "~/core/ids.server";
import { createOffer, type NewOffer, takeOffer } from "~/features/offers/offers.commands.server";
import { type DemoHome, type DemoPost, HOMES, POSTS } from "./demo-offers";
import type { DemoProfile } from "./demo-profile";
import { partnerId } from "./demo-setup.commands.server";

/** Fills the homes and the posts of a demonstration, in the communes of its profile. */
export async function createOffers(profile: DemoProfile): Promise<void> {
  for (const [rank, home] of HOMES.entries())
    await createDemoOffer(`home-${rank}`, homeOf(profile, home), home);
  for (const [rank, post] of POSTS.entries())
    await createDemoOffer(`post-${rank}`, postOf(profile, post), post);
}

async function createDemoOffer(
  key: string,
  offer: NewOffer,
  { isTaken }: DemoHome | DemoPost,
): Promise<void> {
  const id = await createOffer(SOFTWARE, offer, { id: derivedId("demo-offer", key) });
  if (isTaken) await takeOffer(SOFTWARE, id);
}

function homeOf({ places }: DemoProfile, { slot, where, ...offered }: DemoHome): NewOffer {
  const {
    partner: _partner,
    contact: _contact,
    checked: _checked,
    from,
    isTaken: _isTaken,
    ...home
  } = offered;
  const place = [places[slot].name, where].filter(Boolean).join(", ");
  return {
    kind: "housing",
    proposal: { kind: "housing", place, ...home, ...dated(from) },
    ...offererOf(offered),
  };
}

function postOf({ places }: DemoProfile, { slot, ...offered }: DemoPost): NewOffer {
  const {
    partner: _partner,
    contact: _contact,
    checked: _checked,
    from,
    isTaken: _isTaken,
    ...post
  } = offered;
  const proposal = { kind: "spouse-work" as const, place: places[slot].name, ...post, ...dated(from) };
  return { kind: "spouse-work", proposal, ...offererOf(offered) };
}

function offererOf({
  partner,
  contact,
  checked,
}: Pick<DemoHome, "partner" | "contact" | "checked">): Pick<
  NewOffer,
  "partnerId" | "contact" | "lastCheckedOn"
> {
  return {
    ...(partner ? { partnerId: partnerId(partner) } : {}),
    ...(contact ? { contact } : {}),
    lastCheckedOn: dayFrom(-checked),
  };
}

function dated(from: number | undefined): { fromOn?: Day } {
  return from === undefined ? {} : { fromOn: dayFrom(from) };
}

function dayFrom(days: number): Day {
  return toDay(new Date(now().getTime() + days * 24 * 3600 * 1000));
}
