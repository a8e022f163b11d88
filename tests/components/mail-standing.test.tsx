import { useForm } from "@conform-to/react";
import { expect, it } from "vitest";
import { render } from "#tests/support/render";
import { DemoBanner } from "~/components/layout/demo-banner";
import type { AnswerValues } from "~/features/hand-offs/answer-fields";
import { PROPOSAL_INPUTS } from "~/features/hand-offs/proposal-fields";
import { MailboxReadingLine } from "~/features/inbound-mail/mailbox-reading-line";

const realNow = new Date("2026-05-12T08:00:00Z");
const READING = {
  place: "conciergerie, sur imap.lot.example, dossier INBOX",
  readAt: new Date("2026-05-12T07:58:00Z"),
  realNow,
};

it.each([
  [true, "Seuls partent les mails vers des adresses d’exemple."],
  [false, "Aucun message ne part vraiment."],
])("the banner of a demonstration says what leaves (mail server: %s)", async (isSending, words) => {
  expect(await render(<DemoBanner today="mardi 12 mai" isSending={isSending} />)).toContain(words);
});

it.each([
  ["there is no mailbox", null, ["Les réponses par mail ne sont pas lues.", "IMAP_URL"]],
  ["it was read", READING, ["Boîte lue\u00a0: conciergerie, sur imap.lot.example", "il y a\u00a02\u00a0min"]],
  ["it was never read", { ...READING, readAt: undefined }, ["Elle n’a pas encore été lue."]],
  [
    "it cannot be read",
    { ...READING, reason: "le serveur de la boîte ne répond pas" },
    [
      "n’est pas lue",
      "Boîte conciergerie, sur",
      "dossier INBOX\u00a0: le serveur de la boîte ne répond pas.",
      "il y a\u00a02\u00a0min",
    ],
  ],
])("the reading of the mailbox is told when %s", async (_why, reading, words) => {
  const html = (await render(<MailboxReadingLine reading={reading} />)).replaceAll("<!-- -->", "");
  for (const said of words) expect(html).toContain(said);
});

it("a label shows a typographic apostrophe, its accessible name a straight one", async () => {
  const html = await render(<Home />);
  expect(html).toContain("Lien vers l’annonce</label>");
  expect(html).toMatch(/aria-label="Lien vers l&#x27;annonce"/);
});

function Home() {
  const [, fields] = useForm<AnswerValues>({ id: "answer" });
  const promise = { first: "2026-05-12", last: "2026-06-12" };
  return PROPOSAL_INPUTS.housing({ fields, page: { purpose: "need", promise } });
}
