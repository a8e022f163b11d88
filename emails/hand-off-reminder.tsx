import type { ReactNode } from "react";
import { z } from "zod";
import { formatDay, formatDayShort, NBSP } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Paragraphs, Signed } from "./blocks";
import { GREETING } from "./common-words";
import { defineMail, type LetterProps, linkRef, type Resolved } from "./define";
import {
  HAND_OFF_ASIDE,
  HAND_OFF_GAPS,
  HAND_OFF_PLACEHOLDERS,
  HAND_OFF_SAMPLE,
  handOffParams,
} from "./hand-off-params";
import { Letter } from "./layout";

const rank = z.union([z.literal(1), z.literal(2)]);

/** Another request to the same person, reminded by the same letter. */
const other = handOffParams
  .pick({ title: true, intro: true, lines: true, answerBy: true })
  .extend({ handOffId: z.string(), link: linkRef, sentOn: z.string(), rank });

const params = handOffParams.extend({
  /** Day on which the first letter left. */
  sentOn: z.string(),
  rank,
  others: z.array(other).optional(),
});

type Params = z.output<typeof params>;

const SUBJECTS = { 1: "Petit rappel", 2: "Dernier rappel" } as const;

/** It says what follows, and so is no matter of tone. */
const LAST = `C’est notre dernier message à ce sujet${NBSP}: sans réponse, nous vous appellerons, puis nous chercherons ailleurs.`;

export default defineMail({
  params,
  wording: {
    placeholders: {
      ...HAND_OFF_PLACEHOLDERS,
      rappel: {
        means: "« Petit rappel », ou « Dernier rappel »",
        value: ({ rank, others = [] }) => SUBJECTS[others.length > 0 ? 1 : rank],
      },
      objet: {
        means: "la demande et le jour souhaité, ou le nombre de demandes quand elles sont plusieurs",
        value: matterOf,
      },
      envoi: { means: "le jour de notre première lettre", value: ({ sentOn }) => formatDay(sentOn) },
    },
    subject: { fr: `{rappel}${NBSP}: {objet}`, keeps: ["objet"] },
    blocks: {
      greeting: GREETING,
      opening: {
        label: "Première phrase, pour une seule demande",
        fr: `Nous vous avons écrit le {envoi} et nous n’avons pas encore votre réponse. Voici la demande${NBSP}:`,
        keeps: ["envoi"],
      },
      closing: {
        label: "Avant le bouton, au premier rappel",
        fr: `Un simple «${NBSP}ce n’est pas pour moi${NBSP}» nous aide aussi${NBSP}: nous chercherons ailleurs.`,
        isOptional: true,
      },
      aside: { ...HAND_OFF_ASIDE, label: "Petite phrase sous le bouton, pour une seule demande" },
    },
    ifMissing: HAND_OFF_GAPS,
  },
  Body: (props) => (props.params.others?.length ? <Several {...props} /> : <One {...props} />),
  sample: { ...HAND_OFF_SAMPLE, sentOn: "2026-10-02", rank: 1 },
});

type Props = LetterProps<Params> & {
  words: Readonly<Record<"greeting" | "opening" | "closing" | "aside", ReactNode>>;
};

function matterOf({ title, answerBy, others = [] }: Resolved<Params>): string {
  return others.length > 0
    ? `${others.length + 1}${NBSP}demandes attendent votre réponse`
    : `${title} (réponse souhaitée le ${formatDayShort(answerBy)})`;
}

function One({ params, brand, words }: Props) {
  return (
    <Letter
      brand={brand}
      preview={`Notre demande du ${formatDayShort(params.sentOn)} attend votre réponse.`}
      reason={`Vous recevez ce rappel parce que notre demande du ${formatDayShort(params.sentOn)} est restée sans réponse. Si vous avez déjà répondu par téléphone, n’en tenez pas compte.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>{words.opening}</Paragraph>
      <Paragraphs text={params.intro} />
      <Facts lines={params.lines} />
      <Paragraph>
        Nous espérions votre réponse pour le <strong>{formatDay(params.answerBy)}</strong>.{" "}
        {params.rank === 1 ? words.closing : LAST}
      </Paragraph>
      <Act href={params.link}>Répondre</Act>
      <Aside>{words.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  );
}

/** Several requests to one person: each in its turn, with its own link. */
function Several({ params, brand, words }: Props) {
  const requests = [params, ...(params.others ?? [])];
  return (
    <Letter
      brand={brand}
      preview={`${requests.length}${NBSP}demandes attendent votre réponse.`}
      reason="Vous recevez ce rappel parce que plusieurs de nos demandes sont restées sans réponse. Si vous avez déjà répondu par téléphone, n’en tenez pas compte."
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>
        Nous n’avons pas encore votre réponse à {requests.length} demandes. Les voici, chacune avec son propre
        lien{NBSP}:
      </Paragraph>
      {requests.map((request) => (
        <Request key={request.link} request={request} />
      ))}
      <Paragraph>{words.closing}</Paragraph>
      <Aside>Une minute suffit, sans compte ni mot de passe. Ces liens vous sont réservés.</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  );
}

function Request({
  request,
}: {
  request: Pick<Resolved<Params>, "title" | "lines" | "answerBy" | "link" | "sentOn">;
}) {
  return (
    <>
      <Paragraph>
        <strong>{request.title}</strong>, demandé le {formatDay(request.sentOn)}, réponse souhaitée le{" "}
        {formatDay(request.answerBy)}
      </Paragraph>
      <Facts lines={request.lines} />
      <Act href={request.link}>Répondre à cette demande</Act>
    </>
  );
}
