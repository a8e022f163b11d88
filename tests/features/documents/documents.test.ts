import { beforeEach, describe, expect, it } from "vitest";
import { Document } from "#models/document";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { cookieOf } from "#tests/factories/sessions";
import { createFile } from "#tests/factories/submissions";
import { type ZipEntry, zipOf } from "#tests/factories/zip";
import type { User } from "~/core/auth/actor";
import { purgeBin } from "~/core/background/bin-purge.server";
import { setClock } from "~/core/clock.server";
import { database } from "~/core/db/connect.server";
import { settle } from "~/core/db/relay.server";
import { documentTypeOf } from "~/features/documents/document-type";
import {
  addDocuments,
  deleteDocument,
  restoreDocument,
} from "~/features/documents/documents.commands.server";
import { getDocument, listDocuments } from "~/features/documents/documents.queries.server";
import { action as copyAction } from "~/routes/_staff.documents.$id";
import { action as documentsAction } from "~/routes/_staff.households.$id.documents";

const PDF = Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n");
const KEPT = { purpose: "housing" as const, track: "family" as const, keptUntil: "2026-09-30" };

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user);
});

describe("the type of a document", () => {
  const word: ZipEntry[] = [
    ["[Content_Types].xml", "<Types/>"],
    ["word/document.xml", "<w:document/>"],
  ];
  const sheet: ZipEntry[] = [
    ["[Content_Types].xml", "<Types/>"],
    ["xl/workbook.xml", "<workbook/>"],
  ];
  const webp = Buffer.concat([Buffer.from("RIFF"), Buffer.alloc(4), Buffer.from("WEBPVP8 ")]);

  it.each<[string, Buffer, string | null]>([
    ["bail.pdf", PDF, "pdf"],
    ["BAIL.PDF", PDF, "pdf"],
    ["photo.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "jpeg"],
    ["plan.png", Buffer.from("\x89PNG\r\n\x1a\n....", "latin1"), "png"],
    ["plan.webp", webp, "webp"],
    ["lettre.docx", zipOf(word), "docx"],
    ["budget.xlsx", zipOf(sheet), "xlsx"],
    ["lettre.odt", zipOf([["mimetype", "application/vnd.oasis.opendocument.text"]]), "odt"],
    ["lettre.pdf", zipOf(word), null],
    ["photo.png", PDF, null],
    ["page.html", Buffer.from("<html><script>alert(1)</script></html>"), null],
    ["page.pdf", Buffer.from("<html>%PDF-1.7</html>"), null],
    ["dessin.svg", Buffer.from("<svg onload='alert(1)'/>"), null],
    ["setup.exe", Buffer.from("MZ\x90\x00", "latin1"), null],
    ["outil.pdf", Buffer.from("\x7fELF", "latin1"), null],
    ["archive.zip", zipOf(word), null],
    ["macro.docx", zipOf([...word, ["word/vbaProject.bin", "x"]]), null],
    ["faux.docx", Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), Buffer.alloc(60)]), null],
    ["court.docx", Buffer.from("PK"), null],
    ["sans-extension", PDF, null],
    ["vide.pdf", Buffer.alloc(0), null],
  ])("of %s is read in its content", (name, bytes, type) => {
    expect(documentTypeOf(name, bytes)).toBe(type);
  });
});

describe("a document", () => {
  it("is kept with its purpose and its end, and told in the file", async () => {
    await add("bail.pdf");
    expect(await listDocuments(householdId)).toMatchObject([
      { name: "bail.pdf", type: "pdf", bytes: PDF.length, ...KEPT, addedBy: user.name, downloads: [] },
    ]);
    expect(await countAudited("document.added")).toBe(1);
  });

  it("is refused with all those sent with it, by its name", async () => {
    const files = [sent("bail.pdf", PDF), sent("page.pdf", Buffer.from("<html>"))];
    expect(await refusalOf(addDocuments(user, householdId, { files, ...KEPT }))).toMatch(/^page\.pdf/);
    expect(await Document.countDocuments({})).toBe(0);
    expect(await bytesKept()).toBe(0);
  });

  it.each([
    ["none", [], /au moins un fichier/],
    ["six", Array.from({ length: 6 }, (_, n) => sent(`${n}.pdf`, PDF)), /5 fichiers au plus/],
    ["an empty one", [sent("vide.pdf", Buffer.alloc(0))], /est vide/],
    [
      "one above 10 MB",
      [{ name: "gros.pdf", size: 10 * 1024 * 1024 + 1, bytes: Buffer.alloc(0) }],
      /dépasse 10\u00A0Mo/,
    ],
  ])("is refused when there is %s", async (_title, files, sentence) => {
    expect(await refusalOf(addDocuments(user, householdId, { files, ...KEPT }))).toMatch(sentence);
  });

  it("of the family never belongs to the professional half", async () => {
    const deposit = { files: [sent("bail.pdf", PDF)], ...KEPT, track: "professional" as const };
    expect(await refusalOf(addDocuments(user, householdId, deposit))).toMatch(/relève du projet familial/);
  });

  it("goes to the bin and comes back, bytes kept", async () => {
    const document = await add("bail.pdf");
    await deleteDocument(user, document);
    expect(await listDocuments(householdId)).toEqual([]);
    expect(await refusalOf(deleteDocument(user, document))).toMatch(/n’est plus là/);
    expect((await copy(user, document._id)).status).toBe(400);
    await restoreDocument(user, document);
    expect(await listDocuments(householdId)).toHaveLength(1);
    expect(await bytesKept()).toBe(1);
  });

  it("is erased after thirty days in the bin, with its bytes", async () => {
    await deleteDocument(user, await add("bail.pdf"));
    setClock(new Date("2026-06-10T08:00:00Z"));
    expect(await purgeBin()).toBe(0);
    setClock(new Date("2026-06-12T08:00:00Z"));
    expect(await purgeBin()).toBe(1);
    expect([await Document.countDocuments({}), await bytesKept()]).toEqual([0, 0]);
    expect(await countAudited("document.purged")).toBe(1);
  });

  it("is erased once its last day is past, and not given that day after", async () => {
    const { _id } = await add("bail.pdf");
    setClock(new Date("2026-09-30T18:00:00Z"));
    expect(await purgeBin()).toBe(0);
    setClock(new Date("2026-10-01T08:00:00Z"));
    expect(await listDocuments(householdId)).toEqual([]);
    expect((await copy(user, _id)).status).toBe(400);
    expect(await purgeBin()).toBe(1);
    expect(await refusalOf(getDocument(user, _id))).toBe(404);
  });
});

