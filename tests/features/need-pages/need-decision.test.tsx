import { beforeEach, describe, expect, it } from "vitest";
import { Need } from "#models/need";
import type { VisitFeedback } from "#models/need-visit";
import { Tracking } from "#models/tracking";
import { createUser } from "#tests/factories/accounts";
import { needOf } from "#tests/factories/files";
import { type Couple, createCouple, sendPage, showHomes } from "#tests/factories/tracking";
import { render } from "#tests/support/render";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { trackingId } from "~/core/ids.server";
import { getHouseholdNeed } from "~/features/need-pages/household-need.server";
import { HouseholdNeedPage } from "~/features/need-pages/household-need-page";
import type { OptionState } from "~/vocabulary/needs";

let user: User;
let couple: Couple;
let needId: string;

beforeEach(async () => {
  user = await createUser();
  couple = await createCouple(user);
  needId = await showHomes(couple.householdId);
});

describe("the acts on what is proposed", () => {
  it("has one way to present, beside a quiet word for what was already told", async () => {
    await mark("home-one", "new");
    const html = await page();
    expect(html.match(/button-primary/g)).toHaveLength(1);
    expect(buttonOf(html, "Présenter au foyer")).toContain("button-primary");
    expect(buttonOf(html, "Déjà dit au foyer")).toContain("button-quiet");
    expect(html).not.toContain("Présentée au foyer");
  });

  it("leaves passing on second as long as the household has something to choose", async () => {
    expect(await page()).not.toContain("button-primary");
    await Need.updateOne({ _id: needId }, { options: [] });
    expect(buttonOf(await page(), "Passer le relais")).toContain("button-primary");
  });

  it("says who wants none of it since its visit and why, and puts it aside first, for these reasons", async () => {
    await tellOf("home-one", [told("Tom", "yes"), told("Tom", "no", ["too-expensive"])]);
    const html = await page();
    expect(textOf(html)).toMatch(/Tom : ce n’est pas pour nous \(trop cher\)/);
    expect(html).toMatch(/value="too-expensive"[^>]*checked|checked=""[^>]*value="too-expensive"/);
    expect(html.indexOf("Écarter Bellevue")).toBeLessThan(html.indexOf("Le foyer la retient, Bellevue"));
    expect(html.indexOf("Le foyer la retient, Figeac")).toBeLessThan(html.indexOf("Écarter Figeac"));
  });

  it("keeps quiet about a refusal taken back since", async () => {
    await tellOf("home-one", [told("Tom", "no", ["noisy"]), told("Tom", "yes")]);
    expect(textOf(await page())).not.toContain("Tom : ce n’est pas pour nous (");
  });
});

describe("a need whose household has chosen", () => {
  it("no longer shows the disagreement, folds the others and offers nothing more of the one kept", async () => {
    await rank(couple.candidateId, "home-one");
    await rank(couple.spouseId, "home-two");
    expect(await page()).toContain("Désaccord");
    await mark("home-one", "kept");
    const html = await page();
    expect(html).not.toContain("Désaccord");
    expect(html).toContain("Leurs préférences");
    const [first = "", others = ""] = html.split("Autres propositions");
    expect(first).toContain("Finalement non, Bellevue");
    expect(first).not.toContain("Garder dans nos offres, Bellevue");
    expect(buttonOf(others, "Le foyer la retient")).toContain("button-quiet");
  });
});

describe("what is looked for", () => {
  it("comes before the options as long as nothing is said of it, or nothing is proposed", async () => {
    const titles = async () => [...(await page()).matchAll(/(Propositions|Ce qui est cherché)(?: · |<)/g)];
    const first = async () => (await titles())[0]?.[1];
    await Need.updateOne({ _id: needId }, { criteria: { communes: [] } });
    expect(await first()).toBe("Ce qui est cherché");
    await Need.updateOne({ _id: needId }, { criteria: { communes: [], rooms: 3 } });
    expect(await first()).toBe("Propositions");
    await Need.updateOne({ _id: needId }, { options: [] });
    expect(await first()).toBe("Ce qui est cherché");
  });

  it("is shown as it is when another form of the screen came back", async () => {
    await Need.updateOne({ _id: needId }, { criteria: { communes: [], rooms: 3, budgetMax: 777 } });
    const refusal = { status: "error" as const, error: { "": ["Non."] } };
    const other = await page({ ...refusal, initialValue: { intent: "plan-visit", kind: "visit" } });
    expect(other).toContain('value="777"');
    const own = { intent: "criteria", criteria: { budgetMax: "beaucoup" } };
    expect(await page({ ...refusal, initialValue: own })).toContain('value="beaucoup"');
  });
});

async function page(lastResult?: Parameters<typeof HouseholdNeedPage>[0]["lastResult"]): Promise<string> {
  const shown = await getHouseholdNeed(user, couple.householdId, "housing");
  return render(<HouseholdNeedPage page={shown} lastResult={lastResult} />);
}

async function mark(optionId: string, state: OptionState) {
  await Need.updateOne({ _id: needId, "options.id": optionId }, { $set: { "options.$.state": state } });
}

async function rank(memberId: string, optionId: string) {
  await sendPage(user, couple.householdId, memberId);
  const ranks = [{ needId, optionId, rank: "first", at: now() }];
  await Tracking.updateOne({ _id: trackingId(memberId) }, { $set: { ranks } });
}

async function tellOf(optionId: string, feedback: Omit<VisitFeedback, "id" | "at">[]) {
  const { _id } = await needOf(couple.householdId);
  const said = feedback.map((one, place) => ({ ...one, id: `told-${place}`, at: new Date(place) }));
  const visit = { id: "visit", kind: "visit", optionId, on: "2026-05-10", state: "done", feedback: said };
  await Need.updateOne({ _id }, { $set: { visits: [visit] } });
}

function told(by: string, liking: VisitFeedback["liking"], reasons: VisitFeedback["reasons"] = []) {
  return { memberId: by, by, liking, reasons };
}

/** The look of the first button that says it. */
function buttonOf(html: string, words: string): string {
  return html.match(new RegExp(`<(?:a|button)(?:(?!<(?:a|button)).)*${words}`, "s"))?.[0] ?? "";
}

function textOf(html: string): string {
  return html.replace(/<!-- -->|<[^>]+>/g, "").replaceAll("\u00A0", " ");
}
