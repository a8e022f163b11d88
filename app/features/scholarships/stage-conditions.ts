import type { ScholarshipRecord } from "#models/scholarship";
import type { Day } from "~/core/calendar";
import type { ScholarshipStage } from "~/vocabulary/scholarship-states";
import { joinWords, NBSP, plural } from "~/vocabulary/typography";
import { balanceOn } from "./obligation-clock";

/** What is read besides a scholarship to know whether it may go on. */
export interface StageGround {
  today: Day;
  /** The papers its terms ask for, by key. */
  papers: ReadonlyMap<string, string>;
  /** What its terms exclude of what the person has, in words. */
  excluded: readonly string[];
  /** The day of the session it is to be heard at. */
  sessionOn?: Day;
}

type Condition = (scholarship: ScholarshipRecord, ground: StageGround) => string | undefined;

/** Why a scholarship may not reach a stage yet, in words that say what to do; nothing when it may. */
export function stageRefusal(
  scholarship: ScholarshipRecord,
  to: ScholarshipStage,
  ground: StageGround,
): string | undefined {
  return CONDITIONS[to]?.(scholarship, ground);
}

/** Stages without a condition are reached by whoever moves the scholarship there. */
const CONDITIONS: Partial<Record<ScholarshipStage, Condition>> = {
  complete: allAccepted,
  review: ({ stage, panel }) =>
    stage === "panel" && panel?.result ? "La commission a décidé. Reprenez d’abord sa décision." : undefined,
  panel: onAgenda,
  agreement: granted,
  paying: ({ signedAt }) =>
    signedAt
      ? undefined
      : `La convention n’est pas encore signée de toutes les parties. Voyez «${NBSP}Convention${NBSP}».`,
  obligation: ({ obligation }) =>
    obligation ? undefined : `Notez d’abord quand l’engagement commence, dans «${NBSP}Engagement${NBSP}».`,
  breached: ({ breach }) =>
    breach
      ? undefined
      : `Une rupture se simule, puis se décide${NBSP}: voyez «${NBSP}Rupture et remboursement${NBSP}».`,
  repaying: ({ repayments }) =>
    repayments.length > 0 ? undefined : "Écrivez d’abord l’échéancier du remboursement.",
  settled,
  closed: notSigned,
};

function allAccepted({ stage, papers }: ScholarshipRecord, ground: StageGround): string | undefined {
  const missing = missingPapers(papers, ground.papers);
  if (stage !== "requested" || missing.length === 0) return undefined;
  const words = plural(missing.length, "Il manque une pièce vérifiée", "Il manque des pièces vérifiées");
  return `${words}${NBSP}: ${joinWords(missing)}.`;
}

/** The papers that are not accepted yet, in words. */
export function missingPapers(
  papers: ScholarshipRecord["papers"],
  names: ReadonlyMap<string, string>,
): string[] {
  return papers.filter(({ state }) => state !== "accepted").map(({ key }) => names.get(key) ?? key);
}

function onAgenda({ stage, assessment, agreements }: ScholarshipRecord, { sessionOn }: StageGround) {
  if (stage === "agreement") return isSigned(agreements) ? SIGNED : undefined;
  if (!assessment) return "Écrivez d’abord l’instruction, sur la page de la bourse.";
  if (sessionOn) return undefined;
  return "Aucune séance n’est prévue. Ouvrez-en une, puis mettez la bourse à son ordre du jour.";
}

function granted({ panel, exclusionReason }: ScholarshipRecord, { excluded }: StageGround) {
  if (panel?.result !== "granted")
    return "La commission n’a pas encore accordé cette bourse. Notez d’abord sa décision.";
  if (excluded.length === 0 || exclusionReason) return undefined;
  return `Ce programme ne se cumule pas avec une aide déclarée${NBSP}: ${joinWords([...excluded])}. Écrivez d’abord, sur la page de la bourse, pourquoi vous passez outre.`;
}

function settled({ stage, obligation, breach, repayments }: ScholarshipRecord, { today }: StageGround) {
  if (stage === "obligation") {
    if (obligation && balanceOn(obligation, today).remaining === 0) return undefined;
    return "L’engagement n’est pas entièrement servi.";
  }
  if (stage === "breached")
    return breach?.totalCents === 0 ? undefined : "Une somme reste à rembourser. Écrivez l’échéancier.";
  return repayments.some(({ state }) => state === "due") ? "Le remboursement n’est pas terminé." : undefined;
}

function notSigned({ stage, signedAt }: ScholarshipRecord): string | undefined {
  return stage === "agreement" && signedAt ? SIGNED : undefined;
}

const SIGNED =
  "La convention est signée. Passez aux versements ; ce qui l’arrête ensuite est une rupture, qui se décide.";

function isSigned(agreements: ScholarshipRecord["agreements"]): boolean {
  return agreements.at(-1)?.signatories.some(({ state }) => state === "signed") ?? false;
}
