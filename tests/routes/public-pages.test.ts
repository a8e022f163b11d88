import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Submission } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { createHandOff, letterPath } from "#tests/factories/hand-offs";
import { createSubmission } from "#tests/factories/submissions";
import { visit, wholeBase } from "#tests/support/public-site";
import { SOFTWARE } from "~/core/auth/actor";
import { linkToken } from "~/core/links.server";
import { updateSetting } from "~/features/settings/settings.commands.server";

const HEAVIEST = 60 * 1024;
const LEGAL = ["/confidentialite", "/mentions-legales", "/accessibilite"];
const ENGLISH = ["/", ...LEGAL].map((path) => `${path}?lang=en`);

it("names on the home page the référent·e of each territory, with a phone to dial", async () => {
  const user = await createUser("referent", { name: "Jeanne Vidal", phone: "0536490012" });
  const list = [{ code: "200067361", label: "Grand Val", referentId: user.id }];
  await updateSetting(SOFTWARE, "territories", { list });
  const { status, html } = await visit("/");
  expect(status).toBe(200);
  expect(html).toContain("Grand Val");
  expect(html).toContain('<a href="tel:0536490012">05\u00A036\u00A049\u00A000\u00A012</a>');
  for (const door of ["/interet?je=interne", "/interet?je=medecin", "#partenaires", "/login"]) {
    expect(html).toContain(`href="${door}"`);
  }
});

it("shows the brand, the promise and the legal texts of the settings", async () => {
  await updateSetting(SOFTWARE, "brand", {
    programme: "Accueil 47",
    promise: "Vous arrivez, nous sommes là.",
  });
  await updateSetting(SOFTWARE, "legal", { privacy: "## Titre typé\nUn <b>texte</b>.\n- un\n- deux" });
  expect((await visit("/")).html).toContain("Vous arrivez, nous sommes là.");
  const { html } = await visit("/confidentialite");
  expect(html).toContain("Accueil 47");
  expect(html).toContain(
    "<h2>Titre typé</h2><p>Un &lt;b&gt;texte&lt;/b&gt;.</p><ul><li>un</li><li>deux</li></ul>",
  );
});

it("has legal texts before anybody typed them", async () => {
  for (const path of LEGAL) {
    const { status, html } = await visit(path);
    expect(status).toBe(200);
    expect(html.match(/<h2>/g)?.length, path).toBeGreaterThan(2);
    expect(html).not.toMatch(/undefined|Cahors|Figeac/);
  }
});

it("says the home page in English, in place of a promise typed in French", async () => {
  await updateSetting(SOFTWARE, "brand", { promise: "Vous arrivez, nous sommes là." });
  const { status, html } = await visit("/?lang=en");
  expect(status).toBe(200);
  expect(html).toContain('<div lang="en"><h1>One place to turn to, for doctors, interns and their families.');
  expect(html).toContain("within 2 working days");
  expect(html).toContain('<a href="/" lang="fr">En français</a>');
  for (const act of ["I am an intern", "I am a doctor", "I am a partner"]) expect(html).toContain(act);
  expect(html).not.toMatch(/nous sommes là|jours|Vous/);
});

it("keeps the language from page to page", async () => {
  const { html } = await visit("/?lang=en");
  const links = [...html.matchAll(/ href="(\/[^"]*)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  expect(links).toEqual([
    "/?lang=en",
    "/",
    "/interet?lang=en&je=interne",
    "/interet?lang=en&je=medecin",
    "/login",
    ...ENGLISH.slice(1),
  ]);
});

it.each(["/", ...LEGAL])("leads %s to the other language and back", async (path) => {
  expect((await visit(path)).html).toContain(`<a href="${path}?lang=en" lang="en">In English</a>`);
  expect((await visit(`${path}?lang=en`)).html).toContain(`<a href="${path}" lang="fr">En français</a>`);
});

it("has the same legal texts in both languages", async () => {
  await updateSetting(SOFTWARE, "brand", { email: "", phone: "0536490012" });
  for (const path of LEGAL) {
    const [french, english] = [(await visit(path)).html, (await visit(`${path}?lang=en`)).html];
    for (const mark of ["<h2>", "<p>", "<li>"]) {
      expect(english.split(mark).length, path).toBe(french.split(mark).length);
    }
    expect(english).toContain('<article lang="en">');
    expect(english).toMatch(/To reach us, call <a href="tel:0536490012"[^>]*>05\s36\s49\s00\s12<\/a>\./);
    expect(english).not.toMatch(/undefined|RGPD|nous|Défenseur/);
  }
});

it("shows in English a legal text typed in French, and says so", async () => {
  await updateSetting(SOFTWARE, "legal", { notices: "Un texte typé." });
  const { html } = await visit("/mentions-legales?lang=en");
  expect(html).toContain('<p>This text exists in French only.</p><div lang="fr"><p>Un texte typé.</p></div>');
  expect((await visit("/mentions-legales")).html).not.toContain("in French only");
});

it("says in the language of the address that a page does not exist", async () => {
  const [french, english] = [await visit("/nulle-part"), await visit("/nulle-part?lang=en")];
  expect([french.status, english.status]).toEqual([404, 404]);
  expect(french.html).toContain("<h1>Cette page n’existe pas, ou plus</h1>");
  expect(english.html).toContain('lang="en"><h1>This page does not exist, or no longer exists</h1>');
  expect(english.html).toContain('<a href="/?lang=en" class="button">Back to the home page</a>');
  expect(english.html).toContain("Skip to content");
});

it("speaks around a correction the language of its request", async () => {
  const { _id, linkId } = await createSubmission();
  await Submission.updateOne({ _id }, { language: "en" });
  const token = linkToken({ purpose: "correction", id: linkId, version: 1 });
  const { html } = await visit(`/interet/correction/${token}`);
  expect(html).toContain("Correct your request");
  expect(html).toContain('<a href="/confidentialite?lang=en">Privacy</a>');
});

it("weighs at most 60 kB with its styles and its script, on every page", async () => {
  const letter = letterPath(await createHandOff(await createUser()));
  const assets = weightOfStyles() + readFileSync("public/interest.js").length;
  for (const path of ["/", "/interet", "/interet?lang=en", "/interet/recu", letter, ...LEGAL, ...ENGLISH]) {
    const { html } = await visit(path);
    expect(Buffer.byteLength(html) + assets, path).toBeLessThan(HEAVIEST);
  }
});

it("keeps its script under 6 kB", () => {
  expect(readFileSync("public/interest.js").length).toBeLessThan(6 * 1024);
});

it("changes nothing when any page is read, by GET or by HEAD", async () => {
  const letter = letterPath(await createHandOff(await createUser()));
  const before = await wholeBase();
  for (const path of ["/", "/interet", "/interet/recu", letter, `${letter}?changer=1`, ...LEGAL]) {
    await visit(path);
    await visit(path, { method: "HEAD" });
  }
  expect(await wholeBase()).toBe(before);
});

/** The sources of the sheet and what it imports, a little heavier than what is built from them. */
function weightOfStyles(name = "public.css"): number {
  const text = readFileSync(`app/styles/${name}`, "utf8");
  const imported = [...text.matchAll(/@import "\.\/([\w-]+\.css)"/g)].map(([, file = ""]) => file);
  return Buffer.byteLength(text) + imported.reduce((sum, file) => sum + weightOfStyles(file), 0);
}
