import type { Locator, Page } from "playwright-core";
import type { Applicant } from "./interest";
import { linkIn, openOutboxWith } from "./pages";
import { goto, pressEach, reopenUntil, toast } from "./site";

export const DOCTOR: Applicant = {
  firstName: "Mariana",
  lastName: "Quintero",
  email: "mariana@courriel.example",
};
export const SPOUSE = { firstName: "Tom", lastName: "Ashdown", email: "tom@courriel.example" };
export const WISH = {
  kind: "Médecin",
  seeks: "Une installation",
  needs: [
    "Logement",
    "Emploi du conjoint ou de la conjointe",
    "École",
    "Garde d'enfants",
    "Découvrir le territoire",
  ],
  fromOn: "2027-08-02",
};

export const MAILS = {
  request: "Passage de relais à un partenaire",
  reminder: "Relance d’un partenaire",
  page: "Page de suivi",
  code: "Code de la page de suivi",
  outcome: "Issue demandée à un partenaire",
};

export const ADDRESSES = { host: "gite@pre-long.example", club: "bonjour@club-arrivants.example" };

/** How each letter is known: whom it went to and, for those asked twice, what it is about. */
export const LETTERS = [
  ["agency", "s.ferrieres@remparts.example"],
  ["landlord", "attributions@toits-clairs.example"],
  ["homes", "accueil@figeac.example", "Un logement"],
  ["school", "direction@cele.example"],
  ["relay", "rpe@petits-ours.example"],
  ["area", ADDRESSES.club, "Faire découvrir"],
  ["service", "f.belkacem@emploi-conjoints.example"],
  ["work", ADDRESSES.club, "Un emploi"],
] as const;

export const NO_LETTER: Record<(typeof LETTERS)[number][0] | "employer", string> = {
  ...{ agency: "", landlord: "", homes: "", school: "", relay: "", area: "" },
  ...{ service: "", work: "", employer: "" },
};

/** What the page of an adult says. */
export const FR = {
  doing: "Ce que nous faisons pour vous",
  passedOn: "Ce qui a été transmis",
  waited: "Nous avons demandé, et nous attendons.",
  options: "Il y a des propositions.",
  partner: "Un partenaire doit nous répondre.",
  ours: "C’est à nous d’agir.",
};
export const EN = {
  doing: "What we are doing for you",
  passedOn: "What was passed on",
  work: "Search for work",
};

/** The addresses of the needs of the file that is open, each at its own. */
export async function needsOfFile(
  page: Page,
  wanted: readonly NeedName[] = NEEDS.map(([need]) => need),
): Promise<Record<NeedName, string>> {
  const found = { housing: "", work: "", school: "", care: "", area: "" };
  for (const [need, label] of NEEDS) {
    if (!wanted.includes(need)) continue;
    const link = page
      .getByRole("main")
      .getByRole("link")
      .filter({ hasText: new RegExp(`^${label}( · |$)`) });
    found[need] = (await link.first().getAttribute("href")) ?? "";
  }
  for (const need of wanted) found[need] = await ownAddress(page, found[need]);
  return found;
}

/** What is followed in the file has an address of its own, to which its hand-offs are bound. */
async function ownAddress(page: Page, followed: string): Promise<string> {
  await goto(page, followed);
  const passOn = page.getByRole("link", { name: "Passer le relais", exact: true });
  return ((await passOn.getAttribute("href")) ?? "").replace(/\/hand-off$/, "");
}

type NeedName = (typeof NEEDS)[number][0];

const NEEDS = [
  ["housing", "Logement"],
  ["work", "Emploi conjoint"],
  ["school", "École"],
  ["care", "Garde"],
  ["area", "Découverte"],
] as const;

