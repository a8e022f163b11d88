import { beforeEach, describe, expect, it } from "vitest";
import { Document } from "#models/document";
import { Notice } from "#models/notice";
import { Scholarship, type ScholarshipRecord } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import { createIntern } from "#tests/factories/placements";
import { createScholarship, createSigned, scholarshipAt, scholarshipOf } from "#tests/factories/scholarships";
import { sendPage, speakEnglish } from "#tests/factories/tracking";
import { frenchIn } from "#tests/support/french-words";
import { visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { acceptPaper } from "~/features/scholarships/scholarship-papers.commands.server";
import { updateRequest } from "~/features/scholarships/scholarship-review.commands.server";
import { closeScholarship } from "~/features/scholarships/scholarship-stages.commands.server";
import { action, loader } from "~/routes/_public.suivi.$token";

const PAPERS = ["Pièce d&#x27;identité", "Certificat de scolarité ou d&#x27;inscription"];
const PDF = "%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n%%EOF";

let user: User;
let scholarship: ScholarshipRecord;
let path: string;

beforeEach(async () => {
  user = await createUser("referent");
  scholarship = await createScholarship(user);
  path = await sendPage(user, scholarship.householdId, scholarship.candidateId);
});

it("says where the request stands and which papers are awaited, and nothing the team wrote", async () => {
  await updateRequest(user, scholarship._id, {}, { assessment: "zq-assessment", otherAids: "zq-aids" });
  const page = JSON.stringify(await read());
  expect(page).toContain("Bourse départementale");
  expect(page).toContain("Lettre de motivation");
  expect(page).not.toMatch(/zq-/);
});

it("thanks who has served it whole, and is silent about a request without sequel", async () => {
  const stored = { _id: scholarship._id };
  await Scholarship.updateOne(stored, { $set: { stage: "settled", isOpen: false } });
  expect((await visit(path)).html).toContain("Votre engagement est rempli. Merci.");
  await Scholarship.updateOne(stored, { $set: { stage: "closed" } });
  expect((await visit(path)).html).not.toContain("Bourse départementale");
});

it("keeps the file sent for one paper, without script, and tells who follows the file", async () => {
  const { status, location } = await send(scholarship._id, keyAt(1), file("certificat.pdf", PDF));
  expect([status, location]).toEqual([302, expect.stringContaining("fait=documents")]);
  const { papers, stage } = await scholarshipOf(scholarship._id);
  expect([stage, papers.map(({ state }) => state)]).toEqual([
    "requested",
    ["missing", "received", "missing"],
  ]);
  const document = await Document.findById(papers[1]?.documentId).lean();
  expect(document).toMatchObject({
    purpose: "scholarship",
    track: "family",
    memberId: scholarship.candidateId,
  });
  expect(await Notice.findOne({ href: `/scholarships/${scholarship._id}` }).lean()).toMatchObject({
    accountId: user.id,
    text: expect.stringContaining("certificat de scolarité"),
  });
});

it.each([
  ["nothing", undefined, "Choisissez au moins un fichier."],
  ["a program under the name of a PDF", file("cv.pdf", "MZ\u0090\u0000"), /n’est pas un PDF/],
])("refuses %s, and the paper is still missing", async (_what, sent, sentence) => {
  const { status, errors } = await send(scholarship._id, keyAt(0), sent);
  expect([status, errors.files?.[0]]).toEqual([400, expect.stringMatching(sentence)]);
  expect((await scholarshipOf(scholarship._id)).papers[0]?.state).toBe("missing");
  expect(await Document.countDocuments()).toBe(0);
});

it("has no door to the scholarship of somebody else, nor to a paper nobody asked for", async () => {
  const { _id: candidateId } = await createIntern(user, "Delmas");
  const other = await createScholarship(user, { candidateId, programmeId: scholarship.programmeId });
  const key = other.papers[0]?.key ?? "";
  expect((await send(other._id, key, file("a.pdf", PDF))).status).toBe(404);
  expect((await send(scholarship._id, "unknown", file("a.pdf", PDF))).status).toBe(404);
  expect((await scholarshipOf(other._id)).papers[0]?.state).toBe("missing");
});

it("asks for no paper any more once the request is closed, or under review", async () => {
  await closeScholarship(user, scholarship._id, { reason: "withdrawn" });
  expect((await send(scholarship._id, keyAt(0), file("a.pdf", PDF))).status).toBe(404);
  const { candidateId } = scholarship;
  const next = await scholarshipAt(user, "review", { candidateId });
  expect(await read()).toMatchObject({ scholarships: [{ id: next._id, stage: "review", papers: [] }] });
});

describe("in English", () => {
  beforeEach(async () => {
    await speakEnglish(scholarship.candidateId);
  });

  it("says every label, and leaves in French only what is called so", async () => {
    const { papers } = scholarship;
    const states = ["missing", "received", "accepted", "refused"].map((state, rank) => ({
      ...{ key: papers[rank]?.key ?? "more", state, reason: "illisible" },
    }));
    await Scholarship.updateOne({ _id: scholarship._id }, { $set: { papers: states } });
    const section = ownSection((await visit(path)).html);
    for (const words of ["We are gathering the papers", "still needed", "received, we are checking it"])
      expect(section).toContain(words);
    expect(section).toMatch(/Why:(<!-- -->)? <span lang="fr">illisible<\/span>/);
    expect(frenchIn(section, "more", ...PAPERS)).toEqual([]);
  });

  it("says which instalment or which year a proof is for", async () => {
    const proofs = [{ key: "school", fr: "Certificat", every: "instalment" as const }];
    const signed = await createSigned(user, { proofs }, { candidateId: await englishSpeaker("Delmas") });
    await Scholarship.updateOne(
      { _id: signed._id },
      { $set: { stage: "obligation", obligation: { ...OBLIGATION, yearlyProofs: [YEARLY] } } },
    );
    const own = await sendPage(user, signed.householdId, signed.candidateId);
    const section = ownSection((await visit(own)).html);
    expect(section).toContain("for the year of practice until 1 March 2028, ");
    expect(section).toContain("before 31 March 2028");
    expect(frenchIn(section)).toEqual([]);
    const received = { "obligation.yearlyProofs.0.state": "received" };
    await Scholarship.updateOne({ _id: signed._id }, { $set: received });
    expect(ownSection((await visit(own)).html)).not.toContain("31 March");
  });

  it.each([
    ["nothing", undefined, "Choose at least one file."],
    [
      "a program under the name of a PDF",
      file("cv.pdf", "MZ\u0090\u0000"),
      "cv.pdf: its content is not a PDF",
    ],
    ["an empty file", file("cv.pdf", ""), "cv.pdf: this file is empty."],
  ])("refuses %s", async (_what, sent, sentence) => {
    const { status, errors } = await send(scholarship._id, keyAt(0), sent);
    expect([status, errors.files?.[0]]).toEqual([400, expect.stringContaining(sentence)]);
  });

  it("refuses a paper already checked, and says that one arrived", async () => {
    await acceptPaper(user, scholarship._id, keyAt(0));
    const { status, errors } = await send(scholarship._id, keyAt(0), file("a.pdf", PDF));
    expect([status, errors[""]?.[0]]).toEqual([
      400,
      "This paper is already checked. There is nothing more to send.",
    ]);
    const { location } = await send(scholarship._id, keyAt(1), file("a.pdf", PDF));
    expect((await visit(location ?? "")).html).toContain("Your documents have arrived.");
  });
});

const OBLIGATION = { startsOn: "2027-03-01", months: 48, practice: [], suspensions: [] };
const YEARLY = { id: "y", key: "school", state: "missing", askedOn: "2028-03-01", dueOn: "2028-03-31" };

async function englishSpeaker(name: string): Promise<string> {
  const { _id } = await createIntern(user, name);
  await speakEnglish(_id);
  return _id;
}

/** « Votre bourse » alone. */
function ownSection(html: string): string {
  return /<section aria-labelledby="scholarship">.*?<\/section>/s.exec(html)?.[0] ?? "";
}

function keyAt(place: number): string {
  return scholarship.papers[place]?.key ?? "";
}

function file(name: string, content: string): File {
  return new File([content], name);
}

function params() {
  return { token: path.split("/").at(-1) ?? "" };
}

async function read(): Promise<unknown> {
  const request = new Request(`http://127.0.0.1${path}`);
  return loader({ request, params: params(), context: {} });
}

async function send(scholarshipId: string, key: string, sent: File | undefined) {
  const form = new FormData();
  form.set("act", "scholarship");
  form.set("scholarshipId", scholarshipId);
  form.set("key", key);
  if (sent) form.set("files", sent);
  const request = new Request(`http://127.0.0.1${path}`, { method: "POST", body: form });
  const result: unknown = await action({ request, params: params(), context: {} }).catch(
    (error: unknown) => error,
  );
  if (result instanceof Response)
    return { status: result.status, location: result.headers.get("Location"), errors: NONE };
  return { status: 400, location: null, errors: errorsOf(result) };
}

type Errors = Record<string, string[] | undefined>;

const NONE: Errors = {};

function errorsOf(result: unknown): Errors {
  return JSON.parse(JSON.stringify(result)).data?.error ?? {};
}
