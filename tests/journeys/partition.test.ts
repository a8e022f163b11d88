import { readdirSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Candidate } from "#models/candidate";
import { Entry } from "#models/entry";
import { Mail } from "#models/mail";
import { Submission } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf, needOf } from "#tests/factories/files";
import { createAgency, createHandOff, letterPath, reloadHandOff } from "#tests/factories/hand-offs";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { addDocuments } from "~/features/documents/documents.commands.server";
import { sendReply } from "~/features/file/file.commands.server";
import { answerByLink } from "~/features/hand-offs/answer-link.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { recordNote, setNextAction } from "~/features/households/households.commands.server";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import { openPlacement } from "~/features/placements/placements.commands.server";
import { EXPORTED_LISTS } from "~/vocabulary/exports";
import { NEED_KINDS } from "~/vocabulary/needs";
import { formatPhone } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";

/** The spouse's own, as it is stored; the markers hold it as it is shown. */
const PHONE = "0677001122";

/** A word found nowhere else, in each field where a family may be told of. */
const MARKERS = [
  "zq-spouse-first",
  "zq-spouse-last",
  "zq-trade",
  "zq-spouse-mail",
  "zq-child",
  formatPhone(PHONE),
  "zq-remedy",
  "zq-confidence",
  "zq-born",
  "2019-04",
  "zq-place",
  "zq-criteria-note",
  "zq-proposal",
  "zq-answer",
  "zq-note",
  "zq-next-action",
  "zq-reply",
  "zq-message",
  "zq-partner",
  "zq-occupation",
  "zq-diplomas",
  "zq-wish",
  "zq-wage-note",
  "zq-curriculum",
  "zq-placement",
];

/** Words that would tell of a file behind the candidate. */
const FAMILY_WORDS = [
  "readiness",
  "readinessItems",
  "familyObstacles",
  "birthName",
  "relations",
  "confidences",
  "blocking",
  "needLines",
  "spouse",
  "children",
  "nextAction",
  "householdId",
  "visibleTo",
];

const STAFF_ROUTES = readdirSync("app/routes").filter((name) => name.startsWith("_staff"));

let team: User;
let recruiter: User;
let structureId: string;
let introduced: string;
let others: string;
let ids: Record<string, string>;

beforeEach(async () => {
  team = await createUser();
  structureId = (await createAgency(team, { name: "MSP des Causses", kind: "health-structure" }))._id;
  recruiter = await createUser("recruteur", { partnerId: structureId, isWholeDepartement: true });
  introduced = await plantedFile("Caron", "elodie@internes.example");
  others = await plantedFile("Lagarde", "zoe@internes.example");
  const { _id } = await candidateOf(introduced);
  await Candidate.updateOne({ _id }, { introducedTo: [structureId] });
  await openPlacement(team, { candidateId: _id, semesterId: "winter-2026", note: "zq-placement" });
  ids = await recordsOf(introduced);
});

it("keeps how to join an adult out of what lists and searches read", async () => {
  const { searchWords, heads, title, needLines } = await fileOf(introduced);
  const read = JSON.stringify({ searchWords, heads, title, needLines });
  for (const word of ["zq-spouse-mail", PHONE, "zq-trade", "zq-remedy", "zq-confidence"])
    expect(read).not.toContain(word);
});

