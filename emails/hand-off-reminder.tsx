import { z } from "zod";
import { HAND_OFF_LETTER } from "~/vocabulary/hand-offs";
import { formatDay, formatDayShort, NBSP } from "~/vocabulary/typography";
import { Act, Aside, Facts, Paragraph, Paragraphs, Signature } from "./blocks";
import { defineMail, type LetterProps, linkRef, type Resolved } from "./define";
import { HAND_OFF_SAMPLE, handOffParams } from "./hand-off-params";
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

const ENDINGS = {
  1: "Un simple «\u00A0ce n’est pas pour moi\u00A0» nous aide aussi\u00A0: nous chercherons ailleurs.",
  2: "C’est notre dernier message à ce sujet\u00A0: sans réponse, nous vous appellerons, puis nous chercherons ailleurs.",
} as const;

export default defineMail({
  params,
  subject: ({ title, rank, answerBy, others = [] }) =>
    others.length > 0
      ? `${SUBJECTS[1]}${NBSP}: ${others.length + 1}${NBSP}demandes attendent votre réponse`
      : `${SUBJECTS[rank]}${NBSP}: ${title} (réponse souhaitée le ${formatDayShort(answerBy)})`,
  Body: (props) => (props.params.others?.length ? <Several {...props} /> : <One {...props} />),
  sample: { ...HAND_OFF_SAMPLE, sentOn: "2026-10-02", rank: 1 },
});

function One({ params, brand }: LetterProps<Params>) {
  return (
    <Letter
      brand={brand}
      preview={`Notre demande du ${formatDayShort(params.sentOn)} attend votre réponse.`}
      reason={`Vous recevez ce rappel parce que notre demande du ${formatDayShort(params.sentOn)} est restée sans réponse. Si vous avez déjà répondu par téléphone, n’en tenez pas compte.`}
    >
      <Paragraph>Bonjour,</Paragraph>
      <Paragraph>
        Nous vous avons écrit le {formatDay(params.sentOn)} et nous n’avons pas encore votre réponse. Voici la
        demande{NBSP}:
      </Paragraph>
      <Paragraphs text={params.intro} />
      <Facts lines={params.lines} />
      <Paragraph>
        Nous espérions votre réponse pour le <strong>{formatDay(params.answerBy)}</strong>.{" "}
        {ENDINGS[params.rank]}
      </Paragraph>
      <Act href={params.link}>Répondre</Act>
      <Aside>{HAND_OFF_LETTER.aside}</Aside>
      <Signed params={params} brand={brand} />
    </Letter>
  );
}

/** Several requests to one person: each in its turn, with its own link. */
function Several({ params, brand }: LetterProps<Params>) {
  const requests = [params, ...(params.others ?? [])];
  return (
    <Letter
      brand={brand}
      preview={`${requests.length}${NBSP}demandes attendent votre réponse.`}
      reason="Vous recevez ce rappel parce que plusieurs de nos demandes sont restées sans réponse. Si vous avez déjà répondu par téléphone, n’en tenez pas compte."
    >
      <Paragraph>Bonjour,</Paragraph>
      <Paragraph>
        Nous n’avons pas encore votre réponse à {requests.length} demandes. Les voici, chacune avec son propre
        lien{NBSP}:
      </Paragraph>
      {requests.map((request) => (
        <Request key={request.link} request={request} />
      ))}
      <Paragraph>{ENDINGS[1]}</Paragraph>
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

function Signed({ params, brand }: LetterProps<Params>) {
  return (
    <Signature name={params.senderName} title={params.senderTitle} phone={params.senderPhone} brand={brand} />
  );
}
