import { beforeEach, expect, it } from "vitest";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, fileOf, mailsOf, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { newId } from "~/core/ids.server";
import { addDocuments, deleteDocument } from "~/features/documents/documents.commands.server";
import { getDocument } from "~/features/documents/documents.queries.server";
import { sendReply } from "~/features/file/file.commands.server";

const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n");
const WRITTEN = { subject: "Votre bail", text: "Bonjour Élodie, voici votre bail." };

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

it("sends the papers chosen with the message, and says so in the file", async () => {
  const [lease = "", plan = ""] = [await deposit("bail.pdf"), await deposit("plan.pdf")];

  await reply([plan, lease]);

  expect(await mailsOf("reply")).toMatchObject([{ documentIds: [plan, lease] }]);
  expect((await Entry.findOne({ householdId, kind: "message" }).lean())?.text).toMatch(
    /, avec «\u00a0plan\.pdf\u00a0» et «\u00a0bail\.pdf\u00a0»$/,
  );
});

it("keeps no list of papers with a message that has none", async () => {
  await reply([]);

  const [letter] = await mailsOf("reply");
  expect(letter).not.toHaveProperty("documentIds");
});

it("refuses a paper put in the bin meanwhile, one of another file, and what is none", async () => {
  const lease = await deposit("bail.pdf");
  const elsewhere = await deposit("autre.pdf", { file: newId() });
  await deleteDocument(user, await getDocument(user, lease));

  for (const id of [lease, elsewhere, newId(), "x"]) {
    expect(await refusalOf(reply([id]))).toMatch(/^Un de ces documents n’est plus là/);
  }
  expect(await mailsOf("reply")).toEqual([]);
});

it("sends what an adult gave from their own page to nobody else of the household", async () => {
  const theirs = await deposit("contrat.pdf", { memberId: newId() });
  const own = await deposit("cv.pdf", { memberId: (await candidateOf(householdId))._id });

  expect(await refusalOf(reply([theirs]))).toMatch(/« contrat\.pdf » a été confié par un autre adulte/);
  await reply([own]);
  expect(await mailsOf("reply")).toMatchObject([{ documentIds: [own] }]);
});

it("offers the papers of the file with their size, by boxes that post without a script", async () => {
  const lease = await deposit("bail.pdf");
  const address = `/households/${householdId}/reply`;

  const page = await callRoute("_staff.households.$id.reply.tsx", user, address);
  const { _id: candidateId } = await candidateOf(householdId);
  const form = new URLSearchParams({ candidateId, ...WRITTEN, documentIds: lease });
  const sent = await callRoute("_staff.households.$id.reply.tsx", user, address, form);

  expect(JSON.parse(page.body).documents).toEqual([
    { value: lease, label: "bail.pdf", hint: "PDF, 1\u00a0Ko" },
  ]);
  expect(sent.status).toBe(302);
  expect(await mailsOf("reply")).toMatchObject([{ documentIds: [lease] }]);
});

async function deposit(
  name: string,
  { file = householdId, memberId }: { file?: string; memberId?: string } = {},
): Promise<string> {
  const files = [{ name, size: PDF.length, bytes: PDF }];
  await addDocuments(user, file, {
    ...{ files, memberId, purpose: "housing", track: "family", keptUntil: "2026-12-31" },
  });
  await settle();
  return (await Document.findOne({ name }).orFail().lean())._id;
}

async function reply(documentIds: string[]): Promise<void> {
  const { _id: candidateId } = await candidateOf(householdId);
  await sendReply(user, await fileOf(householdId), { candidateId, ...WRITTEN, documentIds });
  await settle();
}
