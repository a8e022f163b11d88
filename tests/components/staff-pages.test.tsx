import { expect, it } from "vitest";
import { render } from "#tests/support/render";
import { HandOffForm } from "~/features/hand-offs/hand-off-form";
import HandOffs from "~/routes/_staff.hand-offs";
import Today from "~/routes/_staff.today";
import { answerRequest } from "~/vocabulary/hand-offs";

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
  hasLeft: true,
};

it("groups the day in one order, and says how late a thing is", async () => {
  const html = await render(<Today />, "/today", {
    late: [{ ...FILE, dueOn: "2026-04-30" }],
    due: [{ ...FILE, dueOn: "2026-05-12" }],
    calls: [{ _id: "1", householdId: "1", label: "Appeler", dueOn: "2026-05-12" }],
    answers: [{ _id: "1", text: "L’agence décline.", href: "/households/1", at: NOW }],
    now: NOW,
  });
  const groups = [...html.matchAll(/<ul aria-label="([^"]+)"/g)].map(([, label]) => label);
  expect(groups).toEqual(["En retard", "Aujourd’hui", "À appeler", "Réponses reçues"]);
  expect(html).toContain("en retard de 12 jours");
});

it("names the file of each request, with its link", async () => {
  const data = { view: "all", rows: [ROW], page: 1, hasNext: false, total: 1, now: NOW };
  const html = (await render(<HandOffs />, "/hand-offs", data)).replaceAll("<!-- -->", "");
  expect(html).toMatch(/<a [^>]*href="\/households\/2"[^>]*>dossier Caron<\/a>/);
});

it("previews the greeting, the request and the signature in the words of the letter", async () => {
  const prepared = {
    needId: "1",
    partners: [],
    chosen: {
      id: "1",
      name: "Agence des Deux Ponts",
      contacts: [{ value: "1", label: "Paul Roques", disabled: false }],
      sheet: { title: "Un logement", intro: "Auriez-vous une piste ?", lines: [], answerBy: "2026-05-19" },
      withheld: "Jamais transmis : les noms.",
    },
    answerBy: "2026-05-19",
    sender: { name: "Jeanne Vidal", programme: "Accueil des médecins", phone: "0536490012" },
    person: "Élodie",
    consent: null,
  };
  const html = await render(<HandOffForm prepared={prepared} lastResult={undefined} />);
  expect(html).toContain('<p class="mt-3">Bonjour,</p>');
  expect(html).toContain(answerRequest("2026-05-19"));
  expect(html).toContain("Jeanne Vidal\nAccueil des médecins\n05");
});
