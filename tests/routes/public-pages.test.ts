import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { createHandOff, letterPath } from "#tests/factories/hand-offs";
import { visit, wholeBase } from "#tests/support/public-site";
import { SOFTWARE } from "~/core/auth/actor";
import { updateSetting } from "~/features/settings/settings.commands.server";

const HEAVIEST = 60 * 1024;
const LEGAL = ["/confidentialite", "/mentions-legales", "/accessibilite"];

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

it("weighs at most 60 kB with its styles and its script, on every page", async () => {
  const letter = letterPath(await createHandOff(await createUser()));
  const assets = weightOfStyles() + readFileSync("public/interest.js").length;
  for (const path of ["/", "/interet", "/interet?lang=en", "/interet/recu", letter, ...LEGAL]) {
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
