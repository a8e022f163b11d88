import { beforeEach, describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Household } from "#models/household";
import { Mail } from "#models/mail";
import { Need, type NeedRecord } from "#models/need";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { fileOf } from "#tests/factories/files";
import { createFile } from "#tests/factories/submissions";
import { deliverAll, sendPage } from "#tests/factories/tracking";
import { visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { planNeedFollowUp } from "~/features/needs/need-outcome.commands.server";
import { openNeed, recordProgress, updateCriteria } from "~/features/needs/needs.commands.server";
import { presentOptions } from "~/features/tracking/option-presenting.commands.server";

const JULES = { id: "c1", firstName: "Jules", birthMonth: "2024-10" };
const EXPECTED = { id: "c2", firstName: "Camille", birthMonth: "2027-03", isUnborn: true };
const NBSP = "\u00A0";

let user: User;
let householdId: string;

beforeEach(async () => {
  user = await createUser();
  householdId = await createFile(user, { needs: [] });
  await recordFamily(user, householdId, { adults: [], children: [JULES, EXPECTED] });
  await openNeed(user, householdId, "childcare");
});

describe("two needs of one kind", () => {
  it("are told apart in the journal by the child, never by a birth to come", async () => {
    const criteria = { communes: [], careFromMonth: "2027-05" };
    await updateCriteria(user, await needOfChild("c1"), criteria);
    await updateCriteria(user, await needOfChild("c2"), criteria);
    await settle();
    expect(await told(/^Critères précisés/)).toEqual([
      `Critères précisés${NBSP}: garde d’enfants · Jules.`,
      `Critères précisés${NBSP}: garde d’enfants · un enfant.`,
    ]);
  });

  it("are told apart in the task that asks how it goes", async () => {
    const { _id } = await needOfChild("c1");
    await Need.updateOne({ _id }, { $set: { followUpOn: "2027-01-12" } });
    await planNeedFollowUp(user, { needId: _id, followUpOn: "2027-01-12" });
    const task = await Task.findOne({ householdId, label: /Prendre des nouvelles/ }).lean();
    expect(task?.label).toBe(`Prendre des nouvelles${NBSP}: garde d’enfants · Jules`);
  });

  it("keep each what the file does next of its own, when the other is closed", async () => {
    const label = `Recueillir l’avis du foyer${NBSP}: garde d’enfants · Jules`;
    const nextAction = { label, ownerId: user.id, dueOn: "2026-11-25", origin: "answer" };
    await Household.updateOne({ _id: householdId }, { $set: { nextAction } });
    await recordProgress(user, await needOfChild("c2"), { state: "dropped", ball: "us" });
    await settle();
    expect((await fileOf(householdId)).nextAction?.label).toBe(label);
    await recordProgress(user, await needOfChild("c1"), { state: "dropped", ball: "us" });
    await settle();
    expect((await fileOf(householdId)).nextAction?.label).toBe("Dire ce qui vient ensuite");
  });

  it("are told apart on the page of a parent, where a mail tells no child", async () => {
    const { heads } = await fileOf(householdId);
    const path = await sendPage(user, householdId, heads[0]?.candidateId ?? "");
    await deliverAll();
    const { _id } = await needOfChild("c1");
    const option = { id: "one", label: "Les Lucioles", details: [], state: "new" as const, at: now() };
    await Need.updateOne({ _id }, { $set: { options: [option] } });
    await presentOptions(user, await fileOf(householdId), await needOfChild("c1"), ["one"]);

    const { html } = await visit(path);
    expect(html).toContain("<h3>Garde d’enfants · Jules</h3>");
    expect(html).toContain("<h3>Garde d’enfants</h3>");
    expect(html).not.toContain("Camille");
    const mails = await Mail.find({ householdId }).lean();
    expect(mails.map(({ template }) => template)).toContain("options-shown");
    expect(JSON.stringify(mails.map(({ params }) => params))).not.toContain("Jules");
  });
});

function needOfChild(childId: string): Promise<NeedRecord> {
  return Need.findOne({ householdId, childId }).orFail().lean<NeedRecord>();
}

async function told(text: RegExp): Promise<string[]> {
  const entries = await Entry.find({ householdId, text }).lean();
  return entries.map((one) => one.text).sort();
}
