import type { FollowUpTable } from "~/core/db/relay.server";
import { callBackMailsTo } from "~/core/outbox/mail-commands.server";
import { replaceAllocation } from "~/features/allocations/following.commands.server";
import { callOffVisit } from "~/features/calendar/visit-letters.commands.server";
import { planChildren, planChildrenNear } from "~/features/child-calendar/planned-children.commands.server";
import { settleAdaptedCareCall } from "~/features/childcare/adapted-care.commands.server";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { binEntry } from "~/features/entries/entries.commands.server";
import { recordEncounter } from "~/features/events/attendances.commands.server";
import { planEventCalls } from "~/features/events/event-calls.commands.server";
import { noteOrigin, redateOrigins, withdrawOrigin } from "~/features/events/origins.commands.server";
import { applyAnswer } from "~/features/hand-offs/hand-off-answer.commands.server";
import { openOutcomeTask } from "~/features/hand-offs/hand-off-outcome.commands.server";
import { noteOption, openFamilyQuestion } from "~/features/hand-offs/hand-off-outcome-asking.commands.server";
import { planReminder, planReminders } from "~/features/hand-offs/hand-off-plan.commands.server";
import { askBackUp, openCallTask } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { withdrawHandOffs } from "~/features/hand-offs/hand-off-withdrawal.commands.server";
import { showCandidate } from "~/features/hand-offs/introductions.commands.server";
import { noteArrival } from "~/features/households/household-arrival.commands.server";
import { makeCandidate, removeCandidate } from "~/features/households/household-candidates.commands.server";
import { settleFile } from "~/features/households/household-closing.commands.server";
import { refreshFile } from "~/features/households/household-refresh.commands.server";
import { planAnswer, setNextAction, touchFile } from "~/features/households/households.commands.server";
import { replaceNextAction } from "~/features/households/next-action.commands.server";
import { awaitReading, noteAbsence } from "~/features/inbound-mail/absence.commands.server";
import { flagAddress, noteBounce } from "~/features/inbound-mail/bounced-address.commands.server";
import { addColleague } from "~/features/inbound-mail/colleague.commands.server";
import { fileMessagesOfRequest } from "~/features/inbound-mail/message-request.commands.server";
import { settleFromAnswer } from "~/features/inbound-mail/suggestion.commands.server";
import { settleBed } from "~/features/lodgings/bed-claims.commands.server";
import { endExchange, giveExchangedBed } from "~/features/lodgings/bed-exchanges.commands.server";
import { confirmBooking } from "~/features/lodgings/bookings.commands.server";
import { planMentoring } from "~/features/mentoring/mentoring-tasks.commands.server";
import { giveNeedsToOnlyChildren } from "~/features/needs/need-child.commands.server";
import { planNeedFollowUp } from "~/features/needs/need-outcome.commands.server";
import { refreshNeed } from "~/features/needs/need-standing.commands.server";
import { openNeed } from "~/features/needs/needs.commands.server";
import { linkOffer } from "~/features/offers/offer-keeping.commands.server";
import { countOffer, tellOffer } from "~/features/offers/offer-telling.commands.server";
import { countAnswer, countAsk } from "~/features/partners/partners.commands.server";
import { learnSender } from "~/features/partners/sender-learning.commands.server";
import { noteCompanion } from "~/features/placements/companions.commands.server";
import { callOffBed } from "~/features/placements/freed.commands.server";
import { noteBed, noteSeat } from "~/features/placements/given.commands.server";
import { notePlacementTold } from "~/features/placements/placement-telling.commands.server";
import { planSignedInstalments } from "~/features/scholarships/instalment-schedule.commands.server";
import {
  closeSilenceTask,
  reopenSilenceTask,
} from "~/features/scholarships/obligation-tasks.commands.server";
import { followSession } from "~/features/scholarships/panel-sessions.commands.server";
import { planScholarship } from "~/features/scholarships/scholarship-tasks.commands.server";
import { planSignatureCalls } from "~/features/scholarships/signature-calls.commands.server";
import { tellOpenings } from "~/features/structures/structures.commands.server";
import { cancelWakes, planWake } from "~/features/tasks/journey-wakes.commands.server";
import { settleTasks } from "~/features/tasks/task-wakes.commands.server";
import { closeSubjectTask } from "~/features/tasks/tasks.commands.server";
import { planMilestones } from "~/features/templates/milestones.commands.server";
import { planTasks } from "~/features/templates/planned-tasks.commands.server";
import { redateTasks } from "~/features/templates/redating.commands.server";
import { planNextTouches } from "~/features/templates/touches.commands.server";
import { askFamily, callBackQuestions } from "~/features/tracking/family-question.commands.server";
import { takeTrackedCorrection } from "~/features/tracking/tracking-corrections.commands.server";
import { openTrackedPage } from "~/features/tracking/tracking-opening.commands.server";
import { noteRanks } from "~/features/tracking/tracking-ranks.commands.server";
import { confirmSeat, freeSeat } from "~/features/training-places/seats.commands.server";
import { tellTrainingPlaces } from "~/features/training-places/training-places.commands.server";
import { takeFromSubmission } from "~/features/triage/correction.commands.server";
import { openFileFromSubmission } from "~/features/triage/triage.commands.server";
import { callOffVisitDays, restoreVisitDays } from "~/features/visit-days/closed-file-days.commands.server";

