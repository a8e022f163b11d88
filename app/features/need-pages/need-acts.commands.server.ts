import type { HouseholdRecord } from "#models/household";
import { Need, type NeedOption, type NeedRecord } from "#models/need";
import type { User } from "~/core/auth/actor";
import { notFound } from "~/core/auth/guards.server";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { UserFacingError } from "~/core/errors";
import { tellOfChange } from "~/features/hand-offs/hand-off-change.commands.server";
import { discardPrepared, restorePrepared } from "~/features/hand-offs/hand-off-preparing.commands.server";
import { revokeHandOff } from "~/features/hand-offs/hand-off-revocation.commands.server";
import { getHandOff } from "~/features/hand-offs/hand-offs.queries.server";
import { nameChild, unnameChild } from "~/features/needs/need-child.commands.server";
import { discardOption, markOption, optionOf } from "~/features/needs/need-options.commands.server";
import { recordOutcome, withdrawOutcome } from "~/features/needs/need-outcome.commands.server";
import { isPaged, kindPath } from "~/features/needs/need-path";
import { refineCriteria, undoRefinement } from "~/features/needs/need-refinements.commands.server";
import {
  openNeed,
  openOneNeed,
  recordProgress,
  updateCriteria,
} from "~/features/needs/needs.commands.server";
import type { NeedAct } from "~/features/needs/needs.schema.server";
import {
  addOptionByTeam,
  addOptionFromDirectory,
  withdrawTypedOption,
} from "~/features/needs/typed-option.commands.server";
import { proposalFrom } from "~/features/needs/typed-proposal";
import { presentOptions, withdrawPresentation } from "~/features/tracking/option-presenting.commands.server";
import { createVisitDay } from "~/features/visit-days/visit-days.commands.server";
import { NBSP } from "~/vocabulary/typography";
import { directoryProposal } from "./directory-options.queries.server";
import { carryOutOnVisit, type Done, isVisitAct, type VisitAct } from "./visit-acts.commands.server";

type HandOffAct = Extract<NeedAct, { handOffId: string }>;
type OptionAct = Extract<
  NeedAct,
  { optionId: string; intent: "option" | "discard-option" | "remove-option" }
>;

export interface Followed {
  household: HouseholdRecord;
  need: NeedRecord;
}

const SAVED: Done = { message: "Enregistré." };
const KEPT_OFFER: Done = {
  message: `Enregistré. L’offre est-elle prise${NBSP}? Dites-le sur sa fiche, dans nos offres.`,
};

/** Carries out an act of a need's screen, and says what was done and how to undo it; 404 for a hand-off of another need. */
export async function carryOutNeedAct(user: User, followed: Followed, act: NeedAct): Promise<Done> {
  const done = isVisitAct(act)
    ? await carryOutOnVisit(user, followed.need, act)
    : await carryOut(user, followed, act);
  await settle();
  return done;
}

async function carryOut(
  user: User,
  { household, need }: Followed,
  act: Exclude<NeedAct, VisitAct>,
): Promise<Done> {
  switch (act.intent) {
    case "open-need":
      return saidOpened(await openAgain(user, need));
    case "drop-opened":
      return dropOpened(user, need, act.needIds);
    case "name-child":
      await nameChild(user, household, need, act.childId);
      return {
        message: "Besoin rattaché à l’enfant.",
        to: pathOf(need, act.childId),
        undo: { intent: "unname-child", childId: act.childId },
      };
    case "open-for-child":
      return openForChild(user, { household, need }, act.childId);
    case "unname-child":
      await unnameChild(user, need, act.childId);
      return { message: "Ce besoin n’est plus celui d’un enfant en particulier.", to: pathOf(need) };
    case "visit-day": {
      const { on, title } = act;
      return {
        message: "Journée ouverte : ajoutez ses étapes, ou reprenez celles d’une autre.",
        to: `/visits/${await createVisitDay(user, household, { on, title })}`,
      };
    }
    case "progress":
      await recordProgress(user, need, act);
      return SAVED;
    case "criteria":
      refusePastDay(need, act.criteria);
      await updateCriteria(user, need, act.criteria, act.seen);
      return SAVED;
    case "refine":
      return refineCriteria(user, need, act.key);
    case "unrefine":
      await undoRefinement(user, need, act.before);
      return SAVED;
    case "add-option": {
      const optionId = await addOptionByTeam(user, need, proposalFrom(act.proposal), act.seen);
      return { message: "Proposition ajoutée.", undo: { intent: "remove-option", optionId } };
    }
    case "propose-from-directory": {
      const proposal = await directoryProposal(household, need, act.recordId);
      const optionId = await addOptionFromDirectory(user, need, proposal, act.recordId);
      return { message: "Proposition ajoutée.", undo: { intent: "remove-option", optionId } };
    }
    case "outcome": {
      const { said, on, note } = act;
      await recordOutcome(user, need, { said, on, note });
      return { message: "La suite est notée.", undo: undoOfOutcome(need) };
    }
    case "withdraw-outcome":
      await withdrawOutcome(user, need);
      return { message: "La suite notée est retirée." };
    case "present":
      return present(user, { household, need }, act.optionIds);
    case "unpresent":
      await withdrawPresentation(user, household, need, act);
      return { message: "Présentation annulée." };
    case "option":
    case "discard-option":
    case "remove-option":
      return carryOutOnOption(user, need, act);
    case "revoke":
    case "tell-change":
    case "discard":
    case "restore-prepared":
      return carryOutOnHandOff(user, need, act);
  }
}