describe("a recruteur", () => {
  it("is shown no word of the family by any page, whatever the record asked for", async () => {
    const asked = [...Object.values(ids), ...Object.values(await recordsOf(others))];
    for (const { address, status, body } of await pagesFor(recruiter, asked)) {
      for (const marker of [...MARKERS, PHONE]) expect(body, `${address}, ${status}`).not.toContain(marker);
      for (const word of FAMILY_WORDS) expect(body, `${address}, ${status}`).not.toContain(`"${word}"`);
    }
  }, 60_000);

  it("sees the professional half of those introduced to their structure", async () => {
    const list = await callRoute("_staff.candidates._index.tsx", recruiter, "/candidates");
    expect(list.body).toContain("Élodie Caron");
    expect(list.body).not.toContain("Lagarde");
    const page = await callRoute("_staff.candidates.$id.tsx", recruiter, `/candidates/${ids.candidate}`);
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining("Médecine générale") });
  });

  it("finds nothing more by the filters of the team's list", async () => {
    for (const search of ["q=zq", "q=lagarde", "need=housing", "sort=due", "epci=200067361"]) {
      const { body } = await callRoute("_staff.candidates._index.tsx", recruiter, `/candidates?${search}`);
      expect(body, search).not.toContain("Lagarde");
      for (const marker of MARKERS) expect(body, search).not.toContain(marker);
    }
  });

  it("finds nothing of a family by the palette, the lists, the exports or the likeness of a name", async () => {
    const asked = ["zq-spouse-first", "zq-spouse-last", "zq-spouse-mail", PHONE, "lagarde"];
    const listing = STAFF_ROUTES.filter((route) => !route.includes("$id"));
    for (const q of asked) {
      const search = new URLSearchParams({ q, nom: q, list: "files", purpose: "zq", phone: q, lastName: q });
      for (const route of listing) {
        const { body } = await callRoute(route, recruiter, `${addressOf(route, "")}?${search}`);
        // The words typed may come back in the box they were typed in.
        for (const marker of [...MARKERS, PHONE, "Lagarde", "Zoé"].filter(
          (word) => word.toLowerCase() !== q,
        )) {
          if (!q.includes(marker)) expect(body, `${route} ${q}`).not.toContain(marker);
        }
      }
    }
  }, 120_000);

  it("is sent a file that holds no word of the family, whatever list is asked for", async () => {
    for (const list of valuesOf(EXPORTED_LISTS)) {
      const asked = { list, format: "csv", purpose: "Point de la structure", filters: "vue=all&q=" };
      const { status, body } = await callRoute("_staff.exports_.file.ts", recruiter, "/exports/file", asked);
      expect({ status, isTheirs: body.includes("Caron") }, list).toEqual({ status: 200, isTheirs: true });
      for (const marker of [...MARKERS, PHONE, "Lagarde"]) expect(body, list).not.toContain(marker);
    }
  });

  it("gets 404 for the candidates of others, and for all once nothing is introduced any more", async () => {
    const page = (id: string, user = recruiter) =>
      callRoute("_staff.candidates.$id.tsx", user, `/candidates/${id}`);
    expect((await page((await candidateOf(others))._id)).status).toBe(404);
    expect((await page("nowhere")).status).toBe(404);
    const stranger = await createUser("recruteur", { partnerId: "another-structure" });
    expect((await page(ids.candidate ?? "", stranger)).status).toBe(404);
    const unattached = await createUser("recruteur");
    expect((await page(ids.candidate ?? "", unattached)).status).toBe(404);
    await Candidate.updateMany({}, { introducedTo: [] });
    expect((await page(ids.candidate ?? "")).status).toBe(404);
  });

  it("is mailed nothing of the family", async () => {
    const mails = await Mail.find({ to: recruiter.email }).lean();
    expect(mails).toEqual([]);
  });
});

it("keeps the words of the family out of the candidate's own document", async () => {
  for (const householdId of [introduced, others]) {
    const stored = JSON.stringify(await candidateOf(householdId));
    for (const marker of MARKERS) expect(stored, marker).not.toContain(marker);
  }
});

it("keeps the words of the family out of the journal, which holds names of fields and no value", async () => {
  await settle();
  const journal = JSON.stringify(await AuditEvent.find({}).lean());
  for (const marker of [...MARKERS, "Caron", "Lagarde", "@internes"])
    expect(journal, marker).not.toContain(marker);
});

it("shows the team the whole file: the markers are where they were planted", async () => {
  const file = await callRoute("_staff.households.$id._index.tsx", team, `/households/${introduced}`);
  const family = await callRoute("_staff.households.$id.family.tsx", team, `/households/${introduced}`);
  const need = await callRoute("_staff.needs.$id.tsx", team, `/needs/${ids.need}`);
  const work = await callRoute("_staff.households.$id.work.tsx", team, `/households/${introduced}/work`);
  const semesters = await callRoute(
    "_staff.candidates.$id_.placements._index.tsx",
    team,
    `/candidates/${ids.candidate}/placements`,
  );
  const shown = [file, family, need, work, semesters].map(({ body }) => body).join();
  for (const marker of MARKERS) expect(shown, marker).toContain(marker);
});

it.each(["elu", "dpo"] as const)(
  "shows no word of the family to the role %s",
  async (role) => {
    const reader = await createUser(role, { isWholeDepartement: true });
    for (const { address, body } of await pagesFor(reader, Object.values(ids))) {
      for (const marker of MARKERS) expect(body, address).not.toContain(marker);
    }
  },
  60_000,
);

