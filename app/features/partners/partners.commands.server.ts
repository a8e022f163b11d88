import { Partner, type PartnerContact, type PartnerRecord } from "#models/partner";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { newId } from "~/core/ids.server";
import { searchWordsOf } from "~/core/search-words";

export interface PartnerInput {
  name: string;
  kind: PartnerRecord["kind"];
  territories: string[];
  communeCode?: string;
  note?: string;
  contacts: (Omit<PartnerContact, "id"> & { id?: string })[];
}

/** Adds a partner to the directory. Returns its id. */
export async function createPartner(actor: Actor, input: PartnerInput, id = newId()): Promise<string> {
  const values = valuesOf(input);
  await create(
    actor,
    Partner,
    { _id: id, ...values, isActive: true, askedCount: 0, answeredCount: 0, createdAt: now() },
    [audit("partner.created")],
  );
  return id;
}

/** Changes a partner's card; contacts keep their id, so that letters already sent still find them. */
export async function updatePartner(
  actor: Actor,
  partnerId: string,
  version: number,
  input: PartnerInput,
): Promise<void> {
  const emptied = [input.communeCode ? "" : "communeCode", input.note ? "" : "note"].filter(Boolean);
  await commit(actor, Partner, partnerId, {
    onlyIf: { version },
    refusal:
      "Un·e collègue a modifié cette fiche entre-temps. Rechargez la page, puis refaites votre changement.",
    set: valuesOf(input),
    unset: emptied,
    effects: [audit("partner.updated", Object.keys(input))],
  });
}

/** Counts a request sent to a partner; once per follow-up. */
export async function countAsk(actor: Actor, partnerId: string, at: Date, appliedBy: string): Promise<void> {
  await commit(actor, Partner, partnerId, {
    set: { lastAskedAt: at },
    inc: { askedCount: 1 },
    effects: [],
    appliedBy,
    isDerived: true,
  });
}

/** Counts an answer of a partner; once per follow-up. */
export async function countAnswer(
  actor: Actor,
  partnerId: string,
  at: Date,
  appliedBy: string,
): Promise<void> {
  await commit(actor, Partner, partnerId, {
    set: { lastAnsweredAt: at },
    inc: { answeredCount: 1 },
    effects: [],
    appliedBy,
    isDerived: true,
  });
}

function valuesOf(input: PartnerInput) {
  const contacts = input.contacts.map((contact) => ({ ...contact, id: contact.id ?? newId() }));
  const words = contacts.flatMap(({ name, email, phone }) => [name, email, phone]);
  return { ...input, contacts, searchWords: searchWordsOf(input.name, ...words) };
}