/** The same is looked for a brother or a sister, who has a need of their own. */
async function openForChild(user: User, { household, need }: Followed, childId: string): Promise<Done> {
  const { householdId, kind } = need;
  if (!household.children.some(({ id }) => id === childId)) throw new UserFacingError(NO_CHILD);
  const opened = await openOneNeed(user, { householdId, kind, childId });
  return { ...saidOpened(opened), to: pathOf(need, childId) };
}

const NO_CHILD = "Cet enfant n’est plus dans le dossier. Rechargez la page.";

/** A new search is that of the child whose need it was. */
function openAgain(user: User, { householdId, kind, childId }: NeedRecord): Promise<string[]> {
  return childId ? openOneNeed(user, { householdId, kind, childId }) : openNeed(user, householdId, kind);
}

/** What is said of needs just opened: the undo drops those, and no other. */
export function saidOpened(needIds: readonly string[]): Done {
  if (needIds.length === 0) return { message: "Ce besoin était déjà ouvert." };
  const named = needIds.map((id, place) => [`needIds[${place}]`, id] as const);
  return { message: "Besoin ouvert.", undo: { intent: "drop-opened", ...Object.fromEntries(named) } };
}

/** Needs opened by mistake are said to be no longer needed. */
async function dropOpened(
  user: User,
  { householdId, kind }: NeedRecord,
  needIds: readonly string[],
): Promise<Done> {
  const opened = { _id: { $in: needIds }, householdId, kind, isOpen: true };
  const needs = await Need.find(opened).lean<NeedRecord[]>();
  for (const need of needs) await recordProgress(user, need, { state: "dropped", ball: "us" });
  return SAVED;
}

function pathOf({ kind, householdId, _id }: NeedRecord, childId?: string): string {
  return isPaged(kind) ? kindPath(kind, householdId, childId) : `/needs/${_id}`;
}

/** A date newly typed is to come; one that went by since it was stays as it is. */
function refusePastDay({ criteria: before }: NeedRecord, { fromOn }: NeedRecord["criteria"]): void {
  const isPast = fromOn && fromOn !== before.fromOn && fromOn < toDay(now());
  if (isPast) throw new UserFacingError(PAST, { field: "criteria.fromOn" });
}

const PAST = "Ce jour est passé. Si c’est pour tout de suite, choisissez aujourd’hui.";

async function present(user: User, { household, need }: Followed, ids: readonly string[]): Promise<Done> {
  const { message, batch, optionIds } = await presentOptions(user, household, need, ids);
  const shown = optionIds.map((id, place) => [`optionIds[${place}]`, id] as const);
  return { message, undo: { intent: "unpresent", batch, ...Object.fromEntries(shown) } };
}

/** What was said before comes back, when something was. */
function undoOfOutcome({ outcome }: NeedRecord): Done["undo"] {
  if (!outcome) return { intent: "withdraw-outcome" };
  return { intent: "outcome", said: outcome.said, on: outcome.on, note: outcome.note ?? "" };
}

async function carryOutOnOption(user: User, need: NeedRecord, act: OptionAct): Promise<Done> {
  const option = optionOf(need, act.optionId);
  const undo = undoOfOption(option);
  switch (act.intent) {
    case "option":
      await markOption(user, need, act.optionId, act.state);
      return { ...(act.state === "kept" && option.offerId ? KEPT_OFFER : SAVED), undo };
    case "discard-option":
      await discardOption(user, need, act.optionId, act);
      return { message: "Proposition écartée.", undo };
    case "remove-option":
      await withdrawTypedOption(user, need, act.optionId);
      return { message: "Proposition retirée." };
  }
}

/** What an option was before comes back, with why it was put aside. */
function undoOfOption({
  id: optionId,
  state,
  reasons = [],
  refusalNote: note = "",
}: NeedOption): Done["undo"] {
  if (state !== "discarded") return { intent: "option", optionId, state };
  const ticked = reasons.map((reason, place) => [`reasons[${place}]`, reason] as const);
  return { intent: "discard-option", optionId, note, ...Object.fromEntries(ticked) };
}

async function carryOutOnHandOff(user: User, need: NeedRecord, act: HandOffAct): Promise<Done> {
  const handOff = await getHandOff(user, act.handOffId);
  if (handOff.needId !== need._id) throw notFound();
  switch (act.intent) {
    case "revoke":
      await revokeHandOff(user, handOff);
      return SAVED;
    case "tell-change":
      await tellOfChange(user, need, handOff, act.seen);
      return { message: `${handOff.partnerName} est prévenu du changement.` };
    case "discard":
      await discardPrepared(user, handOff);
      return {
        message: "Relais écarté.",
        undo: { intent: "restore-prepared", handOffId: handOff._id },
      };
    case "restore-prepared":
      await restorePrepared(user, handOff);
      return { message: "Relais de nouveau à confirmer." };
  }
}
