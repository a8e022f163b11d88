import { beforeEach, expect, it } from "vitest";
import { Notice } from "#models/notice";
import type { SubmissionRecord } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { typedFields } from "#tests/factories/interest-forms";
import { createSubmission, reloadSubmission } from "#tests/factories/submissions";
import { send, visit, wholeBase } from "#tests/support/public-site";
import { SOFTWARE } from "~/core/auth/actor";
import { linkToken } from "~/core/links.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

beforeEach(async () => {
  const user = await createUser("referent", { name: "Jeanne Vidal" });
  const list = [{ code: "200067361", label: "Grand Val", referentId: user.id }];
  await updateSetting(SOFTWARE, "territories", { list });
});

it("shows a person their own request to correct, without the consents", async () => {
  const { status, html } = await visit(correctionPath(await createSubmission()));
  expect(status).toBe(200);
  expect(html).toContain('value="Élodie"');
  expect(html).toContain("Bonjour, je cherche un logement pour mon stage.");
  expect(html).toMatch(/checked="" value="housing"/);
  expect(html).not.toContain("consentPartners");
  expect(html).not.toContain('name="website"');
});

it("keeps a correction as a difference to accept, overwriting nothing", async () => {
  const submission = await createSubmission();
  const path = correctionPath(submission);
  const fields = { ...typedFields(), fromOn: "2026-11-09", phone: "", needs: ["housing", "schooling"] };
  const { status, location } = await send(path, fields);
  expect([status, location]).toEqual([302, `${path}?envoye=1`]);
  const after = await reloadSubmission(submission._id);
  expect(after.interest).toEqual(submission.interest);
  expect(after.corrections).toMatchObject([
    { state: "waiting", changes: { fromOn: "2026-11-09", phone: "", needs: ["housing", "schooling"] } },
  ]);
  expect(Object.keys(after.corrections[0]?.changes ?? {})).toHaveLength(3);
  expect(await Notice.countDocuments({ text: /a corrigé sa demande/ })).toBe(1);
  const thanked = await visit(`${path}?envoye=1`);
  expect(thanked.html).toContain("Jeanne Vidal va lire ce que vous avez changé.");
  expect(thanked.html).toContain('value="2026-11-09"');
});

it("counts the same correction sent twice as one", async () => {
  const submission = await createSubmission();
  const path = correctionPath(submission);
  const fields = { ...typedFields(), semester: "4" };
  await send(path, fields);
  await send(path, fields);
  expect((await reloadSubmission(submission._id)).corrections).toHaveLength(1);
});

it("says so when nothing was corrected", async () => {
  const { status, html } = await send(correctionPath(await createSubmission()), typedFields());
  expect(status).toBe(400);
  expect(html).toContain("Rien n’a changé");
});

it("shows a calm page for a link we did not make", async () => {
  const submission = await createSubmission();
  const other = linkToken({ purpose: "answer", id: submission.linkId, version: 1 });
  for (const token of ["x", other, `${correctionPath(submission).split("/").at(-1)}x`]) {
    const { status, html } = await visit(`/interet/correction/${token}`);
    expect(status).toBe(404);
    expect(html).toContain("Ce lien ne mène à aucune demande.");
  }
});

it("changes nothing when a correction link is read", async () => {
  const path = correctionPath(await createSubmission());
  const before = await wholeBase();
  await visit(path);
  await visit(`${path}?envoye=1`, { method: "HEAD" });
  expect(await wholeBase()).toBe(before);
});

function correctionPath({ linkId }: SubmissionRecord): string {
  return `/interet/correction/${linkToken({ purpose: "correction", id: linkId, version: 1 })}`;
}
