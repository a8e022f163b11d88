import { expect, it } from "vitest";
import { render } from "#tests/support/render";
import { BeyondLastPage, PagedList } from "~/components/ui/pagination";
import { periodWords } from "~/features/candidates/situation-ribbon";
import { Blocking } from "~/features/file/blocking";
import { FileRefusal } from "~/features/file/file-refusal";
import { needBadge } from "~/features/file/file-tracks";
import { changesUnsaid, LineText } from "~/features/file/timeline-line";
import { HandOffDates } from "~/features/hand-offs/need-hand-offs";
import MessageItem from "~/routes/_staff.messages.$id";
import type { HandOffState } from "~/vocabulary/hand-offs";
import { NBSP } from "~/vocabulary/typography";

const NOW = new Date("2026-11-06T09:00:00Z");
const AWAITED = { state: "waiting", ball: "partner", promisedOn: "2026-11-04" } as const;
const NEED = {
  needId: "1",
  kind: "housing",
  track: "family",
  state: "waiting",
  ball: "partner",
  holder: "l’agence",
  summary: "",
  updatedAt: NOW,
  lastSignAt: NOW,
} as const;
const REPORT = {
  id: "1",
  kind: "bounce",
  state: "noted",
  name: "Mail Delivery System",
  from: { name: "Mail Delivery System", address: "mailer-daemon@x.example" },
  subject: "Undelivered Mail Returned to Sender",
  sender: "unknown",
  found: "references",
  isAutomatic: true,
  before: "",
  attachments: [],
  receivedAt: NOW,
  now: NOW,
};
const STAGE = { label: "Étape", before: "Contact", after: "Installé·e" };

it("says that a partner is late once the day awaited is past, not on that day", () => {
  expect(needBadge(AWAITED, "2026-11-04")).toEqual({
    tone: "waiting",
    children: "attend mercredi 4\u00A0novembre",
  });
  expect(needBadge(AWAITED, "2026-11-05")).toEqual({
    tone: "late",
    children: "en retard, attendu mercredi 4\u00A0novembre",
  });
  expect(needBadge({ ...AWAITED, promisedOn: undefined }, "2026-11-05").tone).toBe("waiting");
});

it.each<[HandOffState, string | undefined, boolean]>([
  ["sent", undefined, true],
  ["acknowledged", "2026-11-10", false],
  ["acknowledged", "2026-11-05", true],
  ["revoked", undefined, false],
])("tells whether an answer to a request %s, promised for %s, is late", async (state, promisedOn, isLate) => {
  const html = await render(<HandOffDates handOff={{ ...ROW, state, promisedOn }} now={NOW} />);
  expect(html.includes("en retard")).toBe(isLate);
  expect(html.includes("text-late")).toBe(isLate);
});

it("says of a request that came back why, and before when it is awaited", async () => {
  const undelivered = "cette adresse n’existe pas";
  const html = await render(<HandOffDates handOff={{ ...ROW, state: "sent", undelivered }} now={NOW} />);
  expect(html).toContain(`<span class="text-late">non remis${NBSP}: ${undelivered}</span>`);
  expect(html.indexOf("non remis")).toBeLessThan(html.indexOf("en retard"));
});

it("reads a report of a mail server to its reader, and keeps its own words apart", async () => {
  const bounce = { address: "p@x.example", isPermanent: true, reason: "550 5.1.1 User unknown" };
  const html = await render(<MessageItem />, "/messages/1", { ...REPORT, bounce });
  expect(html).toContain(`p@x.example${NBSP}: cette adresse n’existe pas.`);
  expect(html).toContain("Rapport de non-remise");
  expect(html.indexOf("cette adresse")).toBeLessThan(html.indexOf("550 5.1.1 User unknown"));
  expect(html).not.toMatch(/Ce qu’écrit|ne contient pas de texte/);
});

