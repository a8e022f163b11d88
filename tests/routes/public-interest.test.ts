import { beforeEach, expect, it } from "vitest";
import { AuditEvent } from "#models/audit-event";
import { Mail } from "#models/mail";
import { Submission, type SubmissionRecord } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { filledForm, markOf } from "#tests/factories/interest-forms";
import { createFile } from "#tests/factories/submissions";
import { send, visit } from "#tests/support/public-site";
import { SOFTWARE } from "~/core/auth/actor";
import { updateSetting } from "~/features/settings/settings.commands.server";

const VALLEY = "200067361";

beforeEach(async () => {
  const user = await createUser("referent", { name: "Jeanne Vidal" });
  const list = [{ code: VALLEY, label: "Grand Val", referentId: user.id }];
  await updateSetting(SOFTWARE, "territories", { list });
});

it("shows every field of the contract under its label and its name", async () => {
  const { status, html } = await visit("/interet");
  expect(status).toBe(200);
  for (const [name, label, isRequired] of FIELDS) {
    const control = new RegExp(`<(?:input|select|textarea)[^>]*id="interet-${name}"[^>]*>`).exec(html)?.[0];
    expect(control, name).toContain(`name="${name}"`);
    expect(html).toContain(`<label for="interet-${name}">${escapeHtml(label)}</label>`);
    expect(control?.includes("required"), `${name} is required`).toBe(isRequired);
  }
  for (const [name, label, boxes] of GROUPS) {
    expect(html).toContain(`<legend>${escapeHtml(label)}</legend>`);
    for (const box of boxes)
      expect(html).toMatch(new RegExp(`name="${name}"[^>]*/><span>${escapeHtml(box)}<`));
  }
  expect(html).toMatch(/<button[^>]*>Envoyer<\/button>/);
  expect(html).not.toContain("checked");
});

it("names above the form who answers, in how long and at which number", async () => {
  await createUser("responsable", { name: "Anne Bessières", phone: "0565000000" });
  const { html } = await visit("/interet");
  expect(html).toContain("Anne Bessières");
  expect(html).toContain('href="tel:0565000000"');
  expect(html).toContain("2\u00A0jours ouvrés");
});

it("knows through which door people came", async () => {
  expect((await visit("/interet?je=medecin")).html).toContain('<option value="doctor" selected="">');
  expect((await visit("/interet?je=interne")).html).toContain('<option value="intern" selected="">');
  expect((await visit("/interet?je=autre")).html).not.toContain("selected");
});

it("receives a form, thanks for it and mails the receipt", async () => {
  const { status, location } = await send("/interet", filledForm());
  expect([status, location]).toEqual([302, "/interet/recu"]);
  const [submission] = await listSubmissions();
  expect(submission).toMatchObject({ channel: "form", language: "fr", isSuspect: false, state: "new" });
  expect(submission?.interest).toMatchObject({
    email: "elodie.caron@internes.example",
    needs: ["housing", "childcare"],
    consentPartners: true,
    consentNews: false,
  });
  expect(submission?.interest).not.toHaveProperty("website");
  expect(await Mail.countDocuments({ template: "receipt" })).toBe(1);
  expect(await AuditEvent.countDocuments({ action: "submission.received" })).toBe(1);
});

it("keeps what was typed and says in French what to correct, beside each field and above", async () => {
  const wrong = filledForm({ email: "elodie@", firstName: "", message: "Un mot gardé." });
  const { status, html } = await send("/interet", wrong);
  expect(status).toBe(400);
  expect(html).toContain('<a href="#interet-firstName">Prénom : Écrivez votre prénom.</a>');
  expect(html).toMatch(/id="interet-email-error">Cette adresse e-mail n’est pas complète/);
  expect(html).toContain('aria-describedby="interet-email-error"');
  expect(html).toContain('value="elodie@"');
  expect(html).toContain("Un mot gardé.");
  expect(html).toMatch(/checked="" value="housing"/);
  expect(html).toMatch(/name="consentPartners"[^>]* checked=""/);
  expect(html).not.toMatch(/name="consentNews"[^>]* checked=""/);
  expect(await listSubmissions()).toEqual([]);
});

it("refuses dates in the wrong order", async () => {
  const { status, html } = await send("/interet", filledForm({ fromOn: "2026-11-02", toOn: "2026-10-01" }));
  expect(status).toBe(400);
  expect(html).toContain("La fin arrive avant le début.");
});

it("counts the same form sent twice as one", async () => {
  const form = filledForm();
  const [first, second] = await Promise.all([send("/interet", form), send("/interet", form)]);
  expect([first.location, second.location]).toEqual(["/interet/recu", "/interet/recu"]);
  expect(await listSubmissions()).toHaveLength(1);
  expect(await Mail.countDocuments({ template: "receipt" })).toBe(1);
});