/** What the spouse looks for, in each field that tells it, and their CV. */
async function plantSearch(householdId: string): Promise<void> {
  const memberId = (await fileOf(householdId)).adults[0]?.id ?? "";
  const bytes = Buffer.from("%PDF-1.7\n");
  const files = [{ name: "zq-curriculum.pdf", size: bytes.length, bytes }];
  const paper = { purpose: "curriculum", track: "family", keptUntil: "2027-01-31" } as const;
  await addDocuments(team, householdId, { files, ...paper, memberId });
  await openNeed(team, householdId, "spouse-work");
  const words = { occupation: "zq-occupation", diplomas: "zq-diplomas", wish: "zq-wish", wageMin: 2345 };
  const need = await needOf(householdId, "spouse-work");
  await updateCriteria(team, need, { ...words, communes: [], memberId, note: "zq-wage-note" });
}

/** Every staff page, once for each record when its address names one. */
async function pagesFor(user: User, records: string[]) {
  const pages = STAFF_ROUTES.flatMap((route) =>
    (route.includes("$id") ? records : [""]).map((id) => ({ route, address: addressOf(route, id) })),
  );
  const answers = await Promise.all(pages.map(({ route, address }) => callRoute(route, user, address)));
  return answers.map((answer, place) => ({ ...answer, address: pages[place]?.address ?? "" }));
}

async function plantedFile(lastName: string, email: string): Promise<string> {
  const householdId = await createFile(team, {
    lastName,
    email,
    needs: valuesOf(NEED_KINDS),
    message: "zq-message",
  });
  await recordFamily(team, householdId, {
    adults: [
      {
        firstName: "zq-spouse-first",
        lastName: "zq-spouse-last",
        trade: "zq-trade",
        email: "zq-spouse-mail@famille.example",
        phone: PHONE,
        relation: "couple",
        birthName: "zq-born",
        id: "a1",
      },
    ],
    children: [{ id: "c1", firstName: "zq-child", birthMonth: "2019-04", custody: "odd-weeks" }],
    familyObstacles: [{ kind: "distance", state: "open", remedy: "zq-remedy" }],
    relations: [{ oneId: "a1", kind: "step-parent", otherId: "c1" }],
    confidences: [{ memberId: "a1", text: "zq-confidence" }],
  });
  await openNeed(team, householdId, "housing");
  const criteria = { communes: [], place: "zq-place", note: "zq-criteria-note", rooms: 4 };
  await updateCriteria(team, await needOf(householdId), criteria);
  await plantSearch(householdId);
  const handOff = await createHandOff(team, {
    householdId,
    partner: await createAgency(team, { name: "zq-partner" }),
  });
  const token = letterPath(await reloadHandOff(handOff._id))
    .split("/")
    .at(-1);
  await answerByLink(token, { act: "propose", kind: "housing", place: "zq-proposal", note: "zq-answer" });
  await settle();
  await recordNote(team, householdId, "zq-note");
  const { _id: candidateId } = await candidateOf(householdId);
  await sendReply(team, await fileOf(householdId), {
    candidateId,
    subject: "Bonjour",
    text: "zq-reply, bonjour.",
  });
  await setNextAction(team, householdId, {
    label: "zq-next-action",
    ownerId: team.id,
    dueOn: "2026-05-12",
    origin: "typed",
  });
  await settle();
  return householdId;
}

async function recordsOf(householdId: string): Promise<Record<string, string>> {
  const [candidate, need] = [await candidateOf(householdId), await needOf(householdId)];
  const mail = await Mail.findOne({ householdId }).lean();
  const { options } = need;
  const [entry, submission] = await Promise.all([
    Entry.findOne({ householdId, quote: "zq-note" }).lean(),
    Submission.findOne({ householdId }).lean(),
  ]);
  return {
    household: householdId,
    candidate: candidate._id,
    need: need._id,
    handOff: options[0]?.handOffId ?? "",
    mail: mail?._id ?? "",
    entry: entry?._id ?? "",
    submission: submission?._id ?? "",
    partner: options[0]?.partnerId ?? "",
  };
}

/** `_staff.needs.$id_.hand-off.tsx` becomes `/needs/<id>/hand-off`. */
function addressOf(route: string, id: string): string {
  const segments = route
    .replace(/\.tsx?$/, "")
    .split(".")
    .slice(1);
  const named = segments
    .filter((segment) => !segment.startsWith("_"))
    .map((segment) => segment.replace(/_$/, ""));
  return `/${named.map((segment) => (segment === "$id" ? id : segment)).join("/")}`;
}
