import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { HandOff } from "#models/hand-off";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf, needOf } from "#tests/factories/files";
import { createAgency, createHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile, createSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { database } from "~/core/db/connect.server";
import { settle } from "~/core/db/relay.server";
import { readingsWritten } from "~/core/reading-log.server";
import { openCallTask } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { updateCriteria } from "~/features/needs/needs.commands.server";
import type { Role } from "~/vocabulary/roles";

const FIGEAC = "200067361";
const CAHORS = "200023737";
const STALE_BUTTON = "Ce bouton n’est plus valable. Rechargez la page.";

/** Each page with its route; an id stands for the record made before the test. */
const PAGES = [
  ["_staff.today.tsx", "/today"],
  ["_staff.triage._index.tsx", "/triage"],
  ["_staff.triage.new.tsx", "/triage/new"],
  ["_staff.triage.$id.tsx", "/triage/:submission"],
  ["_staff.candidates._index.tsx", "/candidates"],
  ["_staff.candidates.$id.tsx", "/candidates/:candidate"],
  ["_staff.households.$id._index.tsx", "/households/:household"],
  ["_staff.households.$id.call.tsx", "/households/:household/call"],
  ["_staff.households.$id.reply.tsx", "/households/:household/reply"],
  ["_staff.needs.$id.tsx", "/needs/:need"],
  ["_staff.needs.$id_.hand-off.tsx", "/needs/:need/hand-off?partenaire=:partner"],
  ["_staff.hand-offs.tsx", "/hand-offs"],
  ["_staff.partners._index.tsx", "/partners"],
  ["_staff.partners.new.tsx", "/partners/new"],
  ["_staff.partners.$id.tsx", "/partners/:partner"],
] as const;

const SHARED_BY_THE_TEAM = ["/today", "/triage", "/triage/new", "/candidates", "/hand-offs"];
const OWNED = PAGES.filter(([, page]) => page.includes(":") && !page.startsWith("/partners"));

let user: User;
let ids: Record<string, string>;

beforeEach(async () => {
  user = await createUser("referent", { isWholeDepartement: false, territories: [FIGEAC] });
  const household = await createFile(user);
  await updateCriteria(user, await needOf(household), { communes: [], rooms: 3 });
  const [candidate, need, partner] = [
    await candidateOf(household),
    await needOf(household),
    await createAgency(user),
  ];
  const submission = await createSubmission({ email: "zoe@internes.example", lastName: "Lagarde" });
  await settle();
  ids = {
    household,
    candidate: candidate._id,
    need: need._id,
    partner: partner._id,
    contact: partner.contacts[0]?.id ?? "",
    submission: submission._id,
  };
});

describe.each(PAGES)("%s", (route, page) => {
  it("opens for a référent·e, sends nobody to sign in, and refuses the other roles", async () => {
    expect((await callRoute(route, user, at(page))).status).toBe(200);
    const nobody = await callRoute(route, null, at(page));
    expect(nobody).toMatchObject({ status: 302, location: expect.stringMatching(/^\/login\?retour=/) });
    for (const role of ["elu", "dpo", "recruteur"] satisfies Role[]) {
      const isForRecruiters = role === "recruteur" && page.startsWith("/candidates");
      const { status } = await callRoute(route, await createUser(role), at(page));
      const forRecruiters = page === "/candidates" ? 200 : 404;
      expect(status, role).toBe(isForRecruiters ? forRecruiters : 403);
    }
  });

  it("changes nothing when it is read", async () => {
    await callRoute(route, user, at(page));
    const before = await dump();
    await callRoute(route, user, at(page));
    await settle();
    expect(await dump()).toEqual(before);
  });
});

it.each(OWNED)("%s answers 404 to a colleague of another territory", async (route, page) => {
  const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: [CAHORS] });
  expect((await callRoute(route, elsewhere, at(page))).status).toBe(404);
});

it("shows another territory's colleague nothing of the file in the shared lists", async () => {
  const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: [CAHORS] });
  await createHandOff(user, { householdId: ids.household });
  await settle();
  for (const [route, page] of PAGES.filter(([, address]) => SHARED_BY_THE_TEAM.includes(address))) {
    const { body } = await callRoute(route, elsewhere, page);
    for (const name of ["Caron", "Lagarde", ids.household ?? ""]) expect(body, page).not.toContain(name);
  }
});

const CALL = { candidateId: "any", isReached: "yes", nextLabel: "Rappeler", nextOn: "2026-05-14" };
const REPLY = { candidateId: "any", subject: "Bonjour", text: "Je m’occupe de vous." };

