import type { Locator, Page } from "playwright-core";
import type { Role } from "~/vocabulary/roles";
import { firstLink, reopenUntil } from "./site";

export interface SitePage {
  /** The route module, without its extension. */
  route: string;
  role: Role | undefined;
  /** Where it is; a page of one thing is found by the links of the list it is in. */
  path: string | ((page: Page) => Promise<string>);
}

/** Every page of the site, the public ones in both languages, with who opens it; a test compares the list with the route modules. */
export const SITE_PAGES: readonly SitePage[] = [
  ...everyone({
    "_public._index": "/",
    "_public.accessibilite": "/accessibilite",
    "_public.accueil.$token": mailLink("Accueil d’une famille demandé à un hôte", "/accueil/"),
    "_public.annuaire.$token": listingPath,
    "_public.capacite.$token": capacityPath,
    "_public.places.$token": careFiguresPath,
    "_public.programme.$token": mailLink("Programme d’une journée de visite", "/programme/"),
    "_public.confidentialite": "/confidentialite",
    "_public.decouvrir._index": "/decouvrir",
    "_public.decouvrir.$code": sheetPath,
    "_public.effacement.$token": deletionPath,
    "_public.interet._index": "/interet",
    "_public.interet.correction.$token": mailLink(
      "Accusé de réception d’une demande",
      "/interet/correction/",
    ),
    "_public.interet.recu": "/interet/recu",
    "_public.hebergements": "/hebergements",
    "_public.livret.$semester": kitPath,
    "_public.login": "/login",
    "_public.mentions-legales": "/mentions-legales",
    "_public.mot-de-passe-oublie": "/mot-de-passe-oublie",
    "_public.ne-plus-m-ecrire.$token": mailLink("Réponse de l’équipe", "/ne-plus-m-ecrire/"),
    "_public.reponse.$token": openLetterPath,
    "_public.avis.$token": mailLink("Avis de fin de stage demandé à un·e interne", "/avis/"),
    "_public.signature.$token": mailLink("Accusé de réception d’une signature", "/signature/"),
    "_public.stages.$token": seatsPath,
    "_public.suivi.$token": trackingPagePath,
  }),
  ...everyone({
    "_public._index": "/?lang=en",
    "_public.accessibilite": "/accessibilite?lang=en",
    "_public.confidentialite": "/confidentialite?lang=en",
    "_public.decouvrir._index": "/decouvrir?lang=en",
    "_public.decouvrir.$code": async (page) => `${await sheetPath(page)}?lang=en`,
    "_public.interet._index": "/interet?lang=en",
    "_public.interet.recu": "/interet/recu?lang=en",
    "_public.livret.$semester": async (page) => `${await kitPath(page)}?lang=en`,
    "_public.avis.$token": inEnglish(mailLink("Avis de fin de stage demandé à un·e interne", "/avis/")),
    "_public.signature.$token": inEnglish(mailLink("Accusé de réception d’une signature", "/signature/")),
    "_public.mentions-legales": "/mentions-legales?lang=en",
  }),
  ...as("referent", {
    "_staff.account": "/account",
    "_staff.bin": "/bin",
    "_staff.board.$slug": "/board/medecins",
    "_staff.account_.calendar": "/account/calendar",
    "_staff.account_.handover": "/account/handover",
    "_staff.bulk": "/bulk?all=need%3Dhousing&act=tag&tag=Salon",
    "_staff.candidates._index": "/candidates",
    "_staff.candidates.$id_.edit": editPath,
    "_staff.discovery._index": "/discovery",
    "_staff.discovery.$code": (page) => firstLink(page, "/discovery", "/discovery/"),
    "_staff.schools._index": "/schools",
    "_staff.schools.$uai": (page) => firstLink(page, "/schools", "/schools/"),
    "_staff.pledges._index": "/pledges",
    "_staff.pledges.$id": planPath,
    "_staff.pledges.$id_.edit": async (page) => `${await planPath(page)}/edit`,
    "_staff.pledges.actions.$id": async (page) => firstLink(page, await planPath(page), "/pledges/actions/"),
    "_staff.pledges.new": "/pledges/new",
    "_staff.pledges.progress": "/pledges/progress",
    "_staff.pledges.projects._index": "/pledges/projects",
    "_staff.pledges.projects.$id": (page) => firstLink(page, "/pledges/projects", "/pledges/projects/"),
    "_staff.pledges.projects.new": "/pledges/projects/new",
    "_staff.childcare.observatory.indicators": "/childcare/observatory/indicators",
    "_staff.childcare.observatory._index": "/childcare/observatory",
    "_staff.childcare.supply._index": "/childcare/supply",
    "_staff.childcare.supply.$id": carePath,
    "_staff.childcare.supply.childminders": "/childcare/supply/childminders",
    "_staff.childcare.supply.duties": "/childcare/supply/duties",
    "_staff.childcare.supply.import": "/childcare/supply/import",
    "_staff.childcare.supply.new": "/childcare/supply/new",
    "_staff.childcare.supply.relays": "/childcare/supply/relays",
    "_staff.childcare.supply.totals": "/childcare/supply/totals",
    "_staff.directory.$id": (page) => firstLink(page, "/directory?q=bus", "/directory/"),
    "_staff.directory._index": "/directory?check=1",
    "_staff.directory.import": "/directory/import",
    "_staff.directory.new": "/directory/new",
    "_staff.exports": "/exports",
    "_staff.hand-offs": "/hand-offs",
    "_staff.households.$id._index": householdPath,
    "_staff.households.$id.call": async (page) => `${await householdPath(page)}/call`,
    "_staff.households.$id.candidate": async (page) => `${await householdPath(page)}/candidate`,
    "_staff.households.$id.demarches": async (page) =>
      `${await firstLink(page, "/candidates?stage=paperwork", "/households/")}/demarches`,
    "_staff.households.$id.documents": async (page) => `${await householdPath(page)}/documents`,
    "_staff.households.$id.family": async (page) => `${await householdPath(page)}/family`,
    "_staff.households.$id.childcare": async (page) =>
      `${await firstLink(page, "/candidates?need=childcare", "/households/")}/childcare`,
    "_staff.households.$id.schooling": async (page) =>
      `${await firstLink(page, "/candidates?need=schooling", "/households/")}/schooling`,
    "_staff.households.$id.discovery": async (page) => `${await householdPath(page)}/discovery`,
    "_staff.households.$id.housing": async (page) => `${await householdPath(page)}/housing`,
    "_staff.households.$id.work": async (page) => `${await householdPath(page)}/work`,
    "_staff.households.$id.merge": mergePath,
    "_staff.households.$id.reply": async (page) => `${await householdPath(page)}/reply`,
    "_staff.households.$id.stage": stagePath,
    "_staff.households.$id.sharing": async (page) => `${await householdPath(page)}/sharing`,
    "_staff.households.$id.tracking": async (page) => `${await householdPath(page)}/tracking`,
    "_staff.households.$id.split": async (page) => `${await householdPath(page)}/split`,
    "_staff.housing.offers.$id": (page) => firstLink(page, "/housing/offers", "/housing/offers/"),
    "_staff.housing.offers._index": "/housing/offers",
    "_staff.housing.offers.import": "/housing/offers/import",
    "_staff.housing.offers.new": "/housing/offers/new",
    "_staff.work.$id": (page) => firstLink(page, "/work", "/work/"),
    "_staff.work._index": "/work",
    "_staff.work.import": "/work/import",
    "_staff.work.new": "/work/new",
    "_staff.imports._index": "/imports",
    "_staff.imports.$id": importPath,
    "_staff.messages.$id": (page) => firstLink(page, "/triage", "/messages/"),
    "_staff.messages.$id_.reply": async (page) => `${await firstLink(page, "/today", "/messages/")}/reply`,
    "_staff.needs.$id": needPath,
    "_staff.hand-offs_.$id.answer": (page) => firstLink(page, "/hand-offs?vue=awaiting", "/hand-offs/"),
    "_staff.hand-offs_.$id.reply": (page) => firstLink(page, "/hand-offs?vue=questions", "/hand-offs/"),
    "_staff.needs.$id_.hand-off": composerPath,
    "_staff.needs.$id_.refusal": async (page) => `${await needPath(page)}/refusal`,
    "_staff.candidates.$id_.introductions._index": async (page) =>
      (await editPath(page)).replace(/\/edit$/, "/introductions"),
    "_staff.candidates.$id_.introductions.new": async (page) =>
      (await editPath(page)).replace(/\/edit$/, "/introductions/new"),
    "_staff.candidates.$id_.placements._index": placementsPath,
    "_staff.candidates.$id_.placements.$placementId": async (page) => {
      await page.goto(await placementsPath(page));
      return (
        (await page
          .getByRole("link", { name: /^Modifier : / })
          .first()
          .getAttribute("href")) ?? ""
      );
    },
    "_staff.lodgings._index": "/lodgings",
    "_staff.lodgings.$id": lodgingPath,
    "_staff.lodgings.$id_.statement": async (page) => `${await lodgingPath(page)}/statement`,
    "_staff.lodgings.new": "/lodgings/new",
    "_staff.lodgings.waiting": "/lodgings/waiting",
    "_staff.semesters._index": "/semesters",
    "_staff.semesters.$id": semesterPath,
    "_staff.semesters.$id_.arrivals": async (page) => `${await semesterPath(page)}/arrivals`,
    "_staff.semesters.$id_.survey": async (page) => `${await semesterPath(page)}/survey`,
    "_staff.semesters.$id_.kit": async (page) => `${await semesterPath(page)}/kit`,
    "_staff.semesters.$id_.message": async (page) => `${await semesterPath(page)}/message`,
    "_staff.candidates.$id_.openings": async (page) => (await editPath(page)).replace(/\/edit$/, "/openings"),
    "_staff.visits.$id": (page) => firstLink(page, "/visits", "/visits/"),
    "_staff.visits._index": "/visits",
    "_staff.openings.$id": (page) => firstLink(page, "/openings", "/openings/"),
    "_staff.openings._index": "/openings",
    "_staff.outbox.$id": (page) => firstLink(page, "/outbox", "/outbox/"),
    "_staff.outbox._index": "/outbox",
    "_staff.partners.$id": (page) => firstLink(page, "/partners", "/partners/"),
    "_staff.partners._index": "/partners",
    "_staff.partners.import": "/partners/import",
    "_staff.partners.new": "/partners/new",
    "_staff.programmes._index": "/programmes",
    "_staff.mentoring._index": "/mentoring",
    "_staff.scholarships._index": "/scholarships",
    "_staff.scholarships.new": async (page) =>
      `/scholarships/new?candidate=${(await editPath(page)).split("/")[2]}`,
    "_staff.scholarships.sessions._index": "/scholarships/sessions",
    "_staff.scholarships.sessions.$id": (page) =>
      firstLink(page, "/scholarships/sessions", "/scholarships/sessions/"),
    "_staff.events._index": "/events",
    "_staff.events.$id": (page) => firstLink(page, "/events?quand=year", "/events/"),
    "_staff.events.new": "/events/new",
    "_staff.candidates.$id_.encounters": async (page) =>
      (await editPath(page)).replace(/\/edit$/, "/encounters"),
    "_staff.promises": "/promises",
    "_staff.restructurings.$id": restructuringPath,
    "_staff.settings._index": "/settings",
    "_staff.structures.$id": (page) => firstLink(page, "/structures", "/structures/"),
    "_staff.structures._index": "/structures",
    "_staff.structures.new": "/structures/new",
    "_staff.training-places._index": "/training-places",
    "_staff.training-places.$id": trainingPlacePath,
    "_staff.training-places.new": "/training-places/new",
    "_staff.training-places.supervisors._index": "/training-places/supervisors",
    "_staff.training-places.supervisors.$id": supervisorPath,
    "_staff.training-places.supervisors.new": "/training-places/supervisors/new",
    "_staff.today": "/today",
    "_staff.today_.unplanned": "/today/unplanned",
    "_staff.triage.$id": (page) => firstLink(page, "/triage", "/triage/"),
    "_staff.triage._index": "/triage",
    "_staff.triage.new": "/triage/new",
    design: "/design",
  }),
  ...as("responsable", {
    "_staff.board.$slug": "/board/internes?par=referent",
    "_staff.scholarships.$id": scholarshipPath,
    "_staff.scholarships.$id._index": scholarshipPath,
    "_staff.scholarships.$id.agreement": async (page) => `${await scholarshipPath(page)}/agreement`,
    "_staff.scholarships.$id.instalments": async (page) => `${await scholarshipPath(page)}/instalments`,
    "_staff.scholarships.$id.obligation": async (page) => `${await scholarshipPath(page)}/obligation`,
    "_staff.scholarships.$id.breach": async (page) => `${await scholarshipPath(page)}/breach`,
    "_staff.scholarships.due": "/scholarships/due",
    "_staff.scholarships.$id_.stage": async (page) =>
      `${await scholarshipPath(page, "?etape=requested")}/stage?to=closed`,
    "_staff.mentoring.$id": (page) => firstLink(page, "/mentoring", "/mentoring/"),
    "_staff.programmes.$id": async (page) => `${await firstLink(page, "/programmes", "/programmes/")}?edit=1`,
    "_staff.programmes.new": "/programmes/new",
    "_staff.settings.agreement": "/settings/agreement",
    "_staff.settings.background": "/settings/background",
    "_staff.settings.brand": "/settings/brand",
    "_staff.settings.calendar": "/settings/calendar",
    "_staff.settings.delays": "/settings/delays",
    "_staff.settings.sharing": "/settings/sharing",
    "_staff.settings.legal": "/settings/legal",
    "_staff.settings.mail.$name": "/settings/mail/hand-off",
    "_staff.settings.mail._index": "/settings/mail",
    "_staff.settings.people.$id": (page) => firstLink(page, "/settings/people", "/settings/people/"),
    "_staff.settings.people.$id_.transfer": async (page) =>
      `${await firstLink(page, "/settings/people", "/settings/people/")}/transfer`,
    "_staff.settings.people._index": "/settings/people",
    "_staff.settings.people.new": "/settings/people/new",
    "_staff.settings.permissions": "/settings/permissions",
    "_staff.settings.pipelines._index": "/settings/pipelines",
    "_staff.settings.pipelines.$id.$stage":
      "/settings/pipelines/doctor/project?fr=Projet+choisi&en=Project&meaning=open&attention=2&late=4&rules=visit-held",
    "_staff.settings.reference-data": "/settings/reference-data",
    "_staff.settings.sender": "/settings/sender",
    "_staff.settings.templates.$id": "/settings/templates/doctor-private",
    "_staff.settings.templates._index": "/settings/templates",
    "_staff.settings.templates.new": "/settings/templates/new",
    "_staff.settings.territories": "/settings/territories",
    "_staff.settings.training": "/settings/training",
    "_staff.settings.lodging": "/settings/lodging",
    "_staff.semesters.$id_.allocations": async (page) => `${await semesterPath(page)}/allocations`,
    "_staff.allocations.$id": allocationPath,
    "_staff.allocations.$id_.publish": async (page) => `${await allocationPath(page)}/publish`,
  }),
  ...as("elu", {
    "_staff.reports": "/reports",
    "_staff.reports_.cohorts": "/reports/cohorts",
    "_staff.childcare.observatory._index": "/childcare/observatory",
  }),
  ...as("dpo", {
    "_staff.privacy._index": "/privacy",
    "_staff.privacy.access": "/privacy/access",
    "_staff.privacy.consents": "/privacy/consents",
    "_staff.privacy.erasures._index": "/privacy/erasures",
    "_staff.privacy.erasures.$id": erasurePath,
    "_staff.privacy.journal": "/privacy/journal",
    "_staff.privacy.retention": "/privacy/retention",
  }),
  ...as("responsable", {
    "_staff.households.$id.erasure": async (page) => `${await householdPath(page)}/erasure`,
  }),
  ...as("recruteur", {
    "_staff.board.$slug": "/board/medecins",
    "_staff.candidates._index": "/candidates",
    "_staff.candidates.$id": (page) => firstLink(page, "/candidates", "/candidates/"),
  }),
];

