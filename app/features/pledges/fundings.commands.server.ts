import type { FundingLine } from "#models/funding-line";
import type { Actor } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { changeAction } from "./actions.commands.server";
import { amountsOf, fundingRefusal } from "./fundings";
import type { Told } from "./kept-history.server";
import { changeProject } from "./projects.commands.server";

export type FundingInput = Omit<FundingLine, "id" | "isAside">;

/** Who is funded: an action of a plan, or a childcare project. */
export interface Funded {
  of: "action" | "project";
  id: string;
}

const GONE = "Cette ligne de financement n’est plus là. Rechargez la page.";
const MOST_LINES = 40;

/**
 * Adds a funding line, or writes another with `lineId`; amounts are whole cents. Refuses more granted than asked, more paid
 * than granted, and a line that is gone.
 */
export async function recordFunding(
  actor: Actor,
  funded: Funded,
  input: FundingInput,
  lineId?: string,
): Promise<void> {
  const refusal = fundingRefusal(input);
  if (refusal) throw new UserFacingError(refusal.message, { field: refusal.field });
  await changeFundings(actor, funded, (lines) => {
    const before = lines.find(({ id }) => id === lineId);
    if (lineId && !before) throw new UserFacingError(GONE);
    if (!before && lines.length >= MOST_LINES) throw new UserFacingError(`${MOST_LINES} lignes au plus.`);
    return { before, after: { id: lineId ?? newId(), ...input } };
  });
}

/** Takes a funding line away, so that it counts nowhere, or puts it back. Refuses a line that is gone. */
export async function setFundingAside(
  actor: Actor,
  funded: Funded,
  lineId: string,
  isAside: boolean,
): Promise<void> {
  await changeFundings(actor, funded, (lines) => {
    const before = lines.find(({ id }) => id === lineId);
    if (!before) throw new UserFacingError(GONE);
    if (Boolean(before.isAside) === isAside) return null;
    return { before, after: { ...before, isAside } };
  });
}

type Decide = (lines: readonly FundingLine[]) => { before?: FundingLine; after: FundingLine } | null;

async function changeFundings(actor: Actor, { of, id }: Funded, decide: Decide): Promise<void> {
  const decided = ({ fundings }: { fundings: FundingLine[] }) => {
    const change = decide(fundings);
    return change && { ...written(fundings, change), fields: ["funding"] };
  };
  if (of === "project") await changeProject(actor, id, decided);
  else await changeAction(actor, id, decided);
}

function written(lines: readonly FundingLine[], change: { before?: FundingLine; after: FundingLine }) {
  const { before, after } = change;
  const told: Told = {
    ...{ kind: "funding", text: after.funder, ref: after.id },
    ...{ before: before ? amountsOf(before) : {}, after: amountsOf(after) },
  };
  const fundings = before ? lines.map((one) => (one === before ? after : one)) : [...lines, after];
  return { set: { fundings }, told: [told] };
}
