import { beforeEach, describe, expect, it } from "vitest";
import { DiscoverySheet } from "#models/discovery-sheet";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { callRoute } from "#tests/factories/routes";
import { visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { emptyWords, flatOf, inputOf, type SheetInput } from "~/features/discovery/discovery-sheet-card";
import { figureOrigin } from "~/features/discovery/discovery-sheet-words";
import {
  checkSheet,
  publishSheet,
  restoreSheet,
  saveSheet,
  withdrawSheet,
} from "~/features/discovery/discovery-sheets.commands.server";
import {
  findPublishedSheet,
  findSheet,
  getSheetPage,
  listSheets,
} from "~/features/discovery/discovery-sheets.queries.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const PLACE = { code: "200067361", label: "Grand Val" };
const PAGE = `/discovery/${PLACE.code}`;
const PUBLIC_PAGE = `/decouvrir/${PLACE.code}`;
const BUS = { label: "Lignes de bus", value: "4", on: "2025-01-01", source: "Le réseau" };
const NOTHING = { figures: [] };
const INPUT: SheetInput = {
  fr: "Une vallée.",
  housing: { fr: "Des maisons.", figures: [] },
  moving: { fr: "Un bus.", en: "A bus.", figures: [BUS] },
  ...{ health: NOTHING, children: NOTHING, leisure: NOTHING },
};

let user: User;

beforeEach(async () => {
  user = await createUser();
  await updateSetting(user, "territories", { list: [PLACE] });
});

describe("writing a sheet", () => {
  it("makes it unpublished, keeps only the chapters written, and says so in the journal", async () => {
    await write();
    const sheet = await findSheet(PLACE.code);
    expect(sheet).toMatchObject({ epciName: "Grand Val", fr: "Une vallée.", isPublished: false });
    expect(sheet?.chapters.map(({ key }) => key)).toEqual(["housing", "moving"]);
    expect(sheet?.chapters[1]?.figures).toEqual([{ ...BUS, id: expect.any(String) }]);
    await settle();
    expect(await countAudited("discovery-sheet.updated")).toBe(1);
  });

  it("lets two colleagues write two fields at once, and refuses the same one, showing both", async () => {
    await write();
    const drawn = await drawnNow();
    await change(drawn, { housing: { ...drawn.housing, fr: "Des fermes." } });
    await change(drawn, { housing: { ...drawn.housing, en: "Houses." } });
    expect((await drawnNow()).housing).toMatchObject({ fr: "Des fermes.", en: "Houses." });
    const refusal = await refusalOf(change(drawn, { housing: { ...drawn.housing, fr: "Des tours." } }));
    expect(refusal).toContain("Des tours.");
    expect(refusal).toContain("Des fermes.");
  });

  it("writes nothing when nothing is changed", async () => {
    await write();
    const stored = await findSheet(PLACE.code);
    await change(await drawnNow(), {});
    expect(await findSheet(PLACE.code)).toEqual(stored);
  });

  it("keeps the last ten versions, the latest first", async () => {
    await write();
    for (let time = 1; time <= 12; time += 1) await change(await drawnNow(), { fr: `Version ${time}.` });
    const { former } = await getSheetPage(PLACE.code);
    expect(former.map(({ card }) => card.fr)).toEqual(
      Array.from({ length: 10 }, (_, index) => `Version ${11 - index}.`),
    );
    expect(former[0]?.by).toBe(user.name);
  });
});

it("takes a version back, and undoes it, without losing any", async () => {
  await write();
  await change(await drawnNow(), { fr: "Autre chose.", en: "Something else." });
  const [first] = (await getSheetPage(PLACE.code)).former;
  const undo = await restoreSheet(user, PLACE.code, first?.id ?? "");
  expect(await findSheet(PLACE.code)).toMatchObject({ fr: "Une vallée." });
  expect((await drawnNow()).en).toBeUndefined();
  await restoreSheet(user, PLACE.code, undo);
  const { card, former } = await getSheetPage(PLACE.code);
  expect(card).toMatchObject({ fr: "Autre chose.", en: "Something else." });
  expect(former.map((one) => one.card.fr)).toEqual(["Une vallée."]);
  expect(await refusalOf(restoreSheet(user, PLACE.code, undo))).toContain("n’est plus gardée");
});

describe("publishing", () => {
  it("refuses a sheet nobody wrote, and one without a chapter", async () => {
    expect(await refusalOf(publishSheet(user, PLACE.code))).toContain("n’est pas encore écrite");
    await write({ ...INPUT, housing: NOTHING, moving: NOTHING });
    expect(await refusalOf(publishSheet(user, PLACE.code))).toContain("au moins un chapitre");
  });

  it("shows it to everyone until it is withdrawn, and in the language of who reads", async () => {
    await write({ ...INPUT, en: "A valley." });
    expect(await findPublishedSheet(PLACE.code, "en")).toBeNull();
    expect((await visit(PUBLIC_PAGE)).status).toBe(404);
    await publishSheet(user, PLACE.code);
    expect(await findPublishedSheet(PLACE.code, "en")).toEqual({
      title: "Grand Val",
      url: `${PUBLIC_PAGE}?lang=en`,
      intro: "A valley.",
      lang: "en",
    });
    expect((await visit(PUBLIC_PAGE)).status).toBe(200);
    await withdrawSheet(user, PLACE.code);
    expect((await visit(PUBLIC_PAGE)).status).toBe(404);
    expect((await visit("/decouvrir")).html).toContain("Aucune fiche n’est publiée");
  });

  it("says which chapters are still empty, without refusing", async () => {
    await write();
    expect(await publishSheet(user, PLACE.code)).toEqual(["health", "children", "leisure"]);
    expect(await getSheetPage(PLACE.code)).toMatchObject({
      isPublished: true,
      empty: ["health", "children", "leisure"],
    });
    expect(emptyWords(["health"])).toMatch(/^Chapitre encore vide.: «.Se soigner.»\.$/);
  });

  it("refuses to empty a sheet that is published", async () => {
    await write();
    await publishSheet(user, PLACE.code);
    expect(await refusalOf(change(await drawnNow(), { fr: undefined }))).toContain("est publiée");
  });
});

it("asks to read again a sheet checked more than a year ago", async () => {
  await write();
  expect(await listSheets()).toMatchObject([{ state: "draft", chapters: 2, isStale: false }]);
  await checkSheet(user, PLACE.code, "2020-03-01");
  const [line] = await listSheets();
  expect(line).toMatchObject({ isStale: true, checked: expect.stringContaining("à relire") });
});

it.each([
  ["2025-01-01", "au 1ᵉʳ\u00A0janvier 2025, source\u00A0: Insee", "as of 1 January 2025, source: Insee"],
  ["2023-11-24", "24\u00A0novembre 2023, il y a 3\u00A0ans", "24 November 2023, 3 years ago"],
  ["2023-11-25", "au 25\u00A0novembre 2023, source", "as of 25 November 2023, source"],
])("a figure of %s says its day, its source, and its age from three years on", (on, fr, en) => {
  const figure = { ...BUS, id: "1", on, source: "Insee" };
  expect(figureOrigin(figure, "2026-11-24", "fr")).toContain(fr);
  expect(figureOrigin(figure, "2026-11-24", "en")).toContain(en);
});

describe("the public page", () => {
  it("reads in English what is translated, in French the rest, and says so", async () => {
    await write();
    await publishSheet(user, PLACE.code);
    const { html } = await visit(`${PUBLIC_PAGE}?lang=en`);
    expect(html).toContain("What is not translated yet is shown in French.");
    expect(html).toContain('<div lang="en"><p>A bus.</p></div>');
    expect(html).toContain('<div lang="fr"><p>Des maisons.</p></div>');
    expect(html).toContain("as of 1 January 2025, source: Le réseau");
  });

  it("reads a figure under its English label, in French until there is one", async () => {
    const english = { ...BUS, en: "Bus lines" };
    await write({ ...INPUT, moving: { ...INPUT.moving, figures: [english, { ...BUS, label: "Arrêts" }] } });
    await publishSheet(user, PLACE.code);
    const { html } = await visit(`${PUBLIC_PAGE}?lang=en`);
    expect(html).toContain('<dt lang="en">Bus lines</dt>');
    expect(html).toContain('<dt lang="fr">Arrêts</dt>');
    expect((await visit(PUBLIC_PAGE)).html).toContain('<dt lang="fr">Lignes de bus</dt>');
  });

  it("makes links of web addresses only, and lets no HTML in", async () => {
    const text = "Voir https://bus.example/lignes.\n- <img src=x onerror=alert(1)>\n- javascript:alert(1)";
    await write({
      ...INPUT,
      fr: "<img src=x>",
      moving: { fr: text, figures: [{ ...BUS, source: "<img src=x>" }] },
    });
    await publishSheet(user, PLACE.code);
    const { html } = await visit(PUBLIC_PAGE);
    expect(html).toContain('<a href="https://bus.example/lignes" rel="noopener"');
    expect(html).not.toContain("<img src=x");
    expect(html).not.toContain('href="javascript');
  });

  it("is not there for a code nobody knows", async () => {
    expect((await visit("/decouvrir/123456789")).status).toBe(404);
  });
});

describe("the page of the team", () => {
  it("is for the team, and knows only what is served or told already", async () => {
    const recruiter = await createUser("recruteur");
    expect((await callRoute("_staff.discovery.$code.tsx", recruiter, PAGE)).status).toBe(403);
    expect((await callRoute("_staff.discovery.$code.tsx", recruiter, PAGE, { intent: "check" })).status).toBe(
      403,
    );
    expect((await callRoute("_staff.discovery.$code.tsx", user, PAGE)).status).toBe(200);
    expect((await callRoute("_staff.discovery.$code.tsx", user, "/discovery/123456789")).status).toBe(404);
  });

  it.each([
    ["on", "Donnez le jour de ce chiffre"],
    ["source", "Donnez la source de ce chiffre"],
    ["value", "Écrivez le chiffre"],
    ["label", "Dites ce que ce chiffre compte"],
  ])("refuses in words a figure without its %s", async (missing, words) => {
    const { status, body } = await post({ ...figureFields(), [`moving.figures[0].${missing}`]: "" });
    expect(status).toBe(400);
    expect(body).toContain(words);
    expect(await DiscoverySheet.countDocuments()).toBe(0);
  });

  it("refuses a figure of tomorrow, an index beyond the list, an act nobody knows", async () => {
    expect((await post({ ...figureFields(), "moving.figures[0].on": "2100-01-01" })).status).toBe(400);
    expect((await post({ ...figureFields(), "moving.figures[99].label": "x" })).status).toBe(400);
    expect((await post({ intent: "burn" })).status).toBe(400);
  });

  it("adds a line without saving, then saves, publishes and offers the way back", async () => {
    const name = "moving.figures";
    const insert = JSON.stringify({ type: "insert", payload: { name } });
    const added = await post({ intent: "sheet", fr: "Une vallée.", __intent__: insert });
    expect(added.status).toBe(200);
    expect(await DiscoverySheet.countDocuments()).toBe(0);
    expect((await post(figureFields())).location).toBe(PAGE);
    expect((await post({ intent: "publish" })).location).toBe(PAGE);
    expect(await findSheet(PLACE.code)).toMatchObject({ isPublished: true });
    await post({ intent: "withdraw" });
    expect(await findSheet(PLACE.code)).toMatchObject({ isPublished: false });
  });
});

function figureFields(): Record<string, string> {
  const figure = Object.entries(BUS).map(([field, value]) => [`moving.figures[0].${field}`, value]);
  return { intent: "sheet", fr: "Une vallée.", "moving.fr": "Un bus.", ...Object.fromEntries(figure) };
}

function post(fields: Record<string, string>) {
  return callRoute("_staff.discovery.$code.tsx", user, PAGE, fields);
}

function write(input: SheetInput = INPUT): Promise<void> {
  return saveSheet(user, PLACE, {}, input);
}

async function drawnNow(): Promise<SheetInput> {
  const sheet = await findSheet(PLACE.code);
  return inputOf(sheet ?? { fr: "", chapters: [] });
}

function change(drawn: SheetInput, changes: Partial<SheetInput>): Promise<void> {
  return saveSheet(user, PLACE, flatOf(drawn), { ...drawn, ...changes });
}
