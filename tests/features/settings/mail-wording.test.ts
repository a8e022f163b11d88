import { beforeEach, describe, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Mail, type MailRecord } from "#models/mail";
import { MailWording } from "#models/mail-wording";
import { startMailServer } from "#tests/core/outbox/mail-server";
import { reread, storeMail, storeSettings } from "#tests/core/outbox/stored-mail";
import { createUser } from "#tests/factories/accounts";
import { needOf } from "#tests/factories/files";
import { createAgency } from "#tests/factories/hand-offs";
import { createFile } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { env } from "~/core/env.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { findMail } from "~/core/outbox/mail-queries.server";
import { mailPage } from "~/core/outbox/outbox-page.server";
import { renderMail, tryRenderMail } from "~/core/outbox/render.server";
import { closeTransport } from "~/core/outbox/transport.server";
import { getTextsInForce } from "~/core/outbox/wording-sheet.server";
import { getComposer } from "~/features/hand-offs/hand-off-composer.commands.server";
import {
  restoreWording,
  saveWording,
  tryWording,
  type WordingOf,
} from "~/features/settings/mail-wording.commands.server";
import {
  getSheet,
  getWordingPage,
  letterFor,
  listWordings,
  previewWording,
  wordingsState,
} from "~/features/settings/mail-wording.queries.server";
import type { MailTexts } from "~/vocabulary/mail-texts";
import { NBSP } from "~/vocabulary/typography";

const RENEWAL: WordingOf = { name: "link-renewal", language: "fr" };
const PARAMS = { title: "Un logement", link: { purpose: "answer", id: "c".repeat(24), version: 1 } };
const LETTER = { template: "link-renewal", params: PARAMS };
const SIGNED = { subject: "Votre arrivée", text: "Bonjour Clara,", senderName: "Jeanne Vidal" };

let user: User;

beforeEach(async () => {
  user = await createUser("responsable");
});

describe("words that are saved", () => {
  it("are a new version, with who and when, and the next letters say them", async () => {
    await storeSettings();
    expect(await save({ greeting: "Chère équipe,\nbonjour," })).toBe(true);

    const { html, text } = await renderMail(await storeMail(LETTER), { forDisplay: false });

    expect(text).toContain("Chère équipe,\nbonjour,");
    expect(html).toContain("Chère équipe,<br/>bonjour,");
    expect(text).toContain("Une minute suffit");
    const [version] = (await stored()).versions;
    expect(version).toMatchObject({
      number: 1,
      by: user.id,
      blocks: { greeting: "Chère équipe,\nbonjour," },
    });
    expect(version?.subject).toBeUndefined();
    await settle();
    expect(await AuditEvent.findOne({ action: "mail-wording.updated" }).lean()).toMatchObject({
      ...{ actorId: user.id, fields: ["greeting"] },
      subject: { type: "MailWording", id: "link-renewal.fr" },
    });
  });

  it("change the subject too, each placeholder filled, markup shown as text", async () => {
    await save({ opening: "À propos de {demande} & du reste" }, "Un lien pour {demande}");
    const mail = await storeMail({ ...LETTER, params: { ...PARAMS, title: "<b>{service}</b>" } });
    const { subject, html } = await renderMail(mail, { forDisplay: false });
    expect(subject).toBe("Un lien pour <b>{service}</b>");
    expect(html).toContain("<strong>&lt;b&gt;{service}&lt;/b&gt;</strong> &amp; du reste");
  });

  it("make no version when they change nothing", async () => {
    expect(await save({})).toBe(false);
    expect(await MailWording.countDocuments()).toBe(0);
  });

  it("belong to one language of the mail", async () => {
    const of: WordingOf = { name: "tracking-renewal", language: "en" };
    const { texts } = await getTextsInForce(of.name, "en");
    const blocks = { ...texts.blocks, greeting: "Dear {prenom}," };
    await saveWording(user, of, { from: 0, texts: { ...texts, blocks } });
    const [fr, en] = await Promise.all(
      ["fr", "en"].map(async (language) => {
        const params = { language, firstName: "Clara", link: { ...PARAMS.link, purpose: "tracking" } };
        const mail = await storeMail({ template: "tracking-renewal", params });
        return (await renderMail(mail, { forDisplay: false })).text;
      }),
    );
    expect(fr).toContain("Bonjour Clara,");
    expect(en).toContain("Dear Clara,");
  });

  it("are refused, naming who was first, when a colleague saved meanwhile", async () => {
    const other = await createUser("responsable", { name: "Paul Delmas" });
    await save({ greeting: "Bonjour à tous," });
    const late = save({ greeting: "Bonsoir," }, undefined, { actor: other, from: 0 });
    await expect(late).rejects.toThrow(/^Jeanne Vidal a enregistré une autre version/);
    expect((await getTextsInForce("link-renewal", "fr")).texts.blocks.greeting).toBe("Bonjour à tous,");
    expect(await save({ greeting: "Bonsoir," }, undefined, { actor: other, from: 1 })).toBe(true);
  });

  it("leave the place to the original text when a placeholder is gone from the mail", async () => {
    await MailWording.create({
      ...{ _id: "link-renewal.fr", template: "link-renewal", language: "fr", current: 1 },
      versions: [{ number: 1, blocks: { greeting: "Bonjour {ancien},", opening: "Voici." }, at: new Date() }],
    });
    const { text } = await renderMail(await storeMail(LETTER), { forDisplay: false });
    expect(text).toContain("Bonjour,");
    expect(text).toContain("Voici un nouveau lien");
    expect(text).not.toContain("{");
  });

  it("are those of the composer's preview, which is what leaves", async () => {
    const of: WordingOf = { name: "hand-off", language: "fr" };
    const { texts } = await getTextsInForce("hand-off", "fr");
    const blocks = { ...texts.blocks, greeting: "Bonjour à vous," };
    await saveWording(user, of, { from: 0, texts: { ...texts, blocks } });
    const need = await needOf(await createFile(user));
    const { letter } = await getComposer(user, need._id, { partnerId: (await createAgency(user))._id });
    expect(letter.blocks.greeting).toBe("Bonjour à vous,");
  });
});