describe("a copy", () => {
  it("is a file to keep, never a page, and is written down with who and when", async () => {
    const { _id } = await add("bail d’été (2).pdf");
    const answer = await copy(user, _id);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition":
        "attachment; filename=\"document.pdf\"; filename*=UTF-8''bail%20d%E2%80%99%C3%A9t%C3%A9%20%282%29.pdf",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF);
    await settle();
    expect((await listDocuments(householdId))[0]?.downloads).toMatchObject([{ by: user.name }]);
  });

  it("is not given to a colleague who may not see the file", async () => {
    const { _id } = await add("bail.pdf");
    const stranger = await createUser("referent", { isWholeDepartement: false });
    expect((await copy(stranger, _id)).status).toBe(404);
    expect(await countAudited("document.downloaded")).toBe(0);
  });

  it.each(["recruteur", "elu", "dpo"] as const)("is never given to a %s", async (role) => {
    const { _id } = await add("bail.pdf");
    const other = await createUser(role);
    expect((await copy(other, _id)).status).toBe(403);
    const page = await callRoute(
      "_staff.households.$id.documents.tsx",
      other,
      `/households/${householdId}/documents`,
    );
    expect(page.status).toBe(403);
  });
});

describe("the form", () => {
  it("keeps the files sent, names in French included", async () => {
    const answer = await send([new File([PDF], "Diplôme d’État.pdf")], KEPT);
    expect(answer).toMatchObject({ status: 302 });
    expect((await listDocuments(householdId)).map(({ name }) => name)).toEqual(["Diplôme d’État.pdf"]);
  });

  it("says in French what is missing, and that no file came", async () => {
    expect(await send([new File([PDF], "bail.pdf")], { ...KEPT, keptUntil: "2026-05-01" })).toMatchObject({
      status: 400,
    });
    expect(await send([], KEPT)).toMatchObject({ status: 400 });
    expect(await send([new File([""], "")], KEPT)).toMatchObject({ status: 400 });
    expect(await Document.countDocuments({})).toBe(0);
  });

  it("refuses a file above 10 MB without keeping it", async () => {
    const big = new File([PDF, Buffer.alloc(10 * 1024 * 1024)], "gros.pdf");
    expect(await send([big], KEPT)).toMatchObject({ status: 400 });
    expect(await bytesKept()).toBe(0);
  });
});

async function send(files: File[], fields: Record<string, string>): Promise<{ status: number }> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ intent: "add", ...fields })) body.append(name, value);
  for (const file of files) body.append("files", file);
  const request = new Request(`http://127.0.0.1:3000/households/${householdId}/documents`, {
    method: "POST",
    headers: { Cookie: await cookieOf(user) },
    body,
  });
  const result = await documentsAction({ request, params: { id: householdId }, context: {} });
  if (result instanceof Response) return { status: result.status };
  return { status: result.init?.status ?? 200 };
}

async function copy(as: User, id: string): Promise<Response> {
  const request = new Request(`http://127.0.0.1:3000/documents/${id}`, {
    method: "POST",
    headers: { Cookie: await cookieOf(as) },
  });
  try {
    return await copyAction({ request, params: { id }, context: {} });
  } catch (error) {
    if (error instanceof Response) return error;
    return new Response(null, { status: 400 });
  }
}

async function add(name: string) {
  await addDocuments(user, householdId, { files: [sent(name, PDF)], ...KEPT });
  await settle();
  const [line] = await listDocuments(householdId);
  return getDocument(user, line?.id ?? "");
}

function sent(name: string, bytes: Buffer) {
  return { name, size: bytes.length, bytes };
}

function bytesKept(): Promise<number> {
  return database().collection("files.files").countDocuments({});
}