/** Seen elsewhere: the page of the very first start, the one where a password is chosen by mail, a paper too heavy for a mail. */
export const PAGES_SEEN_ELSEWHERE = [
  "_public.$",
  "_public.demarrage.$token",
  "_public.mot-de-passe.$token",
  "_public.piece-jointe.$token",
];

const MOST_OUTBOX_PAGES = 12;

const addresses = new Map<SitePage, string>();

/** Where a page is, looked for once in the lists that this colleague may open. */
export async function addressOf(site: SitePage, colleague: Page): Promise<string> {
  const { path } = site;
  if (typeof path === "string") return path;
  const address = addresses.get(site) ?? (await path(colleague));
  addresses.set(site, address);
  return address;
}

type Paths = Record<string, SitePage["path"]>;

function everyone(paths: Paths): SitePage[] {
  return Object.entries(paths).map(([route, path]) => ({ route, path, role: undefined }));
}

function as(role: Role, paths: Paths): SitePage[] {
  return Object.entries(paths).map(([route, path]) => ({ route, path, role }));
}

function householdPath(page: Page): Promise<string> {
  return firstLink(page, "/candidates?need=housing", "/households/");
}

/** Two files side by side. */
/** A sheet that is published. */
function sheetPath(page: Page): Promise<string> {
  return firstLink(page, "/decouvrir", "/decouvrir/");
}