/** What each follow-up does: the one place where the relay meets the features. Each is safe twice. */
export const followUps: FollowUpTable = {
  refreshFile: (_actor, { householdId }) => refreshFile(householdId),
  openFileFromSubmission: (actor, payload) => openFileFromSubmission(actor, payload),
  correctCandidate: (actor, payload, effectId) => takeFromSubmission(actor, payload, effectId),
  openCandidate: (actor, payload) => makeCandidate(actor, payload),
  settleFile: (actor, { householdId }) => settleFile(actor, householdId),
  noteArrival: (actor, { householdId, arrivalOn, corrected }) =>
    noteArrival(actor, householdId, arrivalOn, corrected),
  planWake: (actor, payload, effectId) => planWake(actor, payload, effectId),
  cancelWakes: (actor, { candidateId }) => cancelWakes(actor, candidateId),
  planTasks: (actor, payload, effectId) => planTasks(actor, payload, effectId),
  planMilestones,
  planNextTouches: (actor, payload, effectId) => planNextTouches(actor, payload, effectId),
  callBackMails: (actor, { candidateId }) => callBackMailsTo(actor, candidateId),
  giveNeedsToOnlyChildren: (actor, { householdId }) => giveNeedsToOnlyChildren(actor, householdId),
  planChildren: (actor, { householdId }) => planChildren(actor, householdId),
  planChildrenNear: (actor, { careServiceId }) => planChildrenNear(actor, careServiceId),
  redateTasks: (actor, payload, effectId) => redateTasks(actor, payload, effectId),
  withdrawCandidate: (_actor, payload) => removeCandidate(payload),
  openNeed: async (actor, { householdId, kind }, effectId) => {
    await openNeed(actor, householdId, kind, effectId);
  },
  recordConsent: async (actor, { at, means = "form", ...consent }, effectId) => {
    await recordConsent(actor, { ...consent, means, at: new Date(at), origin: effectId });
  },
  applyAnswer: (actor, payload, effectId) => applyAnswer(actor, payload, effectId),
  refreshNeed: (actor, { needId }) => refreshNeed(actor, needId),
  planNeedFollowUp: (actor, payload) => planNeedFollowUp(actor, payload),
  noteRanks: (actor, payload, effectId) => noteRanks(actor, payload, effectId),
  showCandidate: (actor, { candidateId }) => showCandidate(actor, candidateId),
  withdrawHandOffs: (actor, { consentId }) => withdrawHandOffs(actor, consentId),
  callOffVisitDays: (_actor, { householdId }) => callOffVisitDays(householdId),
  restoreVisitDays: (actor, { householdId }) => restoreVisitDays(actor, householdId),
  callOffVisit: (actor, { handOffId }, effectId) => callOffVisit(actor, handOffId, effectId),
  countPartnerAsk: (actor, { partnerId, at }, effectId) => countAsk(actor, partnerId, new Date(at), effectId),
  countPartnerAnswer: (actor, { partnerId, at }, effectId) =>
    countAnswer(actor, partnerId, new Date(at), effectId),
  setNextAction: (actor, { householdId, ...nextAction }, effectId) =>
    setNextAction(actor, householdId, nextAction, effectId),
  replaceNextAction: (actor, payload, effectId) => replaceNextAction(actor, payload, effectId),
  takeTrackedCorrection: (actor, payload) => takeTrackedCorrection(actor, payload),
  planReminder: (_actor, { handOffId }) => planReminder(handOffId),
  planReminders: (_actor, { partnerId }) => planReminders(partnerId),
  askBackUp: (actor, payload, effectId) => askBackUp(actor, payload, effectId),
  openCallTask: (actor, payload) => openCallTask(actor, payload),
  settleAdaptedCareCall: (actor, payload, effectId) => settleAdaptedCareCall(actor, payload, effectId),
  noteOption: (actor, payload) => noteOption(actor, payload),
  askFamily: (actor, payload) => askFamily(actor, payload),
  callBackQuestions: (actor, payload) => callBackQuestions(actor, payload),
  openFamilyQuestion: (actor, payload) => openFamilyQuestion(actor, payload),
  openOutcomeTask: (actor, payload) => openOutcomeTask(actor, payload),
  closeSubjectTask: (actor, { taskId }) => closeSubjectTask(actor, taskId),
  settleTasks: (actor, payload) => settleTasks(actor, payload),
  planAnswer: (actor, payload, effectId) => planAnswer(actor, payload, effectId),
  touchFile: (actor, { householdId, lastActAt }, effectId) =>
    touchFile(actor, householdId, new Date(lastActAt), effectId),
  binEntry: (actor, payload) => binEntry(actor, payload),
  flagAddress: (actor, payload) => flagAddress(actor, payload),
  noteBounce: (actor, payload, effectId) => noteBounce(actor, payload, effectId),
  noteAbsence: (actor, payload, effectId) => noteAbsence(actor, payload, effectId),
  awaitReading: (actor, payload, effectId) => awaitReading(actor, payload, effectId),
  addColleague: (actor, payload) => addColleague(actor, payload),
  settleMessage: (actor, payload, effectId) => settleFromAnswer(actor, payload, effectId),
  learnSender: (actor, payload) => learnSender(actor, payload),
  fileMessages: (actor, payload) => fileMessagesOfRequest(actor, payload),
  tellOpenings: (_actor, { structureId }) => tellOpenings(structureId),
  tellTrainingPlaces: (actor, { structureId }) => tellTrainingPlaces(actor, structureId),
  tellOffer: (actor, { offerId }) => tellOffer(actor, offerId),
  countOffer: (actor, { offerId }) => countOffer(actor, offerId),
  linkOffer: (actor, payload) => linkOffer(actor, payload),
  freeSeat: (actor, { placeId, semesterId, candidateId }) =>
    freeSeat(actor, placeId, semesterId, candidateId),
  callOffBed: (actor, payload) => callOffBed(actor, payload),
  noteSeat: (actor, payload) => noteSeat(actor, payload),
  noteBed: (actor, payload) => noteBed(actor, payload),
  noteCompanion: (actor, payload) => noteCompanion(actor, payload),
  settleBed: (actor, payload) => settleBed(actor, payload),
  giveExchangedBed: (actor, payload) => giveExchangedBed(actor, payload),
  endExchange: (actor, payload) => endExchange(actor, payload),
  confirmSeat: (actor, { placeId, semesterId, candidateId }) =>
    confirmSeat(actor, placeId, semesterId, candidateId),
  confirmBed: (actor, { lodgingId, bookingId }) => confirmBooking(actor, lodgingId, bookingId),
  replaceAllocation: (actor, { allocationId }) => replaceAllocation(actor, allocationId),
  notePlacementTold: (actor, payload) => notePlacementTold(actor, payload),
  planMentoring: (actor, payload) => planMentoring(actor, payload),
  planScholarship: (actor, payload) => planScholarship(actor, payload),
  followSession: (actor, payload) => followSession(actor, payload),
  planInstalments: (actor, payload) => planSignedInstalments(actor, payload),
  reopenScholarshipTask: (actor, payload) => reopenSilenceTask(actor, payload),
  closeScholarshipTask: (actor, payload) => closeSilenceTask(actor, payload),
  planSignatureCalls: (actor, payload) => planSignatureCalls(actor, payload),
  recordEncounter: (actor, payload, effectId) => recordEncounter(actor, payload, effectId),
  noteOrigin: (actor, payload, effectId) => noteOrigin(actor, payload, effectId),
  redateOrigins: (actor, payload) => redateOrigins(actor, payload),
  withdrawOrigin: (actor, payload, effectId) => withdrawOrigin(actor, payload, effectId),
  planEventCalls: (actor, payload) => planEventCalls(actor, payload),
  openTrackedPage: (actor, payload) => openTrackedPage(actor, payload),
};
