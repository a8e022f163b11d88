import type { ScholarshipRecord } from "#models/scholarship";
import type { ScholarshipStage } from "~/vocabulary/scholarship-states";
import { formatCount, formatDayLong, joinWords, upperFirst } from "~/vocabulary/typography";
import { isAwaited } from "./instalment-proofs";
import { balanceOn } from "./obligation-clock";

export interface NextAct {
  /** What is to be done. */
  words: string;
  /** Where it is done. */
  to: string;
  label: string;
  /** It needs nothing more than this button: what is posted. */
  post?: Readonly<Record<string, string>>;
  /** Nothing is to be done by us before a day, or before others answer. */
  isWaiting?: boolean;
}

type Told = Pick<
  ScholarshipRecord,
  "_id" | "stage" | "papers" | "papersAskedOn" | "assessment" | "panel" | "instalments" | "obligation"
>;

/** The next thing to do for a scholarship, and where; nothing once it is over. */
export function nextActOf(
  scholarship: Told,
  sessionOn: string | undefined,
  today: string,
): NextAct | undefined {
  const here = `/scholarships/${scholarship._id}`;
  switch (scholarship.stage) {
    case "requested":
      return ofPapers(scholarship, here);
    case "complete":
      return {
        words: "Le dossier est complet.",
        to: `${here}#review`,
        label: "Commencer l’instruction",
        post: moving("complete", "review"),
      };
    case "review":
      return scholarship.assessment
        ? {
            words: "L’instruction est écrite.",
            to: `${here}#panel`,
            label: "Mettre à l’ordre du jour d’une séance",
          }
        : { words: "L’instruction est à écrire.", to: `${here}#review`, label: "Écrire l’instruction" };
    case "panel":
      return ofPanel(here, sessionOn, today);
    case "agreement":
      return {
        words: "La convention est à préparer et à signer.",
        to: `${here}/agreement`,
        label: "Ouvrir la convention",
      };
    case "paying":
      return {
        ...ofInstalments(scholarship, today),
        to: `${here}/instalments`,
        label: "Voir les versements",
      };
    case "obligation":
      return {
        ...ofObligation(scholarship, today),
        to: `${here}/obligation`,
        label: "Voir l’engagement",
      };
    case "breached":
    case "repaying":
      return {
        words: "Une somme est à rembourser.",
        to: `${here}/breach`,
        label: "Voir le remboursement",
      };
    default:
      return undefined;
  }
}

function ofPapers({ papers, papersAskedOn }: Told, here: string): NextAct {
  const received = papers.filter(({ state }) => state === "received").length;
  const missing = papers.filter(isAwaited).length;
  const to = `${here}#papers`;
  if (received > 0)
    return {
      words: `${formatCount(received, "pièce reçue", "pièces reçues")} à vérifier.`,
      to,
      label: "Vérifier les pièces",
    };
  if (missing > 0)
    return {
      words: `${missingWords(missing, papersAskedOn)}.`,
      to,
      label: papersAskedOn ? "Redemander ce qui manque" : "Demander ce qui manque",
      post: { intent: "papers-ask" },
      isWaiting: true,
    };
  return {
    words: "Toutes les pièces sont vérifiées.",
    to,
    label: "Déclarer le dossier complet",
    post: moving("requested", "complete"),
  };
}

function missingWords(missing: number, askedOn?: string): string {
  const words = formatCount(missing, "pièce attendue", "pièces attendues");
  if (!askedOn) return words;
  return `${words}, ${missing > 1 ? "demandées" : "demandée"} par mail le ${formatDayLong(askedOn)}`;
}

/** What of the instalments asks something of us; otherwise they only go on. */
function ofInstalments({ instalments }: Told, today: string): Pick<NextAct, "words" | "isWaiting"> {
  const planned = instalments.filter(({ state }) => state === "planned");
  const cleared = instalments.filter(({ state }) => state === "cleared").length;
  const received = planned.flatMap(({ proofs }) => proofs).filter(({ state }) => state === "received").length;
  const late = planned.filter(({ dueOn }) => dueOn < today).length;
  const words = [
    instalments.length === 0 && "l’échéancier est à établir",
    received > 0 && `${formatCount(received, "justificatif", "justificatifs")} à vérifier`,
    late > 0 && `${formatCount(late, "versement en attente", "versements en attente")}, date passée`,
    cleared > 0 && formatCount(cleared, "bon à payer à noter versé", "bons à payer à noter versés"),
  ].filter((one) => one !== false);
  if (words.length === 0) return { words: "Les versements suivent leur échéancier.", isWaiting: true };
  return { words: `${upperFirst(joinWords(words))}.` };
}

/** What of the obligation asks something of us; otherwise it only runs. */
function ofObligation({ obligation }: Told, today: string): Pick<NextAct, "words" | "isWaiting"> {
  if (!obligation) return { words: "L’engagement est à commencer." };
  const { yearlyProofs } = obligation;
  const received = yearlyProofs.filter(({ state }) => state === "received").length;
  const late = yearlyProofs.filter((proof) => isAwaited(proof) && proof.dueOn < today).length;
  const isServed = balanceOn(obligation, today).remaining === 0;
  const words = [
    received > 0 &&
      `${formatCount(received, "justificatif d’exercice", "justificatifs d’exercice")} à vérifier`,
    late > 0 &&
      `${formatCount(late, "justificatif d’exercice attendu", "justificatifs d’exercice attendus")}, date passée`,
    isServed && "tout est servi, la bourse est à solder",
  ].filter((one) => one !== false);
  if (words.length === 0) return { words: "L’engagement court.", isWaiting: true };
  return { words: `${upperFirst(joinWords(words))}.` };
}

function ofPanel(here: string, sessionOn: string | undefined, today: string): NextAct {
  const to = `${here}#panel`;
  if (!sessionOn) return { words: "La séance est à choisir.", to, label: "Choisir la séance" };
  const day = formatDayLong(sessionOn);
  if (sessionOn > today)
    return { words: `Passe en commission le ${day}.`, to, label: "Voir la séance", isWaiting: true };
  return { words: `La commission a siégé le ${day}.`, to, label: "Noter sa décision" };
}

function moving(from: ScholarshipStage, to: ScholarshipStage) {
  return { intent: "move", from, to };
}
