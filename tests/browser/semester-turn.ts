import type { Page } from "playwright-core";

export const SEMESTER = "winter-2027";

const LEVEL_1 = "Niveau 1";
const SASPAS = "SASPAS";
const WARD = "Médecine polyvalente";

const OAKS = "Maison de santé des Trois Chênes";
const HALL = "Centre de santé de la Halle";
const HIGH_PLACE = "Cabinet de la Place haute";
const OLD_SPRING = "Maison de santé de Font Vieille";
const RIVERS = "Maison de santé des Deux Rives";
const HOSPITAL = "Hôpital de Grand Champ";

type Row = readonly [
  lastName: string,
  firstName: string,
  level: string,
  wishes: readonly string[],
  car: "oui" | "non",
  bed: "oui" | "",
];

/** The list of a faculty: twenty-four interns, two of them without a car, seventeen who need a bed. */
export const INTERNS: readonly Row[] = [
  ["Arnal", "Maya", LEVEL_1, [OAKS, HALL], "oui", "oui"],
  ["Bessède", "Nils", LEVEL_1, [OAKS, HIGH_PLACE], "oui", "oui"],
  ["Calmette", "Rose", LEVEL_1, [HALL, OAKS], "non", "oui"],
  ["Delbos", "Ilan", LEVEL_1, [HALL, HIGH_PLACE], "oui", ""],
  ["Escudié", "Jade", LEVEL_1, [HIGH_PLACE], "oui", "oui"],
  ["Fourès", "Tom", LEVEL_1, [HIGH_PLACE, OAKS], "oui", "oui"],
  ["Garrigou", "Lise", LEVEL_1, [OLD_SPRING, OAKS], "oui", ""],
  ["Hébrard", "Aziz", LEVEL_1, [OAKS], "oui", "oui"],
  ["Issaly", "Nora", LEVEL_1, [OLD_SPRING, HALL], "oui", ""],
  ["Jauzion", "Paul", SASPAS, [HALL, OAKS], "oui", "oui"],
  ["Kermarec", "Anouk", SASPAS, [HALL, RIVERS], "oui", "oui"],
  ["Lagarrigue", "Élie", SASPAS, [OAKS, OLD_SPRING], "oui", "oui"],
  ["Marty", "Inès", SASPAS, [OAKS, HALL], "oui", ""],
  ["Nayrac", "Hugo", SASPAS, [RIVERS], "oui", ""],
  ["Oulès", "Lina", SASPAS, [RIVERS, HALL], "oui", "oui"],
  ["Pechméja", "Sacha", "Santé de la femme et de l'enfant", [RIVERS], "oui", ""],
  ["Quercy", "Alma", "Santé de la femme et de l'enfant", [RIVERS], "oui", ""],
  ["Rossignol", "Basile", "Docteur junior", [HALL], "oui", "oui"],
  ["Salesses", "Yaël", WARD, [HOSPITAL], "oui", "oui"],
  ["Taillefer", "Malo", WARD, [HOSPITAL], "oui", "oui"],
  ["Urbain", "Clémence", WARD, [HOSPITAL], "non", "oui"],
  ["Vernhes", "Adam", WARD, [HOSPITAL], "oui", "oui"],
  ["Wagner", "Ève", "Urgences", [HOSPITAL], "oui", "oui"],
  ["Ysebaert", "Côme", "Urgences", [HOSPITAL], "oui", "oui"],
];

export const COUPLES: readonly (readonly [one: string, other: string])[] = [
  ["Maya Arnal", "Aziz Hébrard"],
  ["Lina Oulès", "Alma Quercy"],
  ["Yaël Salesses", "Ève Wagner"],
];

/** The lodging nearest to each place where somebody needs a bed. */
export const NEAREST: Readonly<Record<string, string>> = {
  [OAKS]: "Maison des internes",
  [HALL]: "Appartement de la Halle",
  [HIGH_PLACE]: "Chez Mme Albarède",
  [RIVERS]: "Maison des internes",
  [HOSPITAL]: "Internat de Grand Champ",
};

/** What each supervisor who is written to says: the same as before, but for these fields of these places. */
export const ANSWERS: Readonly<
  Record<string, readonly (readonly [level: string, field: string, value: string])[]>
> = {
  lachaud: [[LEVEL_1, "Places", "4"]],
  gineste: [],
  fabre: [],
  costes: [[LEVEL_1, "Cabinets", "2"]],
  rigal: [],
  belkacem: [[SASPAS, "Places", "3"]],
  sudre: [[WARD, "Places", "4"]],
};

export const MAILS = {
  asked: "Places d’internes demandées à un·e maître de stage",
  intern: "Terrain de stage et hébergement d’un·e interne",
  supervisor: "Internes d’un·e maître de stage",
  message: "Réponse de l’équipe",
  owner: "Internes logé·e·s chez un propriétaire",
};

/** Those who have no car: they work and sleep in one town. */
export const WITHOUT_CAR = INTERNS.filter(([, , , , car]) => car === "non").map(fullName);

export function fullName([lastName, firstName]: Row): string {
  return `${firstName} ${lastName}`;
}

/** The list as a faculty writes it, ready to be pasted. */
export function facultyList(): string {
  const header =
    "Nom\tPrénom\tMél\tStatut\tFaculté\tSemestre demandé\tNiveau demandé\tVœu 1\tVœu 2\tVoiture\tHébergement";
  const rows = INTERNS.map(([lastName, firstName, level, [first = "", second = ""], car, bed], rank) =>
    [
      ...[lastName, firstName, `interne${rank}@internes.example`, "Interne", "Toulouse", "novembre 2027"],
      ...[level, first, second, car, bed],
    ].join("\t"),
  );
  return [header, ...rows].join("\n");
}

export interface MailRow {
  name: string;
  address: string;
  kind: string;
  standing: string;
}

/** The lines of the outbox of a kind or of all, the latest first: every page of it, read without being drawn. */
export async function mailsOf(page: Page, kind?: string): Promise<MailRow[]> {
  if (new URL(page.url()).pathname !== "/outbox") await page.goto("/outbox");
  const rows = await page.evaluate(readOutbox);
  return rows.filter((row) => !kind || row.kind === kind);
}

/** Runs in the page. */
async function readOutbox(): Promise<MailRow[]> {
  const rows: MailRow[] = [];
  const wordsOf = (node: Node | null | undefined) =>
    (node?.textContent ?? "").replaceAll("\u00A0", " ").trim();
  for (let path: string | null | undefined = "/outbox"; path; ) {
    const document = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
    for (const line of document.querySelectorAll("main tbody tr")) {
      const [to, kind, standing] = Array.from(line.children);
      rows.push({
        name: wordsOf(to?.querySelector("a")),
        address: wordsOf(to?.querySelector("div")),
        kind: wordsOf(kind?.firstChild),
        standing: wordsOf(standing),
      });
    }
    path = document.querySelector("main a[rel=next]")?.getAttribute("href");
    if (path?.startsWith("?")) path = `/outbox${path}`;
  }
  return rows;
}