const ACTS: [string, string, Record<string, string>][] = [
  ["_staff.triage.$id.tsx", "/triage/:submission", { intent: "dismiss", reason: "spam" }],
  ["_staff.households.$id._index.tsx", "/households/:household", { intent: "note", text: "Une note" }],
  ["_staff.households.$id.call.tsx", "/households/:household/call", CALL],
  ["_staff.households.$id.reply.tsx", "/households/:household/reply", REPLY],
  ["_staff.needs.$id.tsx", "/needs/:need", { intent: "criteria", "criteria.rooms": "4" }],
  ["_staff.needs.$id_.hand-off.tsx", "/needs/:need/hand-off", { answerBy: "2026-05-20" }],
];

it.each(ACTS)("%s lets nobody act on the file of another territory", async (route, page, form) => {
  const elsewhere = await createUser("referent", { isWholeDepartement: false, territories: [CAHORS] });
  const before = await dump();
  expect((await callRoute(route, elsewhere, at(page), form)).status).toBe(404);
  expect(await callRoute(route, null, at(page), form)).toMatchObject({ status: 302 });
  for (const role of ["elu", "dpo", "recruteur"] satisfies Role[]) {
    expect((await callRoute(route, await createUser(role), at(page), form)).status, role).toBe(403);
  }
  await settle();
  expect(await dump()).toEqual(before);
});

const WRONG: [string, string, Record<string, string>, string][] = [
  ["_staff.triage.$id.tsx", "/triage/:submission", { intent: "explode" }, STALE_BUTTON],
  ["_staff.triage.$id.tsx", "/triage/:submission", { intent: "dismiss", note: "Gardée" }, "Dites pourquoi"],
  ["_staff.triage.$id.tsx", "/triage/:submission", { intent: "open" }, "Choisissez qui suit cette demande."],
  ["_staff.triage.new.tsx", "/triage/new", { firstName: "Gardée" }, "Écrivez le nom de la personne."],
  ["_staff.households.$id._index.tsx", "/households/:household", { intent: "note" }, "La note est vide"],
  [
    "_staff.households.$id._index.tsx",
    "/households/:household",
    { intent: "set-next", label: "Gardée", ownerId: "x", dueOn: "2026-02-31" },
    "Ce jour n’existe pas",
  ],
  [
    "_staff.households.$id._index.tsx",
    "/households/:household",
    { intent: "set-next", label: "Gardée", ownerId: "x", dueOn: "2020-01-01" },
    "Cette date est passée",
  ],
  [
    "_staff.households.$id.call.tsx",
    "/households/:household/call",
    { text: "Gardée", isReached: "maybe" },
    "Dites si la personne a répondu.",
  ],
  [
    "_staff.households.$id.reply.tsx",
    "/households/:household/reply",
    { subject: "Gardée" },
    "Le message est vide",
  ],
  [
    "_staff.needs.$id.tsx",
    "/needs/:need",
    { intent: "criteria", "criteria.rooms": "trois", "criteria.place": "Gardée" },
    "écrivez un nombre",
  ],
  [
    "_staff.needs.$id.tsx",
    "/needs/:need",
    { intent: "option", optionId: "Gardée", state: "lost" },
    "ce que devient",
  ],
  [
    "_staff.needs.$id_.hand-off.tsx",
    "/needs/:need/hand-off",
    { message: "Gardée", answerBy: "2026-05-01" },
    "Cette date est passée",
  ],
  ["_staff.partners.new.tsx", "/partners/new", { note: "Gardée" }, "Donnez le nom du partenaire."],
  [
    "_staff.partners.$id.tsx",
    "/partners/:partner",
    { intent: "card", name: "Gardée" },
    "Ajoutez au moins un contact.",
  ],
  [
    "_staff.today.tsx",
    "/today",
    { intent: "complete", householdId: "x", done: "x", dueOn: "2026-05-20", ownerId: "x" },
    "aucun dossier ouvert ne reste sans suite",
  ],
  ["_staff.today.tsx", "/today", {}, STALE_BUTTON],
];

it.each(WRONG)(
  "%s answers 400 in French to wrong input, and keeps it: %s %o",
  async (route, page, form, sentence) => {
    // Whoever sends a form has read its page, which the journal says once.
    await callRoute(route, user, at(page));
    await readingsWritten();
    const before = await dump();
    const { status, body } = await callRoute(route, user, at(page), form);
    expect(status).toBe(400);
    expect(body.replaceAll("\u00A0", " ")).toContain(sentence);
    if (Object.values(form).includes("Gardée")) expect(body).toContain("Gardée");
    expect(body).not.toMatch(/Invalid|expected|required/i);
    await settle();
    expect(await dump()).toEqual(before);
  },
);

