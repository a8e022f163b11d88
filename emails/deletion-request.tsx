import { z } from "zod";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Team } from "./blocks";
import { ASIDE, GREETING, SERVICE } from "./common-words";
import { defineMail, linkRef } from "./define";
import { Letter } from "./layout";

/** Names nobody: the partner finds the message by its day and what it asked. */
export default defineMail({
  params: z.object({
    partnerName: z.string(),
    /** What was sent: « Un logement », and the day. */
    items: z.array(z.object({ what: z.string(), on: z.string() })).min(1),
    /** A consent was withdrawn, or we took one request back; everything is to be erased otherwise. */
    isWithdrawal: z.boolean().optional(),
    link: linkRef,
  }),
  wording: {
    placeholders: {
      demandes: {
        means: "« notre demande du 12 mai 2026 », ou « des demandes que nous vous avions envoyées »",
        value: ({ items }) => requestsWords(items),
      },
      service: SERVICE,
    },
    subject: { fr: "Merci de supprimer {demandes}", keeps: ["demandes"] },
    blocks: {
      greeting: GREETING,
      aside: {
        ...ASIDE,
        isOptional: true,
        fr: `Rien n’est à chercher dans un logiciel${NBSP}: la demande est close et son lien ne s’ouvre plus. Ce message ne nomme personne, exprès.`,
      },
    },
  },
  Body: ({ params, brand, words }) => (
    <Letter
      brand={brand}
      preview={`${params.isWithdrawal ? "Une demande est retirée" : "Une personne n’est plus dans nos dossiers"}${NBSP}: il vous reste un message à supprimer.`}
      reason="Vous recevez ce message parce que nous vous avions transmis une demande, et que la personne concernée a droit à l’effacement de ses données (article 17 du RGPD)."
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>
        {params.isWithdrawal
          ? "Une personne que nous accompagnons ne souhaite plus que vous gardiez ce que nous vous avions transmis."
          : "Une personne que nous accompagnions n’est plus dans nos dossiers."}{" "}
        Nous avions transmis à {params.partnerName}
        {NBSP}:
      </Paragraph>
      <Facts
        lines={params.items.map(({ what, on }) => ({ label: `Le ${formatDayLong(on)}`, value: what }))}
      />
      <Paragraph>
        Pourriez-vous supprimer ce message, et ce que vous en auriez noté ou imprimé, puis nous le dire d’un
        clic
        {NBSP}?
      </Paragraph>
      <Act href={params.link}>C’est supprimé</Act>
      <Aside>{words.aside}</Aside>
      <Team brand={brand} />
    </Letter>
  ),
  sample: {
    partnerName: "Agence des Deux Ponts",
    items: [{ what: "une recherche de logement", on: "2026-05-12" }],
    link: { purpose: "deletion", id: "0123456789abcdef01234567", version: 1 },
  },
});

function requestsWords(items: readonly { on: string }[]): string {
  return items.length > 1
    ? "des demandes que nous vous avions envoyées"
    : `notre demande du ${formatDayLong(items[0]?.on ?? "")}`;
}
