import { createHash } from "node:crypto";
import { getSettings } from "~/core/settings.server";
import { seekersOf } from "~/features/households/adults";
import { CONSENT_PURPOSES, type ConsentPurpose } from "~/vocabulary/consents";
import type { Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";
import { coupleOf, isToldOf, workSeekerOf } from "./own-needs";
import type { TrackedMember } from "./tracking-member.queries.server";

export interface ConsentWording {
  wording: string;
  language: Language;
}

/** What an adult may agree to from their page, for themselves alone. */
export function ownPurposes({
  id,
  candidate,
  household,
}: Pick<TrackedMember, "id" | "candidate" | "household">): ConsentPurpose[] {
  const work = workPurposes({ id, candidate, household });
  if (!candidate) return work;
  return [
    "partners",
    "introduction",
    ...(isToldOf("scholarship", id, household) ? (["scholarship"] as const) : []),
    ...work,
  ];
}

/** A search for work; then their CV and who else sees it, asked of the one whose search it is as long as there is one. */
function workPurposes({ id, candidate, household }: Pick<TrackedMember, "id" | "candidate" | "household">) {
  const { ownerIds, isOpen } = household.workSearch;
  const seekers = ownerIds.length > 0 ? ownerIds : seekersOf(household).map((seeker) => seeker.id);
  const search: ConsentPurpose[] = seekers.includes(id) || !candidate ? ["spouse-work"] : [];
  if (!isOpen || workSeekerOf(household) !== id) return search;
  const shown: ConsentPurpose[] = coupleOf(household).includes(id) ? ["spouse-work-shared"] : [];
  return [...search, "curriculum" as const, ...shown];
}

/** Names a wording, so that what is agreed to is known to be what was read. */
export function wordingKey({ wording }: ConsentWording): string {
  return createHash("sha256").update(wording).digest("hex").slice(0, 16);
}

/** What an adult reads of a purpose on their own page, and agrees to: the wording of the settings in French, else ours. */
export async function wordingOf(purpose: ConsentPurpose, language: Language): Promise<ConsentWording> {
  const { brand, legal, delays } = await getSettings();
  if (purpose === "partners" && legal.consentPartners)
    return { wording: legal.consentPartners, language: "fr" };
  const what = { programme: brand.programme, days: delays.answerLinkDays };
  const wording = WORDINGS[language][purpose]?.(what) ?? CONSENT_PURPOSES[purpose][language];
  return { wording, language };
}

type Wordings = Partial<Record<ConsentPurpose, (what: { programme: string; days: number }) => string>>;

const UNTIL_FR = (days: number) =>
  `par un lien qui se ferme au plus tard ${days}${NBSP}jours après l’envoi, ou après le jour où ils promettent de répondre. Mon accord vaut jusqu’à ce que je le retire ici.`;
const UNTIL_EN = (days: number) =>
  `through a link that closes ${days} days after it is sent at the latest, or after the day on which they promise to answer. My consent holds until I withdraw it here.`;

const WORDINGS: Readonly<Record<Language, Wordings>> = {
  fr: {
    partners: ({ programme, days }) =>
      `${programme} peut transmettre ce que nous cherchons (logement, école, garde, vie sur place) à des partenaires du territoire qui peuvent y répondre${NBSP}: mairies, agences, écoles, associations. Ni noms, ni dates de naissance. Ils le lisent ${UNTIL_FR(days)}`,
    "spouse-work": ({ programme, days }) =>
      `${programme} peut transmettre ma recherche d’emploi (métier, lieu, date) à des partenaires du territoire qui peuvent y répondre${NBSP}: employeurs, services de l’emploi, intercommunalités. Ni mon nom, ni mes coordonnées. Ils la lisent ${UNTIL_FR(days)}`,
    curriculum: ({ programme, days }) =>
      `${programme} peut joindre mon CV, avec mon nom et mes coordonnées s’ils y figurent, à ma recherche d’emploi quand elle est transmise à des employeurs du territoire. Aucun autre partenaire ne le reçoit. Ils le lisent ${UNTIL_FR(days)}`,
    "spouse-work-shared": ({ programme }) =>
      `${programme} peut montrer ma recherche d’emploi (ce que je cherche, les pistes, où elle en est) à l’autre adulte de notre foyer, sur sa page et dans ses mails. Sans cet accord, je suis seul·e à la voir. Mon accord vaut jusqu’à ce que je le retire ici.`,
    scholarship: ({ programme, days }) =>
      `${programme} peut transmettre ma question de bourse (ma situation et ce que je cherche) à des partenaires du territoire qui peuvent y répondre${NBSP}: Assurance maladie, agence régionale de santé, collectivités. Ni mon nom, ni mes coordonnées. Ils la lisent ${UNTIL_FR(days)}`,
    introduction: ({ programme, days }) =>
      `${programme} peut me présenter à des structures de soin du territoire${NBSP}: mon nom, ma situation, ma spécialité, l’exercice que je souhaite, ma date et comment me joindre. Rien de ma famille. Elles le lisent ${UNTIL_FR(days)}`,
  },
  en: {
    partners: ({ programme, days }) =>
      `${programme} may pass on what we are looking for (housing, school, childcare, local life) to local partners who can help: town halls, agencies, schools, associations. No names, no birth dates. They read it ${UNTIL_EN(days)}`,
    "spouse-work": ({ programme, days }) =>
      `${programme} may pass on my search for work (trade, place, date) to local partners who can help: employers, employment services, groups of communes. Neither my name nor how to reach me. They read it ${UNTIL_EN(days)}`,
    curriculum: ({ programme, days }) =>
      `${programme} may join my curriculum, with my name and how to reach me if they are in it, to my search for work when it is passed on to local employers. No other partner receives it. They read it ${UNTIL_EN(days)}`,
    "spouse-work-shared": ({ programme }) =>
      `${programme} may show my search for work (what I am looking for, the leads, where it stands) to the other adult of our household, on their page and in their mails. Without this consent, I alone see it. My consent holds until I withdraw it here.`,
    scholarship: ({ programme, days }) =>
      `${programme} may pass on my scholarship question (my situation and what I am looking for) to local partners who can help: health insurance, regional health agency, local authorities. Neither my name nor how to reach me. They read it ${UNTIL_EN(days)}`,
    introduction: ({ programme, days }) =>
      `${programme} may introduce me to local health structures: my name, situation, specialty, the practice I wish for, my date and how to reach me. Nothing of my family. They read it ${UNTIL_EN(days)}`,
  },
};
