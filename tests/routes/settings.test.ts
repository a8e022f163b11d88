import { expect, it } from "vitest";
import { Account } from "#models/account";
import { AuditEvent } from "#models/audit-event";
import { CommuneAlias } from "#models/commune-alias";
import { Mail } from "#models/mail";
import { createUser } from "#tests/factories/accounts";
import { requestAs } from "#tests/factories/sessions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { DEFAULT_SETTINGS, getSettings, type SettingName } from "~/core/settings.server";
import { importCommunes } from "~/features/reference-data/reference-data.commands.server";
import { inputOf } from "~/features/templates/template-card";
import { getTemplate } from "~/features/templates/templates.queries.server";
import { action as actOnBrand } from "~/routes/_staff.settings.brand";
import { action as actOnDelays } from "~/routes/_staff.settings.delays";
import { action as actOnLegal } from "~/routes/_staff.settings.legal";
import { action as actOnAccount } from "~/routes/_staff.settings.people.$id";
import { action as invite } from "~/routes/_staff.settings.people.new";
import { action as actOnReferenceData } from "~/routes/_staff.settings.reference-data";
import { action as actOnSender } from "~/routes/_staff.settings.sender";
import { action as actOnTemplate } from "~/routes/_staff.settings.templates.$id";
import { action as addTemplate } from "~/routes/_staff.settings.templates.new";
import { action as actOnTerritories } from "~/routes/_staff.settings.territories";

type Action = typeof actOnBrand;
type Answer = { status: number; location: string | null; errors: Record<string, string[] | null> };

async function post(
  action: Action,
  user: User,
  form: Record<string, string> | URLSearchParams,
  { search = "", id = "" } = {},
): Promise<Answer> {
  const request = await requestAs(user, `/settings${search}`, form);
  const result = await action({ request, params: { id }, context: {} });
  if (result instanceof Response) {
    return { status: result.status, location: result.headers.get("Location"), errors: {} };
  }
  return { status: result.init?.status ?? 200, location: null, errors: result.data.error ?? {} };
}

const BRAND = {
  before: JSON.stringify(DEFAULT_SETTINGS.brand),
  programme: "Cap Gers",
  owner: "Département du Gers",
  phone: "05 62 00 00 00",
};

it("saves the brand, with the fields changed in the trace", async () => {
  const user = await createUser("responsable");
  expect(await post(actOnBrand, user, BRAND)).toMatchObject({ status: 302, location: "/settings/brand" });
  expect((await getSettings()).brand).toMatchObject({ programme: "Cap Gers", email: "" });
  await settle();
  const event = await AuditEvent.findOne({ action: "setting.updated", actorId: user.id }).lean();
  expect(event).toMatchObject({ subject: { type: "Setting", id: "brand" } });
  expect(event?.fields).toContain("programme");
});

it("keeps what a colleague saved meanwhile in other fields, and refuses the same one with both values", async () => {
  const user = await createUser("responsable");
  await post(actOnBrand, user, BRAND);
  const drawn = { ...(await getSettings()).brand, phone: "05\u00A062\u00A000\u00A000\u00A000" };
  const { before: _, ...shown } = { ...BRAND, before: "", promise: drawn.promise };
  const form = { ...shown, before: JSON.stringify(drawn) };
  await post(actOnBrand, user, { ...form, phone: "05 62 00 00 01" });
  expect((await post(actOnBrand, user, { ...form, owner: "Le Gers" })).status).toBe(302);
  expect((await getSettings()).brand).toMatchObject({ owner: "Le Gers", phone: "05 62 00 00 01" });
  const { errors } = await post(actOnBrand, user, { ...form, phone: "05 62 00 00 02" });
  expect(errors).toEqual({
    "": [
      "Téléphone\u00A0: vous avez écrit «\u00A005 62 00 00 02\u00A0»\u00A0; entre-temps, «\u00A005\u00A062\u00A000\u00A000\u00A001\u00A0» a été enregistré.",
    ],
  });
});

