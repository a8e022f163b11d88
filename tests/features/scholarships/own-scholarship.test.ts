import { beforeEach, expect, it } from "vitest";
import { Document } from "#models/document";
import { Notice } from "#models/notice";
import type { ScholarshipRecord } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import { createIntern } from "#tests/factories/placements";
import { createScholarship, scholarshipAt, scholarshipOf } from "#tests/factories/scholarships";
import { sendPage } from "#tests/factories/tracking";
import type { User } from "~/core/auth/actor";
import { updateRequest } from "~/features/scholarships/scholarship-review.commands.server";
import { closeScholarship } from "~/features/scholarships/scholarship-stages.commands.server";
import { action, loader } from "~/routes/_public.suivi.$token";

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
