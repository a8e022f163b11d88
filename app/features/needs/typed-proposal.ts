import type { ProposedMeeting } from "#models/need-discovery";
import type { Proposal } from "#models/proposal";

type Slots = Partial<Record<"on1" | "hour1" | "on2" | "hour2" | "on3" | "hour3", string>>;
/** What a form says of something proposed: days to meet are asked one by one. */
export type TypedProposal = Exclude<Proposal, ProposedMeeting> | (Omit<ProposedMeeting, "slots"> & Slots);

/** Something proposed as it is kept, from the form it was typed in. */
export function proposalFrom(typed: TypedProposal): Proposal {
  if (typed.kind !== "meeting") return typed;
  return { kind: typed.kind, slots: slotsOf(typed), note: typed.note };
}

function slotsOf({ on1, hour1, on2, hour2, on3, hour3 }: Slots): ProposedMeeting["slots"] {
  const slots = [
    { on: on1, hour: hour1 },
    { on: on2, hour: hour2 },
    { on: on3, hour: hour3 },
  ];
  return slots.flatMap(({ on, hour }) => (on ? [{ on, hour }] : []));
}
