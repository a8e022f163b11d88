import { expect, it } from "vitest";
import { Submission, type SubmissionRecord } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { markOf } from "#tests/factories/interest-forms";
import { interest } from "#tests/factories/submissions";
import { SOFTWARE } from "~/core/auth/actor";
import { isOverLimit } from "~/core/http/limits.server";
import { differencesBetween } from "~/features/interest-form/interest-form.commands.server";
import type { InterestInput } from "~/features/interest-form/interest-form.schema.server";
import { receiveCall, receiveInterest } from "~/features/interest-form/interest-reception.commands.server";
import { suspicionsOf } from "~/features/interest-form/interest-suspicions.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const ADDRESS = "192.0.2.7";

it("finds nothing to doubt in a form somebody took a minute to fill", async () => {
  expect(await suspicionsOf(input())).toEqual([]);
});

it("doubts a message with three links, not with two", async () => {
  const two = "https://a.example et www.b.example";
  expect(await suspicionsOf(input({ message: two }))).toEqual([]);
  expect(await suspicionsOf(input({ message: `${two} http://c.example` }))).toEqual(["links"]);
});

it("doubts the same page sent again and again under several e-mails", async () => {
  const startedAt = markOf(60_000);
  const found = [];
  for (const rank of [1, 2, 3, 4, 5, 6]) {
    found.push(await suspicionsOf(input({ email: `robot${rank}@x.example`, startedAt })));
  }
  expect(found).toEqual([[], [], [], [], [], ["too-many"]]);
});

it("makes an address that sends very many wait, and refuses it nothing", async () => {
  for (const _ of Array.from({ length: 100 })) await isOverLimit("public-form", ADDRESS);
  const before = Date.now();
  await receiveInterest(input(), "fr", ADDRESS);
  expect(Date.now() - before).toBeGreaterThanOrEqual(1990);
  expect(await Submission.findOne().lean()).toMatchObject({ isSuspect: false });
});

it("leaves out a territory that is not ours", async () => {
  await updateSetting(SOFTWARE, "territories", { list: [{ code: "200067361", label: "Grand Val" }] });
  await receiveInterest(input({ territories: ["200067361", "999999999", "unknown"] }), "fr", ADDRESS);
  const submission = await Submission.findOne().lean<SubmissionRecord>();
  expect(submission?.interest.territories).toEqual(["200067361", "unknown"]);
  expect(submission?.visibleTo).toEqual(["territory:200067361"]);
});

it("leaves it out of a call too", async () => {
  await updateSetting(SOFTWARE, "territories", { list: [{ code: "200067361", label: "Grand Val" }] });
  const { email, phone, ...call } = interest({ territories: ["999999999", "200067361"] });
  const id = await receiveCall(await createUser(), { ...call, phone: "06 12 34 56 78", channel: "call" });
  const submission = await Submission.findById(id).lean<SubmissionRecord>();
  expect(submission?.interest.territories).toEqual(["200067361"]);
});

it("tells apart what changed, what was emptied and what is new", () => {
  const before = interest({ phone: "06 12 34 56 78", semester: undefined });
  const after = interest({ phone: "", semester: "4" });
  expect(differencesBetween(before, after)).toEqual({ phone: "", semester: "4" });
  expect(differencesBetween(before, before)).toEqual({});
});

function input(values: Partial<InterestInput> = {}): InterestInput {
  const { email = "", ...typed } = interest();
  return { ...typed, email, startedAt: markOf(60_000), ...values };
}