const SENDER = {
  intent: "save",
  name: DEFAULT_SETTINGS.sender.name,
  address: "accueil@conciergerie.example",
};
const SENDER_DRAWN = { intent: "save", before: JSON.stringify(DEFAULT_SETTINGS.sender) };
const DELAYS = Object.fromEntries(
  Object.entries(DEFAULT_SETTINGS.delays).flatMap(([key, value]) =>
    value === false || value === null ? [] : [[key, String(value)]],
  ),
);

const TOLD_APART: [SettingName, Action, Record<string, string>, string, [string, string], string][] = [
  [
    "delays",
    actOnDelays,
    DELAYS,
    "reminderDays",
    ["4", "6"],
    "écrit «\u00A06\u00A0»\u00A0; entre-temps, «\u00A04\u00A0» a été",
  ],
  [
    "sender",
    actOnSender,
    SENDER,
    "name",
    ["Un", "Deux"],
    "écrit «\u00A0Deux\u00A0»\u00A0; entre-temps, «\u00A0Un\u00A0» a été",
  ],
  [
    "legal",
    actOnLegal,
    {},
    "notices",
    ["Ici", "Là"],
    "texte de 2 signes\u00A0»\u00A0; entre-temps, «\u00A0un",
  ],
];

it.each(TOLD_APART)(
  "refuses in the page « %s » what a colleague changed otherwise meanwhile, and undoes nothing of it",
  async (name, action, values, field, [theirs, mine], words) => {
    const user = await createUser("responsable");
    const drawn = { ...values, before: JSON.stringify(DEFAULT_SETTINGS[name]) };
    expect((await post(action, user, { ...drawn, [field]: theirs })).status).toBe(302);
    expect((await post(action, user, drawn)).status).toBe(302);
    const { status, errors } = await post(action, user, { ...drawn, [field]: mine });
    expect(status).toBe(400);
    expect(errors[""]?.[0]).toContain(words);
    expect(JSON.stringify((await getSettings())[name])).toContain(theirs);
  },
);

it("notes that a mailbox takes no « + » in its address, and takes it back", async () => {
  const user = await createUser("responsable");
  const boxOf = async () => (await getSettings()).sender.hasPlainReplies;
  await post(actOnSender, user, { ...SENDER, ...SENDER_DRAWN, hasPlainReplies: "on" });
  expect(await boxOf()).toBe(true);
  const before = JSON.stringify((await getSettings()).sender);
  await post(actOnSender, user, { ...SENDER, before });
  expect(await boxOf()).toBe(false);
});

it("keeps what was typed and says in French what is wrong", async () => {
  const user = await createUser("responsable");
  const { status, errors } = await post(actOnBrand, user, { ...BRAND, programme: "", phone: "12" });
  expect(status).toBe(400);
  expect(errors).toEqual({
    programme: ["Nom du service : écrivez quelque chose."],
    phone: ["Ce numéro n’est pas complet. Exemple : 06 12 34 56 78."],
  });
});

it("leads from the brand to the territories, then to the trial of sending, at the first start", async () => {
  const user = await createUser("responsable");
  const search = "?start";
  expect((await post(actOnBrand, user, BRAND, { search })).location).toBe("/settings/territories?start");
  const form = { intent: "territories" };
  const list = { "list[0].code": "200067361", "list[0].label": "Un", "list[0].isServed": "on" };
  expect((await post(actOnTerritories, user, { ...form, ...list }, { search })).location).toBe(
    "/settings/sender?start",
  );
  expect((await getSettings()).territories.list).toEqual([{ code: "200067361", label: "Un" }]);
});

it("refuses a list of territories longer than any real one, before reading it", async () => {
  const user = await createUser("responsable");
  const form = { intent: "territories", "list[100000].code": "200067361" };
  await expect(post(actOnTerritories, user, form)).rejects.toMatchObject({ status: 400 });
});