async function mergePath(page: Page): Promise<string> {
  const other = await firstLink(page, "/candidates?need=childcare", "/households/");
  return `${await householdPath(page)}/merge?with=${other.split("/").at(-1)}`;
}

async function editPath(page: Page): Promise<string> {
  await page.goto(await householdPath(page));
  const edit = page.getByRole("link", { name: /^Compléter le projet/ }).first();
  return (await edit.getAttribute("href")) ?? "";
}

async function scholarshipPath(page: Page, asked = ""): Promise<string> {
  await page.goto(`/scholarships${asked}`);
  const first = page.getByRole("list", { name: "Bourses" }).getByRole("link").first();
  return (await first.getAttribute("href")) ?? "";
}

/** A semester whose interns are expected. */
async function semesterPath(page: Page): Promise<string> {
  const first = await firstLink(page, "/semesters", "/semesters/");
  return first.split("/").slice(0, 3).join("/");
}

async function lodgingPath(page: Page): Promise<string> {
  await page.goto("/lodgings");
  return (await page.locator("main table a").first().getAttribute("href")) ?? "";
}

/** A proposal for the coming semester, computed; a colleague who sees the whole département asks for it first, once. */
async function allocationPath(page: Page): Promise<string> {
  await page.goto(`${await semesterPath(page)}/allocations`);
  const known = page.locator('main a[href^="/allocations/"]').first();
  if ((await known.count()) === 0) {
    await page.locator('button[name="intent"][value="create"]').click();
    await page.waitForURL(/\/allocations\/[0-9a-f]{24}$/);
    await page.locator('button[name="intent"][value="compute"]').first().click();
    await page.locator('a[href$="/publish"]').waitFor();
    return new URL(page.url()).pathname;
  }
  return (await known.getAttribute("href")) ?? "";
}