it("says a change once when the sentence of the line tells it", () => {
  expect(changesUnsaid({ text: "Étape : « Installé·e ».", changes: [STAGE] })).toEqual([]);
  expect(changesUnsaid({ text: "Correction reprise.", changes: [STAGE] })).toEqual([STAGE]);
  const referent = { label: "Référent·e", before: "Anne", after: "Luc" };
  expect(changesUnsaid({ text: "Dossier confié à Luc.", changes: [referent] })).toEqual([]);
});

it("leaves out a sentence that is but the label of its change", async () => {
  const line = {
    id: "a",
    kind: "change",
    at: NOW,
    text: "Freins.",
    mailFailed: false,
    canDelete: false,
  } as const;
  const changes = [{ label: "Freins", before: "", after: "Distance" }];
  const html = await render(<LineText line={{ ...line, changes }} now={NOW} />);
  expect(html.match(/Freins/g)).toHaveLength(1);
});

it("leads back to the first page, filters kept, from a page that does not exist", async () => {
  const beyond = <BeyondLastPage page={999} total={58} one="dossier" many="dossiers" />;
  const html = await render(beyond, "/candidates?need=housing&page=999");
  expect(html).toContain("Il n’y a pas de page 999.");
  expect(html).toContain("La liste compte 58 dossiers.");
  expect(html).toContain('href="/candidates?need=housing"');
});

it("stands for the rows of a page beyond the last one, and for a list without any row", async () => {
  const list = (total: number) => (
    <PagedList rows={[]} page={9} hasNext={false} total={total} one="mail" many="mails" empty="Aucun mail.">
      <ul />
    </PagedList>
  );
  expect(await render(list(58))).toContain("Il n’y a pas de page 9.");
  expect(await render(list(0))).toBe("Aucun mail.");
});

it.each([
  ["2026-11-06", "attention", "réponse attendue vendredi 6\u00A0novembre."],
  ["2026-11-04", "late", "réponse en retard, attendue mercredi 4\u00A0novembre."],
])("says of what blocks, awaited on %s, whether it is late", async (promisedOn, tone, words) => {
  const line = { ...NEED, promisedOn };
  const file = {
    state: "open" as const,
    blocking: { needId: "1", label: "Un logement" },
    needLines: [line],
    now: NOW,
  };
  const html = (await render(<Blocking file={file} />)).replaceAll("<!-- -->", "");
  expect(html).toContain(`notice-${tone}`);
  expect(html).toContain(words);
});

const ROW = {
  id: "1",
  householdId: "2",
  needId: "1",
  track: "family" as const,
  partnerId: "3",
  partnerName: "Agence des Deux Ponts",
  isUnreminded: false,
  title: "Un logement",
  answerBy: "2026-11-04",
  sentAt: new Date("2026-10-28T09:00:00Z"),
  leftAt: new Date("2026-05-12T08:00:00Z"),
};

it.each([
  [{ fromOn: "2024-04-01", toOn: "2026-05-31" }, "d’avril 2024 à mai 2026"],
  [{ fromOn: "2024-11-04", toOn: "2026-08-31" }, "de novembre 2024 à août 2026"],
  [{ fromOn: "2026-06-01" }, "depuis juin 2026"],
  [{ fromOn: "2035-05-01" }, "à partir de mai 2035"],
  [{ toOn: "2026-10-31" }, "jusqu’en octobre 2026"],
])("says the period of %o: %s", (period, words) => {
  expect(periodWords(period, "2026-11-24")).toBe(words);
});

it.each([
  ["move-stage", true],
  ["redate", true],
  ["restore-change", true],
  ["set-next", false],
])("says why an act on a file was refused, unless its form says it: %s, %s", async (intent, isSaid) => {
  const lastResult = { initialValue: { intent }, error: { "": ["Rechargez la page."] } };
  expect((await render(<FileRefusal lastResult={lastResult} />)).includes("Rechargez la page.")).toBe(isSaid);
});
