import {
  AgreementTemplate,
  type AgreementTemplateRecord,
  type AgreementTemplateVersion,
} from "#models/agreement-template";
import { now } from "~/core/clock.server";
import { PAGE_SIZE, type Page, pageFrom } from "~/core/http/pagination.server";
import { derivedId } from "~/core/ids.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { formatDayLong, NBSP } from "~/vocabulary/typography";
import { type AGREEMENT_BLANKS, filledWords } from "./agreement-blanks";
import { type AgreementWords, DEFAULT_AGREEMENT } from "./agreement-default";

/** There is one model; agreements keep its id, so that a second one may come. */
export const TEMPLATE_ID = derivedId("agreement-template");

export interface AgreementModel extends AgreementWords {
  /** 0 is the original one. */
  number: number;
}

/** The words in force, the original ones until the team changed them. */
export async function getAgreementModel(): Promise<AgreementModel> {
  const found = await AgreementTemplate.findById(TEMPLATE_ID, {
    versions: { $slice: -1 },
  }).lean<AgreementTemplateRecord>();
  const last = found?.versions[0];
  if (!last) return { number: 0, ...DEFAULT_AGREEMENT };
  return { number: last.number, title: last.title, paragraphs: last.paragraphs };
}

/** One version of the model, 0 being the original; null when it is not there. */
export async function findAgreementModel(number: number): Promise<AgreementModel | null> {
  if (number === 0) return { number, ...DEFAULT_AGREEMENT };
  const found = await AgreementTemplate.findById(TEMPLATE_ID, {
    versions: { $elemMatch: { number } },
  }).lean<AgreementTemplateRecord>();
  const version = found?.versions?.[0];
  return version ? { number, title: version.title, paragraphs: version.paragraphs } : null;
}

export interface ModelVersionLine extends AgreementModel {
  at: Date;
  by: string;
  isInForce: boolean;
}

/** The page of the model: its words in force, how they read once filled, the versions before, latest first. */
export async function getModelPage(page: number) {
  const [model, found] = await Promise.all([
    getAgreementModel(),
    AgreementTemplate.findById(TEMPLATE_ID).lean<AgreementTemplateRecord>(),
  ]);
  return { model, preview: previewOf(model), versions: await versionLines(found, page), now: now() };
}

/** A model as one person would read it: every blank with what could stand there. */
export function previewOf(words: AgreementWords): AgreementWords {
  return filledWords(words, EXAMPLE);
}

async function versionLines(
  found: AgreementTemplateRecord | null,
  page: number,
): Promise<Page<ModelVersionLine>> {
  const versions = [...(found?.versions ?? [])].reverse();
  const start = (page - 1) * PAGE_SIZE;
  const shown = versions.slice(start, start + PAGE_SIZE + 1);
  const names = await colleagueNames(shown.map(({ by }) => by));
  const lineOf = ({ by, ...version }: AgreementTemplateVersion): ModelVersionLine => ({
    ...version,
    by: names.get(by ?? "") ?? "ancien compte",
    isInForce: version.number === found?.current,
  });
  return pageFrom(shown.map(lineOf), page, versions.length);
}

const EXAMPLE: Readonly<Record<keyof typeof AGREEMENT_BLANKS, string>> = {
  bénéficiaire: "Clara Fabre",
  département: "le Département",
  programme: "Bourse départementale",
  délibération: `la délibération n°${NBSP}12 du ${formatDayLong("2026-03-02")}`,
  décision: `du ${formatDayLong("2026-12-01")} (acte n°${NBSP}4)`,
  montants: `– 1ʳᵉ année d’internat${NBSP}: 800${NBSP}€ par mois`,
  "durée de versement": `pendant 36 mois au plus`,
  justificatifs: "certificat de scolarité",
  "durée d’exercice": "60 mois d’exercice (5 ans)",
  zones: "en zone d’intervention prioritaire (ZIP)",
  contreparties: `– Pendant l’internat${NBSP}: stage sur le territoire, un semestre`,
  "justificatifs d’exercice": "attestation d’exercice",
  suspensions: "les congés et arrêts de travail protégés par la loi",
  cumul: "– contrat d’engagement de service public (CESP)",
  remboursement: `– À rembourser${NBSP}: la part qui reste à servir, au jour près`,
};
