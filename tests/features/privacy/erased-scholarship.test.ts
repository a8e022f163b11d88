import { beforeEach, describe, expect, it } from "vitest";
import { Document } from "#models/document";
import { Scholarship } from "#models/scholarship";
import { createUser } from "#tests/factories/accounts";
import { createGranted, PARTIES, signAs, signatoryOf } from "#tests/factories/agreements";
import { callRoute } from "#tests/factories/routes";
import { scholarshipOf } from "#tests/factories/scholarships";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { eraseEverywhere } from "~/features/privacy/erasure-run.server";
import { getErasureScope } from "~/features/privacy/erasure-scope.queries.server";
import { makeAgreement, sendAgreement } from "~/features/scholarships/agreement.commands.server";
import { stopInstalment } from "~/features/scholarships/instalments.commands.server";
import { recordPaperSignature } from "~/features/scholarships/signature-team.commands.server";

let user: User;
let id: string;
let scanId: string;

/** Signed by three, one of them on paper, its payments planned; then the person is erased. */
beforeEach(async () => {
  user = await createUser();
  id = await createGranted(user);
  await makeAgreement(user, id, PARTIES);
  await sendAgreement(user, id, 1);
  const { id: signatoryId } = await signatoryOf(id, "Élodie Caron");
  const bytes = new TextEncoder().encode("%PDF-1.4 page signée");
  await recordPaperSignature(user, id, { from: 1, signatoryId, signedOn: "2026-05-12" }, [
    { name: "page.pdf", size: bytes.length, bytes },
  ]);
  for (const name of ["Anne Roques", "Paul Vidal"]) await signAs(id, name);
  scanId = (await signatoryOf(id, "Élodie Caron")).documentId ?? "";
  await eraseEverywhere(await getErasureScope((await scholarshipOf(id)).householdId));
});

describe("what the law keeps of somebody who was erased", () => {
  it("is read on every page by whoever follows the whole département", async () => {
    for (const page of ["", "._index", ".agreement", ".instalments", ".obligation", ".breach"]) {
      const route = `_staff.scholarships.$id${page}.tsx`;
      expect([page, (await callRoute(route, user, `/scholarships/${id}`)).status]).toEqual([page, 200]);
    }
  });

  it("is among what the finance office pays, and may still be stopped", async () => {
    const [first] = (await scholarshipOf(id)).instalments;
    const due = await callRoute("_staff.scholarships.due.tsx", user, "/scholarships/due?mois=2026-06");
    expect(due.body).toContain("CARON");

    await stopInstalment(user, id, { instalmentId: first?.id ?? "", state: "cancelled", reason: "effacé" });
    await settle();
    expect((await Scholarship.findById(id).orFail().lean()).pendingEffects).toEqual([]);
  });

  it("gives the signed page to nobody else", async () => {
    expect(await Document.exists({ _id: scanId })).not.toBeNull();
    const take = (taker: User) => callRoute("_staff.documents.$id.ts", taker, `/documents/${scanId}`, {});
    expect((await take(user)).status).toBe(200);
    const local = await createUser("referent", { isWholeDepartement: false, territories: ["200067197"] });
    expect((await take(local)).status).toBe(404);
  });
});