/** Says in words what is looked for, by the labels of the page of a need. */
export async function sayWhatIsSought(
  page: Page,
  need: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await goto(page, need);
  await chooseCommune(page, /^Commune( 1)?$/, "Figeac");
  for (const [label, value] of Object.entries(fields))
    await page
      .getByRole("textbox", { name: label })
      .or(page.getByRole("combobox", { name: label }))
      .fill(value);
  await page.getByRole("button", { name: /^Enregistrer les (critères|envies)$/ }).click();
  await toast(page, "Enregistré.").waitFor();
}

/** Picks a commune by the first letters of its name. */
export async function chooseCommune(page: Page, field: string | RegExp, name: string): Promise<void> {
  await page.getByRole("combobox", { name: field, exact: true }).click();
  await page.getByPlaceholder("Chercher…").fill(name.slice(0, 5).toLowerCase());
  await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
}

/** The spouse, then the children, of two and nine unless said otherwise, on the page of the family. */
export async function addFamily(
  page: Page,
  household: string,
  { firstName, lastName, email }: Applicant,
  births: readonly string[] = ["2024-10", "2017-06"],
): Promise<void> {
  await goto(page, `${household}/family`);
  await page.getByRole("button", { name: "Ajouter un adulte" }).click();
  await page.getByLabel("Prénom", { exact: true }).fill(firstName);
  await page.getByLabel("Nom", { exact: true }).fill(lastName);
  await page.getByLabel("Métier").fill("ingénieur");
  await page.getByLabel("E-mail").fill(email);
  for (const [rank, month] of births.entries()) {
    await page.getByRole("button", { name: "Ajouter un enfant" }).click();
    await page
      .getByLabel("Prénom de l'enfant")
      .nth(rank)
      .fill(`Enfant ${rank + 1}`);
    await page.getByLabel("Mois de naissance").nth(rank).fill(month);
  }
  await page.getByRole("button", { name: "Enregistrer le foyer" }).click();
  await toast(page, "Foyer enregistré.").waitFor();
}

/** Adds a partner of one contact, who serves Grand-Figeac. */
export async function addPartner(
  page: Page,
  { name, kind, email }: { name: string; kind: string; email: string },
): Promise<void> {
  await goto(page, "/partners/new");
  await page.getByLabel("Nom", { exact: true }).fill(name);
  await page.getByLabel("Type", { exact: true }).selectOption({ label: kind });
  await page.getByLabel("Nom du contact").fill("Accueil");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("checkbox", { name: "Grand-Figeac", exact: true }).check();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await toast(page, "Partenaire ajouté.").waitFor();
}

/** Says, on the card of a partner, whom to ask when they stay silent. */
export async function chooseBackUp(page: Page, partner: string, backUp: string): Promise<void> {
  await goto(page, "/partners");
  await page.getByRole("link", { name: partner }).click();
  for (const fold of ["Modifier la fiche", "Comment et pour quoi le solliciter"]) {
    await page.locator("summary").filter({ hasText: fold }).click();
  }
  await page.getByLabel("Partenaire de secours").selectOption({ label: backUp });
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await toast(page, /./).first().waitFor();
}

/** Hands a need over to a partner; says how the person agreed when the screen asks for it. */
export async function handOver(page: Page, need: string, partner: string, means?: string): Promise<void> {
  await goto(page, `${need}/hand-off?q=${encodeURIComponent(partner)}`);
  await page.getByRole("link", { name: `Choisir ${partner}`, exact: true }).click();
  await page.getByRole("region", { name: "Exactement ce qui sera transmis" }).waitFor();
  await send(page, means);
}

/** Sends what is on the screen of a hand-off. */
export async function send(page: Page, means?: string): Promise<void> {
  const consent = page.getByLabel(/a accepté que sa demande soit transmise/);
  if (means) await consent.selectOption({ label: means });
  await page.getByRole("button", { name: "Envoyer au partenaire" }).click();
  await page.waitForURL(/\/needs\/[0-9a-f]{24}$/);
}

