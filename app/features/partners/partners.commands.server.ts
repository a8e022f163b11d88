import {
  type Agreement,
  type Closure,
  Partner,
  type PartnerContact,
  type PartnerRecord,
} from "#models/partner";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit, followUp } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changesOf, writeOf } from "~/core/lost-updates";
import { nationalDigits } from "~/core/phone-digits";
import { fold, nearWordsOf, searchWordsOf } from "~/core/search-words";
import { getSettings } from "~/core/settings.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import type { NeedKind } from "~/vocabulary/needs";
import type { OnboardingStep, PartnerChannel } from "~/vocabulary/partners";
import { inPairs } from "~/vocabulary/typography";
import { cardFields, typedContacts, withBounces } from "./partner-card";
import { getPartner } from "./partners.queries.server";

export interface PartnerInput {
  name: string;
  kind: PartnerRecord["kind"];
  territories: string[];
  communes?: string[];
  themes?: NeedKind[];
  communeCode?: string;
  note?: string;
  closures?: Closure[];
  channel?: PartnerChannel;
  delayDays?: number;
  backUpId?: string;
  agreement?: Agreement;
  yearlyCap?: number;
  onboarding?: OnboardingStep;
  contacts: (Omit<PartnerContact, "id"> & { id?: string })[];
}

/** What decides when and how a partner who does not answer is reminded. */
const LADDER_FIELDS = [
  "kind",
  "closures",
  "contacts",
  "channel",
  "delayDays",
  "backUpId",
  "yearlyCap",
] as const satisfies readonly (keyof PartnerInput)[];

/** Adds a partner to the directory; under an id already taken, nothing is changed. Returns the id. */
export async function createPartner(actor: Actor, input: PartnerInput, id = newId()): Promise<string> {
  const card = cardOf(input);
  await create(
    actor,
    Partner,
    {
      _id: id,
      ...card,
      ...keysOf(card),
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
 * field a colleague changed meanwhile, and a partner as its own back-up. Contacts keep their id, so that letters already
 * sent still find them.
 */
export async function updatePartner(
  actor: Actor,
  partnerId: string,
  before: Readonly<Record<string, unknown>>,
  submitted: PartnerInput,
): Promise<void> {
  if (submitted.backUpId === partnerId) {
    throw new UserFacingError("Choisissez un autre partenaire que lui-même.", { field: "backUpId" });
  }
  for (;;) {
    const { version, ...stored } = await getPartner(partnerId);
    const current = { ...stored, contacts: inPairs(typedContacts(stored.contacts)) };
    const names = await placeNames(submitted, current);
    const changes = changesOf(cardFields(names), { before, submitted, current });
    if (changes.length === 0) return;
    const { set, unset } = writeOf(changes, cardOf(submitted));
    if (set.contacts) set.contacts = withBounces(set.contacts, stored.contacts);
    const isLadderMoved = LADDER_FIELDS.some((field) => field in set || unset.includes(field));
    const saved = await commit(actor, Partner, partnerId, {
      onlyIf: { version },
      set: { ...set, ...keysOf({ ...stored, ...set }) },
      unset,
      effects: [
        audit("partner.updated", changes),
        ...(isLadderMoved ? [followUp("planReminders", { partnerId })] : []),
      ],
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

/** What a partner is found and sorted by. */
function keysOf(card: Pick<Card, "name" | "contacts">): Pick<PartnerRecord, "searchWords" | "sortName"> {
  return { searchWords: wordsOf(card), sortName: fold(card.name) };
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

/** The names of the places and of the partners two cards speak of, by code or id. */
async function placeNames(...cards: PartnerInput[]): Promise<Map<string, string>> {
  const backUps = cards.flatMap(({ backUpId }) => backUpId ?? []);
  const [communes, { territories }, partners] = await Promise.all([
    communesByCodes(cards.flatMap(({ communeCode, communes = [] }) => [...communes, communeCode ?? ""])),
    getSettings(),
    backUps.length > 0 ? Partner.find({ _id: { $in: backUps } }, { name: 1 }).lean() : [],
  ]);
  return new Map([
    ...territories.list.map(({ code, label }) => [code, label] as const),
    ...[...communes].map(([code, { name }]) => [code, name] as const),
    ...partners.map(({ _id, name }) => [_id, name] as const),
  ]);
}
