import { render as renderMail } from "@react-email/render";
import { expect, it } from "vitest";
import handOff from "#emails/hand-off";
import { render } from "#tests/support/render";
import { signatureOf } from "~/core/outbox/signature";
import { HandOffForm } from "~/features/hand-offs/hand-off-form";
import HandOffs from "~/routes/_staff.hand-offs";
import Reports from "~/routes/_staff.reports";
import Today from "~/routes/_staff.today";
import { HAND_OFF_LETTER } from "~/vocabulary/hand-offs";

const NOW = new Date("2026-05-12T08:00:00Z");
const FILE = { householdId: "1", title: "Caron", label: "Appeler" };
const ROW = {
  id: "1",
  householdId: "2",
  fileTitle: "Caron",
  partnerId: "3",
  partnerName: "Agence des Deux Ponts",
  title: "Un logement",
  answerBy: "2026-05-19",
  state: "sent",
  sentAt: NOW,
  leftAt: new Date("2026-05-12T08:00:00Z"),
};

it("groups the day in one order, says how late a thing is, and gives each line its keys", async () => {
  const html = await render(<Today />, "/today", {
    late: [{ ...FILE, id: "1", kind: "next", dueOn: "2026-04-30" }],
    due: [{ ...FILE, id: "2", kind: "call", phone: "0565000001", dueOn: "2026-05-12" }],
    answers: [{ _id: "1", text: "L’agence décline.", href: "/households/1", at: NOW }],
    words: [],
    wakes: [{ ...FILE, id: "3", kind: "task", dueOn: "2026-05-12", wokeAt: NOW }],
    promises: [{ ...FILE, id: "4", kind: "promise", dueOn: "2026-05-13" }],
    requests: [],
    handovers: [],
    unplanned: 0,
    now: NOW,
  });
  const groups = [...html.matchAll(/<ul aria-label="([^"]+)"/g)].map(([, label]) => label);
  expect(groups).toEqual(["En retard", "Aujourd’hui", "Réponses reçues", "Réveils", "Promesses"]);
  expect(html).toContain("en retard de 12\u00A0jours");
  expect(html).toContain("0 dossier sans suite prévue");
  expect(html.match(/data-key="done"/g)).toHaveLength(5);
  expect(html.match(/data-key="snooze"/g)).toHaveLength(4);
});

it("names the file of each request of the desk, and links to it when they are grouped by partner", async () => {
  const desk = { basket: "all", grouping: "partner", counts: {}, resolved: { resolved: 12, asked: 30 } };
  const data = { ...desk, rows: [ROW], page: 1, hasNext: false, total: 1, now: NOW };
  const html = (await render(<HandOffs />, "/hand-offs", data)).replaceAll("<!-- -->", "");
  expect(html).toMatch(/<a [^>]*href="\/households\/2"[^>]*>dossier Caron<\/a>/);
  expect(html).toContain("12 résolus sur 30 ce trimestre");
  expect(html).toMatch(/aria-label="Relancer maintenant, Agence des Deux Ponts"/);
});

it("says a day refused by its field, in the basket and on the row it was typed in", async () => {
  const desk = { basket: "awaiting", grouping: "partner", counts: {}, resolved: { resolved: 0, asked: 0 } };
  const rows = [
    { ...ROW, nextReminderAt: NOW },
    { ...ROW, id: "9", partnerName: "Gîte", nextReminderAt: NOW },
  ];
  const data = { ...desk, rows, page: 1, hasNext: false, total: 2, now: NOW };
  const html = await render(<HandOffs />, "/hand-offs?vue=awaiting&par=partner", data, {
    initialValue: { intent: "put-off", handOffId: "9", until: "2026-05-01" },
    error: { until: ["Ce jour est passé."] },
  });
  expect(html.match(/Ce jour est passé/g)).toHaveLength(1);
  expect(html).toMatch(/<input[^>]*id="until-9"[^>]*value="2026-05-01"/);
  expect(html).toContain('action="/hand-offs?vue=awaiting&amp;par=partner"');
});

it("previews every word of the mail, from who writes to the foot, and its subject", async () => {
  const lines = [{ key: "rooms", label: "Taille", value: "3 pièces" }];
  const sheet = { title: "Un logement", intro: "Auriez-vous une piste ?", lines, answerBy: "2026-05-19" };
  const sender = {
    ...{ name: "Jeanne Vidal", title: "référente du secteur" },
    ...{ phone: "0536490012", signature: "Présente les lundis et jeudis" },
  };
  const brand = {
    programme: "Accueil des médecins",
    owner: "Département de la Creuse",
    phone: "0536490000",
    email: "accueil@creuse.example",
  };
  const { subject, greeting, aside } = HAND_OFF_LETTER;
  const composer = {
    needId: "1",
    isSpecified: true,
    kind: "housing" as const,
    familyPage: undefined,
    text: undefined,
    hasMore: false,
    partners: [],
    chosen: {
      id: "1",
      name: "Agence des Deux Ponts",
      contacts: [{ value: "1", label: "Paul Roques", disabled: false }],
      sheet,
      withheld: "Jamais transmis : les noms.",
      leftOut: [],
    },
    prepared: null,
    answerBy: "2026-05-19",
    today: "2026-05-12",
    sender,
    brand,
    letter: { subject, blocks: { greeting, aside } },
    person: "Élodie",
    people: [],
    consent: null,
    refusal: null,
  };
  const params = { ...sheet, link: "#", ...signatureOf(sender) };
  const mail = { params, brand: { ...brand, privacyUrl: "#" } };
  const page = wordsOf(await render(<HandOffForm composer={composer} lastResult={undefined} />));
  const letter = wordsOf(await renderMail(handOff.Body(mail)));
  const begin = `${brand.programme} · ${brand.owner}`;
  expect(page).toContain(letter.slice(letter.indexOf(begin)));
  expect(page).toContain(wordsOf(handOff.subject(params, mail.brand)));
});

/** The text of a page or a mail, whatever its layout; a colon may be a column. */
function wordsOf(html: string): string {
  return html
    .replace(/<!--.*?-->/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/[\s:]+/g, " ")
    .trim();
}

it("shows the first of the figures, folds the others under their headings, each at its own anchor", async () => {
  const when = { now: "du 1 au 12 mai 2026" };
  const rows = [{ key: "a", label: "Mai", now: { text: "12", value: 12 } }];
  const tables = ["requests", "exits", "kinds"].map((key) => ({
    ...{ key, title: `Titre ${key}`, about: "Compté.", header: "Mois", unit: "Demandes", when, rows },
  }));
  const period = { fromOn: "2026-05-01", toOn: "2026-05-12" };
  const report = { period, presets: [], precision: "day", isMoved: false, keyFigures: [], tables };
  const words = { periodWords: "du 1 au 12 mai", beforeWords: "du 19 au 30 avril", today: "2026-05-12" };
  const html = await render(<Reports />, "/reports", { ...report, ...words, canImport: false });
  const folds = [
    ...html.matchAll(/<details( open="")?[^>]*><summary[^>]*><h2[^>]*>([^<]*)<.*?<div id="([^"]*)"/gs),
  ];
  expect(folds.map(([, open, title, anchor]) => [open !== undefined, title, anchor])).toEqual([
    [true, "Titre requests", "requests"],
    [false, "Titre exits", "exits"],
    [false, "Titre kinds", "kinds"],
  ]);
  expect(html.match(/<table/g)).toHaveLength(3);
});