/** The lines of the outbox of a kind about a file. */
export function mailsOf(page: Page, household: string, kind: string): Locator {
  const ofFile = page.locator(`a[href="${household}"]`);
  return page.getByRole("row").filter({ hasText: kind }).filter({ has: ofFile });
}

interface Departed {
  household: string;
  kind: string;
  count: number;
  /** To this address alone. */
  to?: string;
}

/** Opens the outbox until so many mails of a kind about a file have left. */
export async function awaitDeparted(
  page: Page,
  { household, kind, count, to = "" }: Departed,
): Promise<Locator> {
  const rows = mailsOf(page, household, kind).filter({ hasText: to });
  await reopenUntil(
    `${count} « ${kind} » to leave`,
    { page, path: "/outbox", patienceMs: 90_000 },
    async () => (await rows.filter({ hasText: "distribué (démonstration)" }).count()) === count,
  );
  return rows;
}

/** The link of the letter that went to an address and says so. */
export async function letterLink(page: Page, rows: Locator, to: string, words = ""): Promise<string> {
  for (const row of await rows.filter({ hasText: to }).all()) {
    const path = await linkIn(page, row, "/reponse/");
    if ((await (await page.request.get(path, { maxRetries: 1 })).text()).includes(words)) return path;
  }
  throw new Error(`no letter to ${to} says « ${words} »`);
}

/** The six digits of the latest code sent to somebody. */
export async function mailedCode(page: Page, to: string): Promise<string> {
  const row = page.getByRole("row").filter({ hasText: MAILS.code }).filter({ hasText: to }).first();
  await openOutboxWith(row);
  const mail = await row.getByRole("link").first().getAttribute("href");
  const html = await (await page.request.get(`${mail}/html`, { maxRetries: 1 })).text();
  return /\d{6}(?=<\/strong>)/.exec(html)?.[0] ?? "";
}

/** The partners that a basket of the desk holds for a file. */
export async function basket(page: Page, name: string, file: string): Promise<string[]> {
  await goto(page, `/hand-offs?vue=${name}`);
  const lines = page.getByRole("list", { name: `dossier ${file}` });
  return (await lines.locator('a[href^="/partners/"]').allInnerTexts()).sort();
}

/** One of the acts of an answer letter, open. */
export async function openAct(page: Page, path: string, act: string): Promise<Locator> {
  await goto(page, path);
  const details = page.locator("details").filter({ hasText: act });
  await details.locator("summary").click();
  return details;
}

/** Presses the button of an act, which replaces the form by thanks. */
export async function answer(act: Locator, button: string): Promise<void> {
  await act.getByRole("button", { name: button }).click();
  await act.page().getByRole("heading", { name: "Merci, votre réponse est notée" }).waitFor();
}

/** Says that every option of a need was shown to the family. */
export async function presentAll(page: Page, need: string): Promise<void> {
  await goto(page, need);
  await pressEach(page.getByRole("button", { name: "Déjà dit au foyer" }));
}

/** What the page of an adult says under a heading of a section. */
export function under(page: Page, section: string, heading: string): Locator {
  const title = page.getByRole("heading", { level: 3, name: heading, exact: true });
  return page.getByRole("region", { name: section }).locator("div").filter({ has: title });
}

/** What an adult may rank on their page. */
export async function choices(page: Page): Promise<string> {
  return (await page.locator("section[aria-labelledby^=choices] h3").allInnerTexts()).join(" · ");
}

/** Ranks options of one need on the page of an adult, and sends them. */
export async function rank(page: Page, ranks: Readonly<Record<string, string>>, send: string): Promise<void> {
  const choice = (option: string) => page.getByRole("combobox", { name: option });
  const [first = ""] = Object.keys(ranks);
  const form = page.locator("form").filter({ has: choice(first) });
  for (const [option, label] of Object.entries(ranks)) await choice(option).selectOption({ label });
  const sent = page.waitForEvent("framenavigated");
  await form.getByRole("button", { name: send }).click();
  await sent;
  await page.getByRole("status").waitFor();
}