it("answers alike whether a file existed or not", async () => {
  const unknown = await send("/interet", filledForm({ email: "inconnue@internes.example" }));
  await createFile(await createUser());
  const known = await send("/interet", filledForm({ message: "Encore moi." }));
  expect(known).toEqual(unknown);
  const pages = await Promise.all([known, unknown].map(({ cookie }) => receipt(cookie)));
  expect(pages[0]).toEqual(pages[1]);
});

it("names on the last page who follows the territory asked for", async () => {
  const { cookie } = await send("/interet", filledForm());
  const { status, html } = await receipt(cookie);
  expect(status).toBe(200);
  expect(html).toContain("Jeanne Vidal");
  expect(html).toContain("tel:0536490012");
  expect(html).toContain("par le lien reçu");
});

it.each([
  ["honeypot", { website: "https://spam.example" }],
  ["too-fast", { startedAt: "" }],
  ["too-fast", { startedAt: "1700000000000.forged" }],
  ["links", { message: "http://a.example http://b.example www.c.example" }],
] as const)(
  "keeps a form with the mark of %s under « À vérifier », without a receipt",
  async (suspicion, values) => {
    const { location } = await send("/interet", filledForm(values));
    expect(location).toBe("/interet/recu");
    const [submission] = await listSubmissions();
    expect(submission).toMatchObject({ isSuspect: true, suspicions: [suspicion] });
    expect(await Mail.countDocuments()).toBe(0);
  },
);

it("doubts a form sent in under two seconds", async () => {
  await send("/interet", filledForm({ startedAt: markOf(1500) }));
  expect((await listSubmissions())[0]?.suspicions).toEqual(["too-fast"]);
});

it("doubts the sixth different form of one e-mail within the hour, and refuses none", async () => {
  for (const rank of [1, 2, 3, 4, 5, 6]) {
    const startedAt = markOf(rank * 10_000);
    await send("/interet", { ...filledForm(), message: `Essai ${rank}`, startedAt });
  }
  const suspects = (await listSubmissions()).filter(({ isSuspect }) => isSuspect);
  expect(suspects.map(({ suspicions }) => suspicions)).toEqual([["too-many"]]);
});

it("speaks English to those who ask, errors and receipt included", async () => {
  const { html } = await visit("/interet?lang=en");
  expect(html).toContain('<div class="letter" lang="en">');
  for (const word of ["First name", "I do not know yet", "Junior doctor", "Discovering the area", ">Send<"]) {
    expect(html).toContain(word);
  }
  const refused = await send("/interet?lang=en", filledForm({ lastName: "" }));
  expect(refused.html).toContain("Write your last name.");
  const { location, cookie } = await send("/interet?lang=en", filledForm());
  expect(location).toBe("/interet/recu?lang=en");
  expect((await receipt(cookie, "?lang=en")).html).toContain("We have received your request");
  const [mail] = await Mail.find({ template: "receipt" }).lean();
  expect(mail?.params).toMatchObject({ language: "en" });
});

const FIELDS: readonly (readonly [string, string, boolean])[] = [
  ["firstName", "Prénom", true],
  ["lastName", "Nom", true],
  ["email", "Adresse e-mail", true],
  ["phone", "Téléphone", false],
  ["kind", "Je suis", true],
  ["specialty", "Spécialité", false],
  ["faculty", "Faculté ou subdivision", false],
  ["semester", "Semestre", false],
  ["fromOn", "À partir du", false],
  ["toOn", "Jusqu’au", false],
  ["message", "Votre message", false],
];

const GROUPS: readonly (readonly [string, string, readonly string[]])[] = [
  ["seeks", "Je cherche", ["Un stage", "Un remplacement", "Une installation", "Un poste salarié"]],
  ["territories", "Où ?", ["Grand Val", "Je ne sais pas encore"]],
  [
    "needs",
    "Mes besoins",
    [
      "Logement",
      "Emploi du conjoint ou de la conjointe",
      "École",
      "Garde d’enfants",
      "Bourse",
      "Découvrir le territoire",
    ],
  ],
];

async function listSubmissions(): Promise<SubmissionRecord[]> {
  return Submission.find({ "interest.lastName": "Caron" })
    .sort({ receivedAt: 1, _id: 1 })
    .lean<SubmissionRecord[]>();
}

function receipt(cookie: string, search = "") {
  return visit(`/interet/recu${search}`, { headers: { Cookie: cookie.split(";")[0] ?? "" } });
}

function escapeHtml(text: string): string {
  return text.replaceAll("'", "&#x27;");
}
