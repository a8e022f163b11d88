import type { ReactElement } from "react";
import { z } from "zod";
import { formatPhone, NBSP, ofName, plural } from "~/vocabulary/typography";
import { Act, Paragraph, Team } from "./blocks";
import { defineMail, type LetterProps, linkRef } from "./define";
import { Letter } from "./layout";

const params = z.object({
  language: z.enum(["fr", "en"]),
  firstName: z.string(),
  referentName: z.string(),
  referentPhone: z.string().optional(),
  /** Working days within which somebody answers. */
  answerDays: z.number(),
  /** What the person asked for, one line each, in their language. */
  summary: z.array(z.string()),
  correction: linkRef,
});

type Props = LetterProps<z.output<typeof params>>;

export default defineMail({
  params,
  subject: ({ language }, { programme }) =>
    language === "en"
      ? `We have received your request – ${programme}`
      : `Nous avons bien reçu votre demande – ${programme}`,
  Body: (props) => (props.params.language === "en" ? <English {...props} /> : <French {...props} />),
  sample: {
    language: "fr",
    firstName: "Clara",
    referentName: "Jeanne Vidal",
    referentPhone: "0536490012",
    answerDays: 2,
    summary: ["Un stage", "Un logement, à partir du 2 novembre", "Garde d’enfants"],
    correction: { purpose: "correction", id: "0123456789abcdef01234567", version: 1 },
  },
});

function French({ params, brand }: Props): ReactElement {
  const days = `${params.answerDays}${NBSP}${plural(params.answerDays, "jour ouvré", "jours ouvrés")}`;
  return (
    <Letter
      brand={brand}
      preview={`${params.referentName} vous répond sous ${days}.`}
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que cette adresse a été donnée dans une demande. Si ce n’est pas vous, dites-le-nous${NBSP}: nous l’effacerons.`}
    >
      <Paragraph>Bonjour {params.firstName},</Paragraph>
      <Paragraph>
        Nous avons bien reçu votre demande. {params.referentName} la lit et vous répond sous {days}.
        {params.referentPhone &&
          ` Pour lui parler sans attendre${NBSP}: ${formatPhone(params.referentPhone)}.`}
      </Paragraph>
      <Summary title={`Ce que vous nous avez dit${NBSP}:`} lines={params.summary} />
      <Paragraph>
        Une erreur, un oubli, un projet qui change{NBSP}? Corrigez vous-même votre demande.
      </Paragraph>
      <Act href={params.correction}>Corriger ma demande</Act>
      <Paragraph>À très bientôt,</Paragraph>
      <Team brand={brand} />
    </Letter>
  );
}

function English({ params, brand }: Props): ReactElement {
  const days = `${params.answerDays} working ${params.answerDays === 1 ? "day" : "days"}`;
  return (
    <Letter
      brand={brand}
      language="en"
      preview={`${params.referentName} will answer within ${days}.`}
      reason={`You receive this message from ${brand.programme} because this address was given in a request. If it was not you, tell us and we will erase it.`}
    >
      <Paragraph>Dear {params.firstName},</Paragraph>
      <Paragraph>
        We have received your request. {params.referentName} is reading it and will answer within {days}.
        {params.referentPhone && ` To speak to them now: ${formatPhone(params.referentPhone)}.`}
      </Paragraph>
      <Summary title="What you told us:" lines={params.summary} />
      <Paragraph>Something wrong, missing or changed? You can correct your request yourself.</Paragraph>
      <Act href={params.correction}>Correct my request</Act>
      <Paragraph>See you soon,</Paragraph>
      <Paragraph>The {brand.programme} team</Paragraph>
    </Letter>
  );
}

function Summary({ title, lines }: { title: string; lines: string[] }): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <Paragraph>
      {title}
      {lines.map((line) => (
        <span key={line}>
          <br />– {line}
        </span>
      ))}
    </Paragraph>
  );
}