it("saves the sender and mails a trial to whoever asks", async () => {
  const user = await createUser("responsable");
  await post(actOnSender, user, { ...SENDER_DRAWN, name: "Cap Gers", address: "Cap@gers.example" });
  expect((await getSettings()).sender).toEqual({
    name: "Cap Gers",
    address: "cap@gers.example",
    hasPlainReplies: false,
  });
  const { location } = await post(actOnSender, user, { intent: "test" });
  const mail = await Mail.findOne({ template: "smtp-test" }).lean();
  expect(mail).toMatchObject({ to: user.email });
  expect(location).toBe(`/settings/sender?mail=${mail?._id}`);
});

it("empties a legal text which is no longer wanted", async () => {
  const user = await createUser("responsable");
  await post(actOnLegal, user, { privacy: "## Vos droits", notices: "Éditeur" });
  const before = JSON.stringify((await getSettings()).legal);
  await post(actOnLegal, user, { before, privacy: "## Vos droits", notices: "" });
  expect((await getSettings()).legal).toMatchObject({ privacy: "## Vos droits", notices: "" });
});

it("refuses delays which contradict each other", async () => {
  const user = await createUser("responsable");
  const before = JSON.stringify(DEFAULT_SETTINGS.delays);
  const form = { ...DELAYS, before, reminderDays: "12", firstAnswerDays: "deux" };
  expect((await post(actOnDelays, user, form)).errors).toMatchObject({
    firstAnswerDays: ["Première réponse : écrivez un nombre de jours."],
  });
  const contradictory = { ...form, firstAnswerDays: "2" };
  expect((await post(actOnDelays, user, contradictory)).errors).toMatchObject({
    secondReminderDays: ["La deuxième relance vient après la première : donnez un nombre plus grand."],
  });
  expect((await post(actOnDelays, user, { ...contradictory, reminderDays: "4" })).status).toBe(302);
  expect((await getSettings()).delays.reminderDays).toBe(4);
});

it("takes nothing for how long an erased person’s scholarship is kept, then a number of years, then nothing again", async () => {
  const user = await createUser("responsable");
  const saved = async (scholarshipYears: string) => {
    const before = JSON.stringify((await getSettings()).delays);
    const { status, errors } = await post(actOnDelays, user, { ...DELAYS, before, scholarshipYears });
    return { status, errors, years: (await getSettings()).delays.scholarshipYears };
  };
  expect(await saved("")).toEqual({ status: 302, errors: {}, years: null });
  expect(await saved("10")).toMatchObject({ status: 302, years: 10 });
  for (const typed of ["0", "dix", "1,5", "-3", "101"])
    expect(await saved(typed)).toMatchObject({
      ...{ status: 400, years: 10 },
      errors: { scholarshipYears: [expect.stringMatching(/^Bourse d’une personne effacée : /)] },
    });
  expect(await saved("")).toMatchObject({ status: 302, years: null });
});

it("invites, edits, closes and opens again a colleague", async () => {
  const user = await createUser("responsable");
  const paul = { name: "Paul Delmas", role: "referent", territories: "200067361" };
  await post(invite, user, { ...paul, email: "Paul@demo.example" });
  const account = await Account.findOne({ email: "paul@demo.example" }).lean();
  expect(account).toMatchObject({ state: "invited", territories: ["200067361"] });
  const id = account?._id ?? "";
  const edited = { ...paul, intent: "update", before: JSON.stringify(account), isWholeDepartement: "on" };
  expect(await post(actOnAccount, user, edited, { id })).toMatchObject({ status: 302 });
  expect(await Account.findById(id).lean()).toMatchObject({ isWholeDepartement: true });
  await post(actOnAccount, user, { intent: "disable" }, { id });
  await post(actOnAccount, user, { intent: "enable" }, { id });
  await settle();
  expect(await Mail.countDocuments({ template: "invitation", to: "paul@demo.example" })).toBe(2);
  expect((await post(invite, user, { ...paul, email: "paul@demo.example" })).errors).toEqual({
    "": ["Cette adresse a déjà un compte. Cherchez-la dans la liste de l’équipe."],
  });
});

