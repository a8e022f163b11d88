import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { FundingLine } from "#models/funding-line";
import { PlanAction, type PlanActionRecord } from "#models/plan-action";
import { createUser } from "#tests/factories/accounts";
import type { User } from "~/core/auth/actor";
import { fundingRefusal, totalsOf } from "~/features/pledges/fundings";
import { recordFunding, setFundingAside } from "~/features/pledges/fundings.commands.server";
import { addNode } from "~/features/pledges/plan-tree.commands.server";
import { createPlan } from "~/features/pledges/plans.commands.server";
import { fundingFields } from "~/features/pledges/pledge-fields.server";

const cents = fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: undefined });
const line = fc.record({ asked: cents, granted: cents, paid: cents, isAside: fc.boolean() });

describe("amounts of a funding line", () => {
  it("are accepted only when what is paid is granted, and what is granted was asked", () => {
    fc.assert(
      fc.property(line, ({ asked, granted, paid }) => {
        const isOrdered = (paid ?? 0) <= (granted ?? 0) && (granted ?? 0) <= (asked ?? granted ?? 0);
        expect(fundingRefusal({ asked, granted, paid }) === undefined).toBe(isOrdered);
      }),
    );
  });

  it("add up to totals that keep that order, and count nothing taken away", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (drawn) => {
        const lines: FundingLine[] = drawn
          .filter((one) => fundingRefusal(one) === undefined)
          .map((one, rank) => ({ id: `${rank}`, funder: "FAST", ...one }));
        const { granted, paid, left } = totalsOf(lines);
        const expected = lines.reduce((sum, one) => sum + (one.isAside ? 0 : (one.paid ?? 0)), 0);
        expect([paid, left]).toEqual([expected, granted - expected]);
        expect(paid).toBeLessThanOrEqual(granted);
      }),
    );
  });

  it.each([
    ["12 500", 1_250_000],
    ["12 500,5 €", 1_250_050],
    ["0,29", 29],
    ["1,005", undefined],
    ["-3", undefined],
  ])("typed as « %s » is read as %s cents", (typed, expected) => {
    const read = fundingFields.asked.safeParse(typed);
    expect(read.success ? read.data : undefined).toBe(expected);
  });
});

describe("a funding line of a pledge", () => {
  let user: User;
  let actionId: string;

  beforeEach(async () => {
    user = await createUser();
    const planId = await createPlan(user, { name: "Déclaration", kind: "declaration" });
    actionId = await addNode(user, planId, { level: "action", title: "Créer une crèche" });
  });

  it("keeps what it was before and after, and is refused when more is paid than granted", async () => {
    const funded = { of: "action", id: actionId } as const;
    await recordFunding(user, funded, { funder: "FAST", asked: 500_000, granted: 400_000 });
    const [line] = (await stored()).fundings;
    await recordFunding(
      user,
      funded,
      { funder: "FAST", asked: 500_000, granted: 400_000, paid: 100_000 },
      line?.id,
    );
    await expect(
      recordFunding(user, funded, { funder: "FAST", granted: 400_000, paid: 400_001 }, line?.id),
    ).rejects.toThrow(/versé plus .* qu’accordé/);
    const { fundings, history } = await stored();
    expect(fundings).toMatchObject([{ funder: "FAST", paid: 100_000 }]);
    expect(history.at(-1)).toMatchObject({
      kind: "funding",
      before: { granted: 400_000 },
      after: { granted: 400_000, paid: 100_000 },
    });
  });

  it("counts nothing once taken away, and comes back as it was", async () => {
    const funded = { of: "action", id: actionId } as const;
    await recordFunding(user, funded, { funder: "Caf", granted: 10_000, paid: 10_000 });
    const id = (await stored()).fundings[0]?.id ?? "";
    await setFundingAside(user, funded, id, true);
    expect(totalsOf((await stored()).fundings).paid).toBe(0);
    await setFundingAside(user, funded, id, false);
    expect(totalsOf((await stored()).fundings).paid).toBe(10_000);
  });

  async function stored(): Promise<PlanActionRecord> {
    const action = await PlanAction.findById(actionId).lean<PlanActionRecord>();
    if (!action) throw new Error("no action");
    return action;
  }
});
