import type { Db, Document } from "mongodb";

/** How many times the base holds each fact. */
export type Facts = Map<string, number>;

type ToFact = (document: Document) => string;

const FACTS: Readonly<Record<string, ToFact>> = {
  submissions: ({ _id }) => `submission ${_id}`,
  households: ({ _id }) => `household ${_id}`,
  "hand-offs": ({ _id }) => `hand-off ${_id}`,
  needs: ({ kind, householdId }) => `need ${kind} ${householdId}`,
  consents: ({ purpose, householdId }) => `consent ${purpose} ${householdId}`,
  notices: ({ householdId }) => `notice ${householdId}`,
  "audit-events": ({ action, subject }) => `audit ${action} ${subject.id}`,
  outbox: ({ _id, template, handOffId, to }) =>
    `mail ${template} ${template === "reply" ? _id : (handOffId ?? to)}`,
  entries: entryFact,
};

/** Reads the whole base as facts. */
export async function readFacts(base: Db): Promise<Facts> {
  const facts: Facts = new Map();
  for (const [collection, toFact] of Object.entries(FACTS)) {
    for await (const document of base.collection(collection).find()) add(facts, toFact(document));
  }
  for await (const need of base.collection("needs").find({ "options.0": { $exists: true } })) {
    for (const option of need.options) add(facts, `option ${option.handOffId}`);
  }
  return facts;
}

/** What is lost or doubled among the facts promised by commands that returned. */
export function brokenPromises(promised: string[], facts: Facts): string[] {
  return promised.filter((fact) => facts.get(fact) !== 1).map((fact) => `${facts.get(fact) ?? 0} × ${fact}`);
}

/** What does not hold together in the base, whether or not its command had time to return. */
export async function contradictions(base: Db, facts: Facts): Promise<string[]> {
  const found = await Promise.all([
    pendingEffects(base),
    incompleteSubmissions(base, facts),
    incompleteHandOffs(base, facts),
    staleHouseholds(base),
    wrongPartnerCounts(base),
  ]);
  return found.flat();
}

async function pendingEffects(base: Db): Promise<string[]> {
  const collections = await base.listCollections({}, { nameOnly: true }).toArray();
  const counts = await Promise.all(
    collections.map(async ({ name }) => ({
      name,
      count: await base.collection(name).countDocuments({ "pendingEffects.0": { $exists: true } }),
    })),
  );
  return counts
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} ${name} with effects left`);
}

async function incompleteSubmissions(base: Db, facts: Facts): Promise<string[]> {
  const submissions = await base.collection("submissions").find().toArray();
  return submissions.flatMap(({ _id, state, householdId, interest }) =>
    brokenPromises(
      [
        `audit submission.received ${_id}`,
        `mail receipt ${interest.email}`,
        ...(state === "opened" ? [`household ${householdId}`, `entry form ${_id}`] : []),
        ...(state === "opened" ? [`need housing ${householdId}`, `need schooling ${householdId}`] : []),
      ],
      facts,
    ),
  );
}

async function incompleteHandOffs(base: Db, facts: Facts): Promise<string[]> {
  const handOffs = await base.collection("hand-offs").find().toArray();
  return handOffs.flatMap(({ _id, state }) =>
    brokenPromises(
      [
        `audit hand-off.sent ${_id}`,
        `mail hand-off ${_id}`,
        `entry hand-off ${_id}`,
        ...(state === "proposed" ? [`entry answer ${_id}`, `option ${_id}`] : []),
      ],
      facts,
    ),
  );
}

/** Files whose lines are not those of their needs. */
async function staleHouseholds(base: Db): Promise<string[]> {
  const [households, needs] = await Promise.all([
    base.collection("households").find().toArray(),
    base.collection("needs").find().toArray(),
  ]);
  const wanted = new Map<string, string[]>();
  for (const need of needs)
    wanted.set(need.householdId, [...(wanted.get(need.householdId) ?? []), line(need)]);
  return households
    .filter(({ _id, needLines, heads }) => {
      const shown = needLines.map(line).sort().join();
      return heads.length !== 1 || shown !== (wanted.get(String(_id)) ?? []).sort().join();
    })
    .map(({ _id }) => `stale household ${_id}`);
}

async function wrongPartnerCounts(base: Db): Promise<string[]> {
  const [partners, handOffs] = await Promise.all([
    base.collection("partners").find().toArray(),
    base.collection("hand-offs").find().toArray(),
  ]);
  return partners
    .filter(({ _id, askedCount, answeredCount }) => {
      const own = handOffs.filter(({ partnerId }) => partnerId === String(_id));
      const answers = own.flatMap((handOff) => handOff.answers);
      return askedCount !== own.length || answeredCount !== answers.length;
    })
    .map(({ _id, askedCount, answeredCount }) => `partner ${_id} counts ${askedCount}, ${answeredCount}`);
}

function line({ kind, state, ball, holder }: Document): string {
  return [kind, state, ball, holder ?? ""].join(" ");
}

function entryFact({ kind, quote, submissionId, handOffId, mailId, householdId }: Document): string {
  if (kind === "note") return `entry ${quote}`;
  if (kind === "change") return `entry stage ${householdId}`;
  return `entry ${kind} ${submissionId ?? handOffId ?? mailId ?? householdId}`;
}

function add(facts: Facts, fact: string): void {
  facts.set(fact, (facts.get(fact) ?? 0) + 1);
}