describe("the main job, by its forms", () => {
  it("opens a file, hands its housing need over and takes it back", async () => {
    const opened = await callRoute("_staff.triage.$id.tsx", user, at("/triage/:submission"), {
      intent: "open",
      referentId: user.id,
    });
    expect(opened).toMatchObject({ status: 302, location: expect.stringMatching(/^\/households\//) });
    const sent = await callRoute("_staff.needs.$id_.hand-off.tsx", user, at("/needs/:need/hand-off"), {
      partnerId: ids.partner ?? "",
      contactId: ids.contact ?? "",
      answerBy: "2026-05-20",
    });
    expect(sent).toMatchObject({ status: 302, location: at("/needs/:need") });
    const handOff = await HandOff.findOne({ needId: ids.need }).lean();
    const undone = await callRoute("_staff.needs.$id.tsx", user, at("/needs/:need"), {
      intent: "revoke",
      handOffId: handOff?._id ?? "",
    });
    expect(undone.status).toBe(302);
    expect(await needOf(ids.household ?? "")).toMatchObject({ ball: "us" });
  });

  it("tells the second of two colleagues that the request was already dealt with", async () => {
    const form = { intent: "dismiss", reason: "test" };
    expect((await callRoute("_staff.triage.$id.tsx", user, at("/triage/:submission"), form)).status).toBe(
      302,
    );
    const { status, body } = await callRoute("_staff.triage.$id.tsx", user, at("/triage/:submission"), form);
    expect([status, body]).toEqual([400, expect.stringContaining("Un·e collègue s’est déjà occupé·e")]);
  });

  it("ends a call once from the day's page", async () => {
    const { _id: handOffId } = await createHandOff(user, { householdId: ids.household });
    await openCallTask(user, { handOffId });
    const form = { intent: "task-done", taskId: (await Task.findOne({}).lean())?._id ?? "" };
    expect((await callRoute("_staff.today.tsx", user, "/today", form)).status).toBe(302);
    expect((await callRoute("_staff.today.tsx", user, "/today", form)).status).toBe(400);
  });

  it("moves a stage and offers the way back, refusing a stale move", async () => {
    const form = {
      intent: "move-stage",
      candidateId: ids.candidate ?? "",
      pipeline: "intern",
      from: "interest",
      to: "review",
    };
    const page = at("/households/:household");
    expect((await callRoute("_staff.households.$id._index.tsx", user, page, form)).status).toBe(302);
    expect((await fileOf(ids.household ?? "")).heads).toMatchObject([{ stage: "review" }]);
    expect((await callRoute("_staff.households.$id._index.tsx", user, page, form)).status).toBe(400);
  });

  it("does not act on a candidate or a correction of another file", async () => {
    const other = await createFile(user, { email: "autre@internes.example" });
    const move = {
      intent: "move-stage",
      candidateId: ids.candidate ?? "",
      pipeline: "intern",
      from: "interest",
      to: "housed",
    };
    const page = `/households/${other}`;
    expect((await callRoute("_staff.households.$id._index.tsx", user, page, move)).status).toBe(404);
  });
});

it.each([
  { "take[99999]": "x" },
  { "children[1000000].first": "x" },
  { __intent__: '{"type":"insert","payload":{"name":"contacts","index":1000000}}' },
  Object.fromEntries(Array.from({ length: 501 }, (_, place) => [`f${place}`, "x"])),
])("refuses an outsized form at once, whichever page it is sent to", async (form) => {
  for (const [route, page] of ACTS) expect((await callRoute(route, user, at(page), form)).status).toBe(400);
  expect((await callRoute("_staff.partners.$id.tsx", user, at("/partners/:partner"), form)).status).toBe(400);
});

function at(page: string): string {
  return page.replace(/:(\w+)/g, (_whole, name: string) => ids[name] ?? "");
}

/** A digest of each collection; sessions and limits are the access log, not business state. */
async function dump(): Promise<Record<string, string>> {
  await settle();
  const digests: Record<string, string> = {};
  for (const { name } of await database().listCollections({}, { nameOnly: true }).toArray()) {
    if (["session", "accounts", "rate-limits", "user"].includes(name)) continue;
    const documents = await database().collection(name).find({}).sort({ _id: 1 }).toArray();
    digests[name] = createHash("sha256").update(JSON.stringify(documents)).digest("hex");
  }
  return digests;
}