describe("earlier versions", () => {
  it("are taken again as a new one, and the original text as well", async () => {
    await save({ greeting: "Un," });
    await save({ greeting: "Deux," }, undefined, { from: 1 });
    expect(await restoreWording(user, RENEWAL, { from: 2, number: 1 })).toBe(true);
    expect(await restoreWording(user, RENEWAL, { from: 3, number: 1 })).toBe(false);
    expect(await restoreWording(user, RENEWAL, { from: 3, number: 0 })).toBe(true);

    const { versions } = await page();
    expect(versions.rows.map(({ number, isInForce, isOriginal }) => [number, isInForce, isOriginal])).toEqual(
      [
        [4, true, true],
        [3, false, false],
        [2, false, false],
        [1, false, false],
      ],
    );
    expect(versions.rows[1]?.texts).toContainEqual({ label: "Salutation", text: "Un," });
    expect((await getTextsInForce("link-renewal", "fr")).texts.blocks.greeting).toBe("Bonjour,");
  });

  it("are refused when there is none of that number", async () => {
    await expect(restoreWording(user, RENEWAL, { from: 0, number: 7 })).rejects.toMatchObject({
      status: 404,
    });
  });

  it("are told in the list of the mails, the original text as such", async () => {
    await save({ greeting: "Un," });
    const line = (await listWordings()).find(({ name }) => name === "link-renewal");
    expect(line?.languages).toMatchObject([{ language: "fr", version: 1, by: "Jeanne Vidal" }]);
    expect(await wordingsState()).toBe("1 texte modifié");
    await restoreWording(user, RENEWAL, { from: 1, number: 0 });
    expect(await wordingsState()).toBe("textes d’origine");
  });
});

describe("a mail already written", () => {
  it("leaves with the words in force that day, and keeps them for ever in the outbox", async () => {
    await storeSettings({ isDemo: true });
    const [before, after] = [await storeMail(LETTER), await storeMail(LETTER)];
    await Mail.updateOne({ _id: after._id }, { dueAt: new Date("2027-01-04T09:00:00Z") });
    await save({ greeting: "Un," });
    await deliverDueMails(10);
    await save({ greeting: "Deux," }, undefined, { from: 1 });

    expect((await reread(before)).wordingVersion).toBe(1);
    expect(await textOf(before)).toContain("Un,");
    expect(await textOf(after)).toContain("Deux,");
    const { view } = await mailPage(user, before._id, null);
    expect(view.facts).toContainEqual({ term: "Texte", value: "version 1" });
  });

  it("keeps the version that the mail server was given; a trial leaves even on a Sunday", async () => {
    await storeSettings();
    const server = await startMailServer();
    env().smtpUrl = server.url;
    setClock(new Date("2026-05-17T21:00:00Z"));
    await save({ greeting: "Un bon dimanche," });
    const mail = await storeMail(LETTER);
    const { texts } = await getTextsInForce("hand-off", "fr");
    const handOff = await letterFor(user, { name: "hand-off", language: "fr" }, undefined);
    await tryWording(user, handOff, { name: "hand-off", language: "fr" }, texts);
    await deliverDueMails(10);
    closeTransport();
    await server.stop();
    env().smtpUrl = undefined;

    expect(await reread(mail)).toMatchObject({ state: "sent", wordingVersion: 1 });
    const [letter, trial] = server.received;
    expect(letter?.raw).toContain("Un bon dimanche,");
    expect(trial?.to).toEqual([user.email]);
    expect(await Mail.countDocuments({ state: "waiting" })).toBe(0);
  });

  it("has the original text when it left before anybody changed it", async () => {
    const mail = await storeMail({ ...LETTER, state: "sent", sentAt: new Date() });
    await save({ greeting: "Un," });
    expect(await textOf(mail)).toContain("Bonjour,");
  });
});