it("adds and removes a name people use for a commune", async () => {
  const user = await createUser("responsable");
  await importCommunes(user, ["46"]);
  const act = (form: Record<string, string>) => post(actOnReferenceData, user, form);
  expect((await act({ intent: "add-alias", alias: "Ch-lieu", commune: "cahors" })).status).toBe(302);
  const [alias] = await CommuneAlias.find({}).lean();
  expect(alias).toMatchObject({ alias: "Ch-lieu", communeCode: "46042" });
  expect((await act({ intent: "add-alias", alias: "X", commune: "Nulle-Part" })).errors[""]?.[0]).toContain(
    "Aucune commune ne répond à « Nulle-Part »",
  );
  expect((await act({ intent: "add-alias", alias: "X", commune: "saint" })).errors[""]?.[0]).toContain(
    "Plusieurs communes répondent",
  );
  await act({ intent: "remove-alias", aliasId: alias?._id ?? "" });
  expect(await CommuneAlias.countDocuments({})).toBe(0);
});

it("asks for the départements before it imports anything", async () => {
  const user = await createUser("responsable");
  expect((await post(actOnReferenceData, user, { intent: "communes" })).errors[""]).toEqual([
    "Choisissez au moins un département à importer.",
  ]);
});

it("lets a référent·e read the settings and change none", async () => {
  const user = await createUser("referent");
  const actions = [actOnBrand, actOnDelays, actOnLegal, actOnAccount, invite, actOnSender, actOnTerritories];
  for (const action of [...actions, actOnReferenceData]) {
    await expect(post(action, user, { intent: "none" })).rejects.toMatchObject({ status: 403 });
  }
});

const NEW_TEMPLATE = {
  fr: "Accueil au cabinet",
  isActive: "on",
  at: "doctor/settled",
  group: "welcome",
  "steps[0].label": "Présenter l’équipe",
  "steps[0].counting": "days-after",
  "steps[0].anchor": "entry",
};

it("adds a template of tasks, then takes another step, the first one still the same", async () => {
  const user = await createUser("responsable");
  const { location } = await post(addTemplate, user, NEW_TEMPLATE);
  const id = location?.split("/").at(-1) ?? "";
  const drawn = inputOf(await getTemplate(id));
  const key = drawn.steps[0]?.key ?? "";
  const more = { label: "Faire le point", count: "1", counting: "months-after", anchor: "entry" };
  const added = Object.fromEntries(Object.entries(more).map(([name, value]) => [`steps[1].${name}`, value]));
  const form = { ...NEW_TEMPLATE, ...added, "steps[0].key": key, before: JSON.stringify(drawn) };
  expect(await post(actOnTemplate, user, form, { id })).toMatchObject({ status: 302, location });
  expect((await getTemplate(id)).steps).toMatchObject([
    { key, label: "Présenter l’équipe" },
    { label: "Faire le point", offset: { months: 1 } },
  ]);
});

it("moves a step of a template without script, writing nothing yet", async () => {
  const user = await createUser("responsable");
  const id = (await post(addTemplate, user, NEW_TEMPLATE)).location?.split("/").at(-1) ?? "";
  const { version } = await getTemplate(id);
  const reorder = { type: "reorder", payload: { name: "steps", from: 0, to: 0 } };
  const form = { ...NEW_TEMPLATE, fr: "", __intent__: JSON.stringify(reorder) };
  expect(await post(actOnTemplate, user, form, { id })).toMatchObject({ status: 200, errors: {} });
  expect((await getTemplate(id)).version).toBe(version);
});
