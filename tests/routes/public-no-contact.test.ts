import { beforeEach, describe, expect, it } from "vitest";
import type { CandidateRecord } from "#models/candidate";
import { Candidate } from "#models/candidate";
import { createUser } from "#tests/factories/accounts";
import { candidateOf, countAudited } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import { send, visit, wholeBase } from "#tests/support/public-site";
import { SOFTWARE } from "~/core/auth/actor";
import { linkToken } from "~/core/links.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const ONE_CLICK = { "List-Unsubscribe": "One-Click" };

let householdId: string;
let candidate: CandidateRecord;

beforeEach(async () => {
  householdId = await createFile(await createUser());
  candidate = await candidateOf(householdId);
});

describe("the page « Ne plus m’écrire »", () => {
  it("says in one sentence what its one button does, and nothing of the person", async () => {
    const { status, html } = await visit(pathOf(candidate));
    expect(status).toBe(200);
    expect(html).toContain("ne vous enverra plus rien");
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|Élodie|Caron|courriel/);
  });

  it("changes nothing when it is read, however it is read", async () => {
    const before = await wholeBase();
    await visit(pathOf(candidate));
    await visit(pathOf(candidate), { method: "HEAD" });
    expect(await wholeBase()).toBe(before);
  });

  it("does it when pressed, without a cookie nor an origin, and says it with the way back", async () => {
    await sayHowToReach();
    const { status, html } = await send(pathOf(candidate), ONE_CLICK);
    expect(status).toBe(200);
    expect(html).toContain("ne vous écrira plus");
    expect(html).toMatch(/tel:0536490000.*mailto:accueil@creuse\.example/);
    expect((await candidateOf(householdId)).noContact).toMatchObject({ by: "person" });
    expect((await visit(pathOf(candidate))).html).not.toContain("<button");
  });

  it("takes the same body as a mail program may send it, in parts", async () => {
    const body = new FormData();
    body.append("List-Unsubscribe", "One-Click");
    expect((await visit(pathOf(candidate), { method: "POST", body })).status).toBe(200);
    expect((await candidateOf(householdId)).noContact).toBeDefined();
  });

  it("pressed twice is pressed once", async () => {
    await send(pathOf(candidate), ONE_CLICK);
    const after = await candidateOf(householdId);
    expect((await send(pathOf(candidate), ONE_CLICK)).status).toBe(200);
    expect((await candidateOf(householdId)).version).toBe(after.version);
    expect(await countAudited("candidate.contact-stopped")).toBe(1);
  });

  it.each([{}, { "List-Unsubscribe": "Yes" }, { ...ONE_CLICK, more: "1" }, { intent: "One-Click" }])(
    "does nothing of another body: %j",
    async (body) => {
      expect((await send(pathOf(candidate), body as Record<string, string>)).status).toBe(400);
      expect((await candidateOf(householdId)).noContact).toBeUndefined();
    },
  );

  it("shows a calm page for a link we did not make, pressed or read", async () => {
    const other = linkToken({ purpose: "correction", id: candidate._id, version: 1 });
    const nobody = linkToken({ purpose: "no-contact", id: "f".repeat(24), version: 1 });
    for (const token of ["x", other, nobody, `${pathOf(candidate).split("/").at(-1)}x`]) {
      const path = `/ne-plus-m-ecrire/${token}`;
      expect(await visit(path)).toMatchObject({ status: 404, html: expect.stringContaining("à personne") });
      expect((await send(path, ONE_CLICK)).status).toBe(404);
    }
    expect((await candidateOf(householdId)).noContact).toBeUndefined();
  });

  it("speaks English to those who read it", async () => {
    await Candidate.updateOne({ _id: candidate._id }, { language: "en" });
    expect((await visit(pathOf(candidate))).html).toContain("Stop writing to me");
  });
});

function pathOf({ _id: id }: CandidateRecord): string {
  return `/ne-plus-m-ecrire/${linkToken({ purpose: "no-contact", id, version: 1 })}`;
}

async function sayHowToReach(): Promise<void> {
  await updateSetting(SOFTWARE, "brand", { phone: "0536490000", email: "accueil@creuse.example" });
}