describe("a trial", () => {
  const texts: MailTexts = { subject: "Pour vous : {demande}", blocks: { greeting: "Salut," } };

  it("goes to its author alone, at once, marked, its links opening nothing", async () => {
    await storeSettings({ isDemo: true });
    const mail = await storeMail({ ...LETTER, to: "paul@agence.example", mailClass: "bureau" });
    const trial = await trialOf(mail);
    expect(trial).toMatchObject({ to: user.email, mailClass: "reponse", state: "waiting", params: {} });
    expect(trial.householdId).toBeUndefined();
    const { subject, text, headers } = await renderMail(trial, { forDisplay: false });
    expect(subject).toBe(`[Essai]${NBSP}Pour vous : Un logement`);
    expect(text).toContain("Salut,");
    expect(text).toContain("/reponse/•••");
    expect(headers.to.address).toBe(user.email);
    expect(await Mail.countDocuments({ to: "paul@agence.example" })).toBe(1);
    expect(await MailWording.countDocuments()).toBe(0);
  });

  it("is read by nobody who may not read the mail it is tried on, and by nobody once that one is erased", async () => {
    const mail = await storeMail({ ...LETTER, visibleTo: ["referent:someone"] });
    const trial = await trialOf(mail);
    const stranger = await createUser("referent", { isWholeDepartement: false });
    expect(await findMail(stranger, trial._id)).toBeNull();
    expect(await findMail(user, trial._id)).not.toBeNull();
    await Mail.deleteOne({ _id: mail._id });
    expect(await tryRenderMail(trial, { forDisplay: true })).toBeNull();
    expect(await findMail(user, trial._id)).toBeNull();
  });

  it("puts nothing in a calendar and answers to its author, not to the file", async () => {
    const of: WordingOf = { name: "visit-agreed", language: "fr" };
    const letter = await letterFor(user, of, "exemple");
    const { texts: visit } = await getTextsInForce("visit-agreed", "fr");
    const id = await tryWording(user, letter, of, visit);
    const trial = await Mail.findById(id).orFail().lean<MailRecord>();
    const { calendar, headers } = await renderMail(trial, { forDisplay: false });
    expect(calendar).toBeUndefined();
    expect(headers.replyTo).toBe(user.email);
  });

  async function trialOf(mail: MailRecord): Promise<MailRecord> {
    const id = await tryWording(user, mail, RENEWAL, texts);
    return await Mail.findById(id).orFail().lean<MailRecord>();
  }
});

describe("the page of a mail", () => {
  it("shows a recent letter of that mail that the user may see, else the example", async () => {
    const mail = await storeMail({ ...LETTER, toName: "Paul Roques", visibleTo: ["referent:someone"] });
    const stranger = await createUser("referent", { isWholeDepartement: false });
    expect(await page()).toMatchObject({
      ...{ chosen: mail._id, preview: { values: { demande: "Un logement" } } },
      choices: [{ label: "À Paul Roques, mardi 12\u00A0mai" }, { value: "exemple" }],
    });
    expect(await page(stranger, mail._id)).toMatchObject({
      chosen: "exemple",
      choices: [{ value: "exemple" }],
    });
  });

  it("finds the recent letters by an index, in either language", async () => {
    for (const language of ["en", { $in: [null, "fr"] }]) {
      const filter = { template: "receipt", "params.language": language, createdAt: { $gte: new Date(0) } };
      const found = Mail.collection.find(filter).sort({ createdAt: -1 }).limit(10);
      const plan = JSON.stringify((await found.explain("queryPlanner")).queryPlanner.winningPlan);
      expect(plan).toContain("IXSCAN");
      expect(plan).not.toContain('"SORT"');
    }
  });

  it("says in sentences what the file lacks", async () => {
    await storeSettings();
    const mail = await storeMail({ template: "reply", params: SIGNED });
    const { texts } = await getTextsInForce("reply", "fr");
    const preview = await previewWording(mail, { ...texts, subject: `{objet}${" long".repeat(25)}` });
    expect(preview?.gaps).toEqual([
      "Jeanne Vidal n’a pas de téléphone sur son compte : la ligne ne paraîtra pas.",
      "Jeanne Vidal n’a pas de fonction sur son compte : seul le nom du service paraîtra.",
      `L’objet fait 138 caractères sur ce courrier${NBSP}: bien des boîtes le couperont.`,
      `Le téléphone du service n’est pas dans Réglages › Marque${NBSP}: la ligne ne paraîtra pas au pied de la lettre.`,
      `L’adresse e-mail du service n’est pas dans Réglages › Marque${NBSP}: la ligne ne paraîtra pas au pied de la lettre.`,
    ]);
  });
});

async function save(
  blocks: Record<string, string>,
  subject?: string,
  { actor = user, from = 0 } = {},
): Promise<boolean> {
  const { texts } = await getTextsInForce(RENEWAL.name, RENEWAL.language);
  const changed = { subject: subject ?? texts.subject, blocks: { ...texts.blocks, ...blocks } };
  return await saveWording(actor, RENEWAL, { from, texts: changed });
}

async function stored() {
  return await MailWording.findById("link-renewal.fr").orFail().lean();
}

async function page(reader = user, mailId: string | null = null) {
  return await getWordingPage(reader, await getSheet("link-renewal", null), { mailId, page: 1 });
}

async function textOf(mail: MailRecord): Promise<string> {
  return (await renderMail(await reread(mail), { forDisplay: true })).text;
}
