import type { ReactElement, ReactNode } from "react";
import { z } from "zod";
import { formatPhone, NBSP, ofName, plural } from "~/vocabulary/typography";
import { Act, Paragraph, Team } from "./blocks";
import { FIRST_NAME, SERVICE } from "./common-words";
import { defineMail, type LetterProps, linkRef, type Resolved } from "./define";
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

type Params = Resolved<z.output<typeof params>>;
type Props = LetterProps<z.output<typeof params>> & {
  words: Readonly<Record<"greeting" | "opening" | "closing", ReactNode>>;
};

export default defineMail({
  params,
  wording: {
    placeholders: {
      prenom: FIRST_NAME,
      referent: { means: "la personne qui répondra", value: ({ referentName }) => referentName },
      delai: { means: "le délai de réponse", value: daysWords },
      service: SERVICE,
    },
    subject: {
      fr: "Nous avons bien reçu votre demande – {service}",
      en: "We have received your request – {service}",
    },
    blocks: {
      greeting: { label: "Salutation", fr: "Bonjour {prenom},", en: "Dear {prenom}," },
      opening: {
        label: "Premières phrases, avant le téléphone",
        fr: "Nous avons bien reçu votre demande. {referent} la lit et vous répond sous {delai}.",
        en: "We have received your request. {referent} is reading it and will answer within {delai}.",
        keeps: ["referent", "delai"],
      },
      closing: {
        label: "Formule de fin",
        fr: "À très bientôt,",
        en: "See you soon,",
        isOptional: true,
      },
    },
    ifMissing: {
      referentPhone:
        "{referent} n’a pas de téléphone sur son compte : la phrase « Pour lui parler sans attendre » ne paraîtra pas.",
      summary: "La demande ne dit ni besoin ni territoire : le résumé ne paraîtra pas.",
    },
  },
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

function daysWords({ answerDays, language }: Params): string {
  if (language === "en") return `${answerDays} working ${answerDays === 1 ? "day" : "days"}`;
  return `${answerDays}${NBSP}${plural(answerDays, "jour ouvré", "jours ouvrés")}`;
}

function French({ params, brand, words }: Props): ReactElement {
  return (
    <Letter
      brand={brand}
      preview={`${params.referentName} vous répond sous ${daysWords(params)}.`}
      reason={`Vous recevez ce message ${ofName(brand.programme)} parce que cette adresse a été donnée dans une demande. Si ce n’est pas vous, dites-le-nous${NBSP}: nous l’effacerons.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>
        {words.opening}
        {params.referentPhone &&
          ` Pour lui parler sans attendre${NBSP}: ${formatPhone(params.referentPhone)}.`}
      </Paragraph>
      <Summary title={`Ce que vous nous avez dit${NBSP}:`} lines={params.summary} />
      <Paragraph>
        Une erreur, un oubli, un projet qui change{NBSP}? Corrigez vous-même votre demande.
      </Paragraph>
      <Act href={params.correction}>Corriger ma demande</Act>
      <Paragraph>{words.closing}</Paragraph>
      <Team brand={brand} />
    </Letter>
  );
}

function English({ params, brand, words }: Props): ReactElement {
  return (
    <Letter
      brand={brand}
      language="en"
      preview={`${params.referentName} will answer within ${daysWords(params)}.`}
      reason={`You receive this message from ${brand.programme} because this address was given in a request. If it was not you, tell us and we will erase it.`}
    >
      <Paragraph>{words.greeting}</Paragraph>
      <Paragraph>
        {words.opening}
        {params.referentPhone && ` To speak to them now: ${formatPhone(params.referentPhone)}.`}
      </Paragraph>
      <Summary title="What you told us:" lines={params.summary} />
      <Paragraph>Something wrong, missing or changed? You can correct your request yourself.</Paragraph>
      <Act href={params.correction}>Correct my request</Act>
      <Paragraph>{words.closing}</Paragraph>
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