async function kitPath(page: Page): Promise<string> {
  return (await semesterPath(page)).replace("/semesters/", "/livret/");
}

/** The semesters of an intern who is expected. */
async function placementsPath(page: Page): Promise<string> {
  await page.goto(`${await semesterPath(page)}/arrivals`);
  const intern = page.locator('main a[href^="/candidates/"]').first();
  return (await intern.getAttribute("href")) ?? "";
}

/** A table just received, its columns still to be told. */
async function importPath(page: Page): Promise<string> {
  await page.goto("/imports");
  await page.getByLabel("Ou des cellules collées").fill("Nom\tPrénom\tMél\nMARTIN\tJeanne\tjeanne@");
  await page.getByRole("button", { name: "Recevoir le tableau" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f]{24}/);
  return new URL(page.url()).pathname;
}

/** What such a table became, its mistaken row left aside. */
async function restructuringPath(page: Page): Promise<string> {
  await page.goto(await importPath(page));
  await page.getByRole("button", { name: "Lire le tableau sans rien créer" }).click();
  await page.getByRole("button", { name: /^Importer/ }).click();
  const done = page.getByRole("link", { name: /^Voir ce qui a été fait/ });
  return (await done.getAttribute("href")) ?? "";
}

/** The form of a move whose stage asks for something. */
async function stagePath(page: Page): Promise<string> {
  const file = await firstLink(page, "/candidates?stage=first-contact", "/households/");
  await page.goto(file);
  await page
    .getByLabel(/^Étape de /)
    .first()
    .selectOption("decision");
  await page.getByRole("button", { name: "Déplacer" }).first().click();
  await page.waitForURL(/\/stage\?/);
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

/** The need followed in the file, at its own address. */
async function needPath(page: Page): Promise<string> {
  await page.goto(`${await householdPath(page)}/housing`);
  const passOn = page.getByRole("link", { name: "Passer le relais", exact: true });
  return ((await passOn.getAttribute("href")) ?? "").replace(/\/hand-off$/, "");
}

async function composerPath(page: Page): Promise<string> {
  await page.goto(`${await needPath(page)}/hand-off`);
  const choice = page.getByRole("link", { name: /^Choisir / }).first();
  return (await choice.getAttribute("href")) ?? "";
}

/** The link that the latest mail of a kind holds. */
export function mailLink(kind: string, start: string) {
  return async (page: Page): Promise<string> => {
    const row = page.getByRole("row").filter({ hasText: kind }).first();
    await openOutboxWith(row);
    return linkIn(page, row, start);
  };
}

function inEnglish(find: (page: Page) => Promise<string>) {
  return async (page: Page): Promise<string> => `${await find(page)}?lang=en`;
}

/** Opens the outbox until a line is there: a mail is written just after the act that asks for it. */
export async function openOutboxWith(row: Locator): Promise<void> {
  await reopenUntil(`${row} in the outbox`, { page: row.page(), path: "/outbox" }, async () => {
    return (await row.count()) > 0;
  });
}

/** The link by which a partner says what they can take: a colleague asks for it first, once. */
function capacityPath(page: Page): Promise<string> {
  return askedLink(page, "Demande de capacité à un partenaire", "/capacite/", async () => {
    await page.goto(await firstLink(page, "/partners", "/partners/"));
    await page.getByRole("button", { name: "Demander où ils en sont" }).click();
    await page.getByText("Demande prête").waitFor();
  });
}

/** The link by which a service says whether its card holds: a colleague asks the stale ones first, once. */
function listingPath(page: Page): Promise<string> {
  return askedLink(page, "Vérification d’une fiche de l’annuaire", "/annuaire/", async () => {
    await page.goto("/directory?check=1");
    await page.getByText(/^Demander à \d/).click();
    await page.getByRole("button", { name: /^Écrire à/ }).click();
    await page.getByText("prêtes : elles partent").waitFor();
  });
}

/** A plan of the pledges: the links of its neighbours begin alike. */
async function planPath(page: Page): Promise<string> {
  await page.goto("/pledges");
  const hrefs = await page
    .locator('main a[href^="/pledges/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return hrefs.find((href) => /^\/pledges\/[0-9a-f]{24}$/.test(href)) ?? "";
}

/** A place of the register: the links of its tabs begin alike. */
async function carePath(page: Page): Promise<string> {
  await page.goto("/childcare/supply?q=oursons");
  return (await page.locator("main table a").first().getAttribute("href")) ?? "";
}

/** A training place: the links of its tabs and of those who supervise begin alike. */
async function trainingPlacePath(page: Page): Promise<string> {
  await page.goto("/training-places");
  return (await page.locator("main table a").first().getAttribute("href")) ?? "";
}

async function supervisorPath(page: Page): Promise<string> {
  await page.goto("/training-places/supervisors");
  return (await page.locator("main table a").first().getAttribute("href")) ?? "";
}

/** The link by which a relay centre says its figures: a colleague asks for them first, once. */
function careFiguresPath(page: Page): Promise<string> {
  return askedLink(page, "Chiffres d’accueil demandés à un relais petite enfance", "/places/", async () => {
    await page.goto("/childcare/supply/relays");
    await page
      .getByRole("button", { name: /^Demander une mise à jour/ })
      .first()
      .click();
    await page.getByText("Question prête").waitFor();
  });
}

/** The link by which a supervisor says their seats of a semester: a colleague asks for them first, once. */
function seatsPath(page: Page): Promise<string> {
  return askedLink(page, "Places d’internes demandées à un·e maître de stage", "/stages/", async () => {
    await page.goto(await firstLink(page, "/semesters", "/semesters/"));
    await page.getByRole("button", { name: "Demander les places du semestre" }).click();
    await page.getByText("Demandé à").waitFor();
  });
}

/** The link by which a partner says what they deleted: a colleague takes back what was passed on first, once. */
function deletionPath(page: Page): Promise<string> {
  return askedLink(page, "Demande d’effacement à un partenaire", "/effacement/", async () => {
    const need = await firstLink(page, "/hand-offs?vue=proposals", "/needs/");
    const file = await firstLink(page, need, "/households/");
    await page.goto(`${file}/sharing`);
    await page
      .getByRole("button", { name: /^Retirer/ })
      .first()
      .click();
    await page.getByText("prié").first().waitFor();
  });
}

/** What an erasure would reach: it is asked for first, once. */
async function erasurePath(page: Page): Promise<string> {
  await page.goto("/privacy/erasures");
  if ((await page.getByRole("table").count()) === 0) {
    await page.goto("/privacy/erasures?q=cassan");
    await page.getByLabel("Demande faite par").selectOption({ label: "la personne elle-même" });
    await page.getByLabel("Comment").selectOption({ label: "par téléphone" });
    await page.getByRole("button", { name: "Demander l’effacement" }).click();
    await page.getByText("Demande notée").waitFor();
  }
  return firstLink(page, "/privacy/erasures", "/privacy/erasures/");
}

/** The page of an adult of a file: a colleague sends it first, once. */
function trackingPagePath(page: Page): Promise<string> {
  return askedLink(page, "Page de suivi", "/suivi/", async () => {
    await page.goto(`${await householdPath(page)}/tracking`);
    await page
      .getByRole("button", { name: /^Envoyer / })
      .first()
      .click();
    await page.getByText("Page de suivi envoyée").waitFor();
  });
}

async function askedLink(page: Page, kind: string, start: string, ask: () => Promise<void>): Promise<string> {
  await page.goto("/outbox");
  if ((await page.getByRole("row").filter({ hasText: kind }).count()) === 0) await ask();
  return mailLink(kind, start)(page);
}

/** The link of the latest request that its partner has not answered. */
export function openLetterPath(page: Page): Promise<string> {
  return letterPath(page, "même pour dire non");
}

/** The link of the latest request whose letter says so. */
export async function letterPath(page: Page, words: string): Promise<string> {
  for (let number = 1; number <= MOST_OUTBOX_PAGES; number += 1) {
    await page.goto(`/outbox?page=${number}`);
    const rows = page.getByRole("row").filter({ hasText: "Passage de relais à un partenaire" });
    for (const row of await rows.all()) {
      const path = await linkIn(page, row, "/reponse/");
      const letter = await (await page.request.get(path, { maxRetries: 1 })).text();
      if (letter.includes(words)) return path;
    }
  }
  throw new Error(`no letter says « ${words} »`);
}

/** The link that starts so in the mail of a line of the outbox. */
export async function linkIn(page: Page, row: Locator, start: string): Promise<string> {
  const mail = await row.getByRole("link").first().getAttribute("href");
  const html = await (await page.request.get(`${mail}/html`, { maxRetries: 1 })).text();
  const [, path = ""] = new RegExp(`href="https?://[^/"]+(${start}[^"]+)"`).exec(html) ?? [];
  return path;
}
