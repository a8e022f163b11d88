import type { ProposedHome, ProposedPhoto } from "#models/need-housing";
import type { Proposal } from "#models/proposal";
import { type ProposalKind, WEEK_DAYS } from "~/vocabulary/proposals";
import { formatDayLong, formatEuros, NBSP, plural } from "~/vocabulary/typography";
import { CONTRACTS } from "~/vocabulary/work";

export interface ProposalFact {
  label: string;
  value: string;
}

interface ProposalWords {
  /** In a few words: « Bellevue, 3 pièces, 610 € ». */
  label: string;
  facts: (ProposalFact | null)[];
}

/** What a partner proposes, in a few words. */
export function proposalLabel(proposal: Proposal): string {
  return wordsOf(proposal).label;
}

/** What a partner proposes, line by line, but for the note. */
export function proposalFacts(proposal: Proposal): ProposalFact[] {
  return wordsOf(proposal).facts.filter((fact) => fact !== null);
}

/** The pictures joined to what is proposed. */
export function photosOf(proposal: Proposal | undefined): ProposedPhoto[] {
  return proposal && "photos" in proposal ? (proposal.photos ?? []) : [];
}

type Of<Kind extends ProposalKind> = Extract<Proposal, { kind?: Kind }>;

const WORDS: { readonly [Kind in ProposalKind]: (proposal: Of<Kind>) => ProposalWords } = {
  housing: (home) => ({
    label: joined([home.place, sizeOf(home), home.rent && formatEuros(home.rent)]),
    facts: [
      fact("Où", home.place),
      fact("Taille", sizeOf(home)),
      fact("Loyer ou prix", home.rent && formatEuros(home.rent)),
      fact("Équipement", home.isFurnished && "meublé"),
      fact("Libre", from(home.fromOn)),
      fact("Annonce", home.link),
    ],
  }),
  "spouse-work": ({ post, employer, contract, hours, fromOn, link }) => ({
    label: joined([post, employer]),
    facts: [
      fact("Poste", post),
      fact("Employeur", employer),
      fact("Contrat", contract && CONTRACTS[contract].fr),
      fact("Horaires", hours),
      fact("Début", from(fromOn)),
      fact("Annonce", link),
    ],
  }),
  childcare: ({ place, days, hours, fromOn }) => ({
    label: `Une place, ${joined([place, daysOf(days)])}`,
    facts: [
      fact("Où", place),
      fact("Jours", daysOf(days)),
      fact("Horaires", hours),
      fact("Début", from(fromOn)),
    ],
  }),
  schooling: ({ school, level, fromOn }) => ({
    label: joined([school, level]),
    facts: [fact("École", school), fact("Niveau", level), fact("Rentrée", from(fromOn))],
  }),
  meeting: ({ slots }) => ({
    label: `Un rendez-vous ${slots.map(slotWords).join(" ou ")}`,
    facts: slots.map((slot, place) =>
      fact(slots.length > 1 ? `Créneau ${place + 1}` : "Créneau", slotWords(slot)),
    ),
  }),
  free: () => ({ label: "Une piste", facts: [] }),
};

function wordsOf(proposal: Proposal): ProposalWords {
  switch (proposal.kind) {
    case "spouse-work":
      return WORDS["spouse-work"](proposal);
    case "childcare":
      return WORDS.childcare(proposal);
    case "schooling":
      return WORDS.schooling(proposal);
    case "meeting":
      return WORDS.meeting(proposal);
    case "free":
      return WORDS.free(proposal);
    default:
      return WORDS.housing(proposal);
  }
}

function sizeOf({ rooms }: ProposedHome): string {
  return rooms ? `${rooms}${NBSP}${plural(rooms, "pièce", "pièces")}` : "";
}

function daysOf(days: readonly (keyof typeof WEEK_DAYS)[]): string {
  return days.map((day) => WEEK_DAYS[day].fr).join(", ");
}

function slotWords({ on, hour }: { on: string; hour?: string }): string {
  return joined([`le ${formatDayLong(on)}`, hour]);
}

function from(day: string | undefined): string {
  return day ? `à partir du ${formatDayLong(day)}` : "";
}

function joined(parts: readonly (string | number | undefined)[]): string {
  return parts.filter(Boolean).join(", ");
}

function fact(label: string, value: string | number | false | undefined): ProposalFact | null {
  return value ? { label, value: String(value) } : null;
}
