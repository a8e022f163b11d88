import type { ProposedPhoto } from "#models/need-housing";
import type { Proposal } from "#models/proposal";
import { careWords } from "../childcare/care-words";
import { meetingWords } from "../discovery/meeting-words";
import { homeWords } from "../housing/home-words";
import { schoolWords } from "../schooling/school-words";
import { postWords } from "../spouse-work/post-words";
import type { ProposalFact, ProposalWords } from "./proposal-kind";

/** What is proposed, in a few words. */
export function proposalLabel(proposal: Proposal): string {
  return wordsOf(proposal).label;
}

/** What is proposed, line by line, but for the note. */
export function proposalFacts(proposal: Proposal): ProposalFact[] {
  return wordsOf(proposal).facts.filter((fact) => fact !== null);
}

/** The pictures joined to what is proposed. */
export function photosOf(proposal: Proposal | undefined): ProposedPhoto[] {
  return proposal && "photos" in proposal ? (proposal.photos ?? []) : [];
}

function wordsOf(proposal: Proposal): ProposalWords {
  switch (proposal.kind) {
    case "spouse-work":
      return postWords(proposal);
    case "childcare":
      return careWords(proposal);
    case "schooling":
      return schoolWords(proposal);
    case "meeting":
      return meetingWords(proposal);
    case "free":
      return { label: "Une piste", facts: [] };
    default:
      return homeWords(proposal);
  }
}
