import { type Closure, Partner, type PartnerContact, type PartnerRecord } from "#models/partner";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { nationalDigits } from "~/core/phone-digits";
import { nearWordsOf, searchWordsOf } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { inPairs } from "~/vocabulary/typography";
import { cardFields } from "./partner-card";
import { getPartner } from "./partners.queries.server";

export interface PartnerInput {
  name: string;
  kind: PartnerRecord["kind"];
  territories: string[];
  communeCode?: string;
  note?: string;
  closures?: Closure[];
  contacts: (Omit<PartnerContact, "id"> & { id?: string })[];
}

/** Adds a partner to the directory. Returns its id. */
export async function createPartner(actor: Actor, input: PartnerInput, id = newId()): Promise<string> {
  const card = cardOf(input);
  await create(
    actor,
    Partner,
    {
      _id: id,
      ...card,
      searchWords: wordsOf(card),
      isActive: true,
      askedCount: 0,
      answeredCount: 0,
      createdAt: now(),
    },
    [audit("partner.created")],
  );
  return id;
}

/**
 * Writes what was changed on a partner's card since it was drawn (`before`); refuses, showing both values, a
 * field a colleague changed meanwhile. Contacts keep their id, so that letters already sent still find them.
 */
export async function updatePartner(
  actor: Actor,
  partnerId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: PartnerInput,
): Promise<void> {
  for (;;) {
    const { version, ...stored } = await getPartner(partnerId);
    const current = { ...stored, contacts: inPairs(stored.contacts) };
    const names = await placeNames(submitted, current);
    const changes = changesOf(cardFields(names), { before, submitted, current });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, cardOf(submitted));
    const saved = await commit(actor, Partner, partnerId, {
      onlyIf: { version },
      set: { ...set, searchWords: wordsOf({ ...stored, ...set }) },
      unset,
      effects: [audit("partner.updated", changes)],
    });
    if (saved) return;
  }
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

type Card = Omit<PartnerInput, "contacts"> & { contacts: PartnerContact[] };

function cardOf(input: PartnerInput): Card {
  return { ...input, contacts: input.contacts.map((contact) => ({ ...contact, id: contact.id ?? newId() })) };
}

function wordsOf({ name, contacts }: Pick<Card, "name" | "contacts">): string[] {
  return [
    ...searchWordsOf(
      name,
      ...contacts.flatMap(({ name: contact, email, phone }) => [
        contact,
        email,
        phone && nationalDigits(phone),
      ]),
    ),
    ...nearWordsOf(name),
  ];
}

/** The names of the places two cards speak of, by code. */
async function placeNames(...cards: PartnerInput[]): Promise<Map<string, string>> {
  const [communes, { territories }] = await Promise.all([
    communesByCodes(cards.flatMap(({ communeCode }) => communeCode ?? [])),
    getSettings(),
  ]);
  return new Map([
    ...territories.list.map(({ code, label }) => [code, label] as const),
    ...[...communes].map(([code, { name }]) => [code, name] as const),
  ]);
}
