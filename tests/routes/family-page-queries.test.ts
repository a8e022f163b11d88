import mongoose from "mongoose";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ChildminderCount } from "#models/childminder-count";
import { HandOff } from "#models/hand-off";
import { Task } from "#models/task";
import { createUser } from "#tests/factories/accounts";
import { createNursery } from "#tests/factories/care";
import { createToyLibrary } from "#tests/factories/directory";
import { fileOf, needOf } from "#tests/factories/files";
import { createAgency, createHandOff, letterPath } from "#tests/factories/hand-offs";
import { createHome, createPost } from "#tests/factories/offers";
import { callRoute } from "#tests/factories/routes";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import { type Couple, createCouple, deliverAll, sendPage } from "#tests/factories/tracking";
import { hostPath, programmePath, sendVisitDay } from "#tests/factories/visit-days";
import { addTask, planFor } from "#tests/factories/whole-files";
import { visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { getCareService } from "~/features/care-supply/care-services.queries.server";
import { careAsProposal } from "~/features/childcare/care-proposal";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { publishSheet, saveSheet } from "~/features/discovery/discovery-sheets.commands.server";
import { sendReply } from "~/features/file/file.commands.server";
import { changeArrival } from "~/features/households/household-arrival.commands.server";
import { recordFamily } from "~/features/households/household-family.commands.server";
import { planVisit } from "~/features/needs/need-visits.commands.server";
import { openNeed, updateCriteria } from "~/features/needs/needs.commands.server";
import { addOptionByTeam, addOptionFromDirectory } from "~/features/needs/typed-option.commands.server";
import { proposeOffer } from "~/features/offers/offer-proposing.commands.server";
import { makePromise } from "~/features/promises/promises.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { presentOptions } from "~/features/tracking/option-presenting.commands.server";

const QUERIES = 12;
const SHEET = { code: FIGEAC.epci, label: "Grand Figeac" };
const HOMES = ["Bellevue", "Lherm", "Assier"].map((place) => ({
  ...{ kind: "housing" as const, place, rooms: 3, rent: 610, tenure: "rent" as const },
  communeCode: FIGEAC.code,
}));

let user: User;
let couple: Couple;

beforeEach(async () => {
  user = await createUser();
  await createCommunes();
  await updateSetting(user, "territories", { list: [SHEET, { code: CAHORS.epci, label: "Grand Cahors" }] });
  couple = await createCouple(user);
  await fillNeeds();
});

afterEach(() => {
  mongoose.set("debug", false);
});

it("asks the base twelve times at most for each page of the team, the session and the settings apart", async () => {
  const { householdId } = couple;
  const [home, post] = [await createHome(user), await createPost(user)];
  await createHome(user, { communeCode: FIGEAC.code } as never);
  const service = await createToyLibrary(user);
  await createSheet();
  const dayId = await sendVisitDay(user, householdId);
  const need = await needOf(householdId);
  await proposeOffer(user, home, need._id);
  await askAgencies(need._id);
  const pages = [
    ["_staff.visits._index.tsx", "/visits"],
    ["_staff.visits.$id.tsx", `/visits/${dayId}`],
    ["_staff.directory._index.tsx", "/directory"],
    ["_staff.directory._index.tsx", "/directory?commune=46102&q=ludo"],
    ["_staff.directory.$id.tsx", `/directory/${service._id}`],
    ["_staff.discovery._index.tsx", "/discovery"],
    ["_staff.discovery.$code.tsx", `/discovery/${SHEET.code}`],
    ["_staff.housing.offers._index.tsx", "/housing/offers"],
    ["_staff.housing.offers.$id.tsx", `/housing/offers/${home._id}`],
    ["_staff.work._index.tsx", "/work"],
    ["_staff.work.$id.tsx", `/work/${post._id}`],
    ["_staff.households.$id._index.tsx", `/households/${householdId}`],
    ["_staff.households.$id.housing.tsx", `/households/${householdId}/housing`],
    ["_staff.households.$id.work.tsx", `/households/${householdId}/work`],
    ["_staff.households.$id.discovery.tsx", `/households/${householdId}/discovery`],
    ["_staff.needs.$id_.hand-off.tsx", `/needs/${need._id}/hand-off`],
    ["_staff.needs.$id_.hand-off.tsx", `/needs/${need._id}/hand-off?${await everyAgency()}`],
  ] as const;
  expect(
    await overLimit(pages.map(([route, path]) => [path, () => callRoute(route, user, path)] as const)),
  ).toEqual([]);
});

it("asks the base twelve times at most for the pages of a family whose children have a calendar", async () => {
  const { householdId, candidateId } = couple;
  const careServiceId = await fillCalendars();
  await sendPage(user, householdId, candidateId);
  await sendReply(user, await fileOf(householdId), { candidateId, subject: "Bonjour", text: "À bientôt." });
  await askAgencies((await needOf(householdId))._id);
  const need = await needOf(householdId, "childcare");
  await addOptionFromDirectory(
    user,
    need,
    careAsProposal(await getCareService(careServiceId)),
    careServiceId,
  );
  await createAgency(user, { kind: "town-hall", communeCode: CAHORS.code });
  await settle();
  const file = await callRoute("_staff.households.$id._index.tsx", user, `/households/${householdId}`);
  expect(JSON.parse(file.body)).toMatchObject({
    staleDates: expect.arrayContaining([expect.objectContaining({ label: "Appeler" })]),
    careMonths: [{ child: "Zoé" }],
  });
  const pages = [
    ["_staff.households.$id._index.tsx", `/households/${householdId}`],
    ["_staff.households.$id.childcare.tsx", `/households/${householdId}/childcare?enfant=zoe`],
    ["_staff.households.$id.schooling.tsx", `/households/${householdId}/schooling?enfant=leo`],
    ["_staff.needs.$id_.hand-off.tsx", `/needs/${need._id}/hand-off`],
  ] as const;
  expect(
    await overLimit(pages.map(([route, path]) => [path, () => callRoute(route, user, path)] as const)),
  ).toEqual([]);
});

it("asks the base twelve times at most for each page of a family, a host or a partner", async () => {
  const { householdId, candidateId, spouseId } = couple;
  await createToyLibrary(user);
  await createSheet();
  const pages = [await sendPage(user, householdId, candidateId), await sendPage(user, householdId, spouseId)];
  await deliverAll();
  const dayId = await sendVisitDay(user, householdId);
  const service = await createToyLibrary(user, { email: "accueil@quatre-coins.example" });
  await presentAll();
  const [letter = ""] = await askAgencies((await needOf(householdId))._id);
  const listing = linkToken({ purpose: "listing", id: service._id, version: 1 });
  const paths = [
    ...pages,
    ...[letter, await hostPath(dayId), await programmePath(dayId), `/annuaire/${listing}`],
    ...["/decouvrir", `/decouvrir/${SHEET.code}`],
  ];
  expect(await overLimit(paths.map((path) => [path, () => visit(path)] as const))).toEqual([]);
});

/** Two children, their needs, the paperwork of their parent, and a nursery whose commission decides on the month care must start; its id. */
async function fillCalendars(): Promise<string> {
  const { householdId, candidateId } = couple;
  const { adults, arrivalOn } = await fileOf(householdId);
  await recordFamily(user, householdId, {
    adults: adults ?? [],
    children: [
      { id: "zoe", firstName: "Zoé", birthMonth: "2025-06" },
      { id: "leo", firstName: "Léo", birthMonth: "2018-03" },
    ],
  });
  await changeArrival(user, householdId, { was: arrivalOn, is: "2026-11-02" });
  for (const kind of ["schooling", "childcare"] as const) await openNeed(user, householdId, kind);
  const looked = { communes: [FIGEAC.code], careFromMonth: "2026-11" };
  await updateCriteria(user, await needOf(householdId, "childcare"), looked);
  await updateCriteria(user, await needOf(householdId, "schooling"), {
    communes: [FIGEAC.code],
    level: "cm1",
  });
  const session = { on: "2026-09-28", fileBefore: "2026-09-01", forFrom: "2026-11", forTo: "2027-01" };
  const paperwork = { ...planFor(candidateId), anchorOn: "2026-11-02" };
  await Task.updateOne({ householdId, label: "Appeler" }, { plan: paperwork });
  const { _id } = await createNursery(user, { byAge: [{ age: "1-2" }], commissions: [session] });
  const told = { value: 24, on: "2026-05-12", source: "PMI" };
  const counted = { communeName: FIGEAC.name, checkedOn: told.on, childminders: told, version: 1 };
  await ChildminderCount.create({ _id: FIGEAC.code, ...counted });
  await changeArrival(user, householdId, { was: "2026-11-02", is: "2026-12-07" });
  await settle();
  return _id;
}

/** The pages that ask the base for more than they may, with what they ask. */
async function overLimit(
  pages: readonly (readonly [string, () => Promise<{ status: number }>])[],
): Promise<unknown[]> {
  const over: unknown[] = [];
  for (const [path, open] of pages) {
    const asked: string[] = [];
    await settle();
    await open();
    mongoose.set("debug", (collection: string, method: string) => {
      // The settings are read for all pages together, every two seconds: in this one or another, as it happens.
      if (collection !== "settings") asked.push(`${collection}.${method}`);
    });
    const { status } = await open();
    mongoose.set("debug", false);
    if (status !== 200 || asked.length === 0 || asked.length > QUERIES) over.push({ path, status, asked });
  }
  return over;
}

/** Three needs with what is looked for, options, meetings to come and past, and a trade. */
async function fillNeeds(): Promise<void> {
  const { householdId, spouseId, candidateId } = couple;
  for (const kind of ["housing", "spouse-work", "discovery"] as const)
    await openNeed(user, householdId, kind);
  const looked = {
    communes: [FIGEAC.code, CAHORS.code],
    rooms: 3,
    budgetMax: 650,
    workplaceCode: FIGEAC.code,
  };
  await updateCriteria(user, await needOf(householdId), looked);
  const trade = { communes: [FIGEAC.code], memberId: spouseId, occupation: "Infirmière" };
  await updateCriteria(user, await needOf(householdId, "spouse-work"), trade);
  await updateCriteria(user, await needOf(householdId, "discovery"), {
    communes: [FIGEAC.code],
    wish: "Musique",
  });
  for (const home of HOMES) await addOptionByTeam(user, await needOf(householdId), home);
  const post = {
    kind: "spouse-work" as const,
    post: "Infirmière",
    employer: "Clinique du Quai",
    place: "Cahors",
  };
  await addOptionByTeam(user, await needOf(householdId, "spouse-work"), post);
  for (const on of ["2026-05-11", "2026-05-20"]) {
    const need = await needOf(householdId);
    await planVisit(user, need, { kind: "visit", optionId: need.options[0]?.id, on });
  }
  await makePromise(user, await fileOf(householdId), { label: "Envoyer les annonces", dueOn: "2026-05-20" });
  for (const label of ["Appeler", "Écrire"]) await addTask(user, householdId, label);
  await recordConsent(user, { householdId, candidateId: spouseId, purpose: "spouse-work", means: "phone" });
  await recordConsent(user, { householdId, candidateId, purpose: "housing", means: "phone" });
  await settle();
}

async function presentAll(): Promise<void> {
  const need = await needOf(couple.householdId);
  const ids = need.options.map(({ id }) => id);
  await presentOptions(user, await fileOf(couple.householdId), need, ids);
  await deliverAll();
}

async function createSheet(): Promise<void> {
  const chapter = { fr: "Un bus.", figures: [] };
  const rest = { housing: chapter, health: chapter, children: chapter, leisure: chapter };
  await saveSheet(user, SHEET, {}, { fr: "Une vallée.", moving: chapter, ...rest });
  await publishSheet(user, SHEET.code);
  await settle();
}

/** Three agencies asked about a need; the addresses of their letters. */
async function askAgencies(needId: string): Promise<string[]> {
  const paths: string[] = [];
  for (const name of ["Agence du Pont", "Agence du Lac", "Agence du Causse"]) {
    const partner = await createAgency(user, { name });
    const handOff = await createHandOff(user, { householdId: couple.householdId, partner });
    await HandOff.updateOne({ _id: handOff._id }, { needId });
    paths.push(letterPath(handOff));
  }
  await settle();
  return paths;
}

async function everyAgency(): Promise<string> {
  const found = [
    await createAgency(user, { name: "Agence du Nord" }),
    await createAgency(user, { name: "Agence du Sud" }),
  ];
  return found.map(({ _id }) => `partenaire=${_id}`).join("&");
}
