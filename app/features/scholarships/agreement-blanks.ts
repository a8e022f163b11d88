import type { ProgrammeVersion } from "#models/programme";
import type { PanelDecision } from "#models/scholarship";
import { exclusionWords, practiceWords } from "~/features/programmes/version-card";
import { versionFacts } from "~/features/programmes/version-words";
import { fillText, placeholdersIn } from "~/vocabulary/mail-texts";
import { formatCount, formatDayLong, joinWords, lowerFirst, NBSP } from "~/vocabulary/typography";
import type { AgreementWords } from "./agreement-default";

/** The blanks a model may hold, each with what it becomes; « bénéficiaire » is the one that must be there. */
export const AGREEMENT_BLANKS = {
  bénéficiaire: "la personne qui reçoit la bourse",
  département: "qui porte le service",
  programme: "le nom du programme",
  délibération: "la délibération sur laquelle il repose",
  décision: "l’acte de la commission, et son jour",
  montants: "les sommes par mois, selon l’année",
  "durée de versement": "le plus de mois versés",
  justificatifs: "les justificatifs avant un versement",
  "durée d’exercice": "ce qui est dû en retour",
  zones: "où exercer",
  contreparties: "ce qui est demandé à chaque moment",
  "justificatifs d’exercice": "les justificatifs de chaque année",
  suspensions: "ce qui suspend l’engagement",
  cumul: "les aides qui l’excluent",
  remboursement: "ce qui est dû en cas de rupture",
} as const satisfies Record<string, string>;

export type AgreementBlank = keyof typeof AGREEMENT_BLANKS;

export interface AgreementFacts {
  beneficiary: string;
  owner: string;
  programme: string;
  terms: ProgrammeVersion;
  panel?: PanelDecision;
  /** The intercommunalités served, by their code. */
  places: ReadonlyMap<string, string>;
}

/** To be read again by a lawyer: the law protects leaves, the agreement says which of them suspend it. */
const SUSPENSIONS = "les congés et arrêts de travail protégés par la loi";

/** What each blank is worth for one scholarship, from its frozen terms. */
export function valuesOfBlanks(facts: AgreementFacts): Record<AgreementBlank, string> {
  const { beneficiary, owner, programme, terms, panel } = facts;
  const said = new Map(versionFacts(terms, facts.places).facts.map(({ term, lines }) => [term, lines]));
  const listed = (term: string, none: string): string =>
    (said.get(term) ?? []).map((line) => `– ${line}`).join("\n") || `– ${none}`;
  const within = (term: string, none: string): string =>
    joinWords((said.get(term) ?? []).map(lowerFirst)) || none;
  return {
    ...{ bénéficiaire: beneficiary, département: owner, programme },
    délibération: deliberationWords(terms.deliberation),
    décision: decisionWords(panel),
    montants: listed("Montants", "selon la délibération"),
    "durée de versement": terms.months
      ? `pendant ${formatCount(terms.months, "mois", "mois")} au plus`
      : "pendant la durée des études",
    justificatifs: within("Justificatifs avant un versement", "aucune pièce"),
    "durée d’exercice": practiceWords(terms.practice),
    zones: within("Où exercer", "partout dans le département"),
    contreparties: listed("Contreparties", "aucune"),
    "justificatifs d’exercice": within(
      "Justificatifs de l’exercice, chaque année",
      "une attestation d’exercice",
    ),
    suspensions: SUSPENSIONS,
    cumul: terms.excludes.map((line) => `– ${exclusionWords(line)}`).join("\n") || "– aucune aide désignée",
    remboursement: listed("En cas de rupture", "rien n’est à rembourser"),
  };
}

/** A model with every blank filled. */
export function filledWords({ title, paragraphs }: AgreementWords, values: Readonly<Record<string, string>>) {
  return {
    title: fillText(title, values),
    paragraphs: paragraphs.map((paragraph) => ({
      ...(paragraph.title ? { title: fillText(paragraph.title, values) } : {}),
      text: fillText(paragraph.text, values),
    })),
  };
}

/** Why words of a model are refused, saying how to mend them; null when they may be written. */
export function modelProblem(text: string): string | null {
  const unknown = placeholdersIn(text).find((name) => !Object.hasOwn(AGREEMENT_BLANKS, name));
  if (unknown !== undefined)
    return `{${unknown}} n’existe pas dans la convention. Choisissez parmi ${blankNames()}.`;
  return loneBrace(text);
}

/** The same of a text already filled, where nothing stands for anything else. */
export function filledProblem(text: string): string | null {
  return /[{}]/.test(text)
    ? "Ce texte est celui d’une seule personne : écrivez les mots eux-mêmes, sans accolade."
    : null;
}

function loneBrace(text: string): string | null {
  return /[{}]/.test(text.replace(/\{[^{}]*\}/g, ""))
    ? "Une accolade est seule. Écrivez par exemple {bénéficiaire}, avec les deux, ou retirez-la."
    : null;
}

function blankNames(): string {
  return joinWords(
    Object.keys(AGREEMENT_BLANKS).map((name) => `{${name}}`),
    "ou",
  );
}

function deliberationWords({ number, on }: ProgrammeVersion["deliberation"]): string {
  const words = [number && `n°${NBSP}${number}`, on && `du ${formatDayLong(on)}`].filter(Boolean).join(" ");
  return words ? `la délibération ${words}` : "la délibération qui l’institue";
}

function decisionWords({ actNumber, on }: PanelDecision | Partial<PanelDecision> = {}): string {
  const words = [on && `du ${formatDayLong(on)}`, actNumber && `(acte n°${NBSP}${actNumber})`];
  return words.filter(Boolean).join(" ") || "favorable";
}
