import type { CandidateKind } from "./candidates";
import type { ConsentMeans } from "./consents";
import type { NeedKind } from "./needs";

/** A task from one day to another, with the days of its anchor; of a child’s calendar, what it is then counted from. */
export interface TaskMove {
  taskId: string;
  fromOn: string;
  toOn: string;
  anchorOn?: string;
  counted?: { label: string; month?: string; arrivalMonth?: string; commissionId?: string };
  careMonth?: CareMonthMove;
}

/** The month ("YYYY-MM") a child must be minded from, when it follows the arrival. */
export interface CareMonthMove {
  needId: string;
  was: string;
  is: string;
}

/** Every follow-up by name, with what it is given; `app/server/follow-ups.ts` says what each does. */
export interface FollowUpPayloads {
  /** Recomputes what a file shows from its sources. */
  refreshFile: { householdId: string };
  /** Brings a submission to the file that was opened for it, or attached to it. */
  openFileFromSubmission: {
    submissionId: string;
    householdId: string;
    candidateId: string;
    referentId: string;
  };
  /** Brings fields of a request into the candidate's professional half. */
  correctCandidate: { submissionId: string; candidateId: string; fields: string[] };
  /** Makes the professional half of an adult who becomes a candidate, under their id. */
  openCandidate: {
    householdId: string;
    candidateId: string;
    referentId?: string;
    firstName: string;
    lastName: string;
    birthName?: string;
    email?: string;
    phone?: string;
    kind: CandidateKind;
  };
  /** Closes a file whose every journey is over, opens again one that is not. */
  settleFile: { householdId: string };
  /** Brings to the file the day from which a candidate is expected, unless a colleague said otherwise than `corrected`. */
  noteArrival: { householdId: string; arrivalOn: string; corrected?: string };
  planWake: { householdId: string; candidateId: string; firstName: string; wakeOn: string };
  cancelWakes: { candidateId: string };
  /** Plans what the templates of a stage say, and puts aside what the journey has left. */
  planTasks: { candidateId: string; pipeline: string; stage: string };
  /** Plans the touches of the next year once those of this one are done. */
  planNextTouches: { taskId: string };
  /** Plans the days known of somebody kept warm, and puts aside those that no longer are. */
  planMilestones: { candidateId: string };
  /** Calls back the mails that we started and that somebody asked not to get. */
  callBackMails: { candidateId: string };
  /** Gives what was opened for nobody in particular to the only child it is about. */
  giveNeedsToOnlyChildren: { householdId: string };
  /** Plans what the calendar of each child of a file says, and puts aside what concerns nobody any more. */
  planChildren: { householdId: string };
  /** The same for every child who may be minded by a service, or near it: its commissions changed. */
  planChildrenNear: { careServiceId: string };
  /** Gives tasks the days that follow from an anchor that moved. */
  redateTasks: { actId: string; moves: TaskMove[] };
  /** Takes away the professional half of somebody who is no candidate after all. */
  withdrawCandidate: { householdId: string; candidateId: string };
  openNeed: { householdId: string; kind: NeedKind };
  recordConsent: {
    householdId: string;
    candidateId: string;
    purpose: "partners" | "news" | "expected-child";
    /** By the form unless said otherwise. */
    means?: ConsentMeans;
    /** What was read, when it is not the wording of the settings. */
    wording?: string;
    at: string;
  };
  /** Turns a partner's answer into an option, a notice and the file's next action. */
  applyAnswer: { handOffId: string; answerId: string };
  /** Computes where a need stands from its hand-offs, its options and what was said. */
  refreshNeed: { needId: string };
  /** Gives us the ball once each adult who sees the options of a need said what they think, and what comes next when they disagree. */
  noteRanks: { needId: string; hasDisagreed: boolean };
  /** A task to ask how a settled need goes, on a day; done or put aside once there is nothing left to ask. */
  planNeedFollowUp: { needId: string; followUpOn: string };
  /** Shows a candidate to the structures of their open introductions, and to no other. */
  showCandidate: { candidateId: string };
  /** Takes back what was handed over on a consent withdrawn since, and asks for it to be deleted. */
  withdrawHandOffs: { consentId: string };
  /** Takes a visit dropped out of the calendars that got it. */
  callOffVisit: { handOffId: string };
  /** Cancels the visit days to come of a file that was closed, and tells the hosts who were asked and the adults who were sent the programme. */
  callOffVisitDays: { householdId: string };
  /** Takes up again the visit days that the closing of a file cancelled: it is open again. */
  restoreVisitDays: { householdId: string };
  countPartnerAsk: { partnerId: string; at: string };
  countPartnerAnswer: { partnerId: string; at: string };
  setNextAction: {
    householdId: string;
    label: string;
    ownerId: string;
    dueOn: string;
    time?: string;
    origin: "typed" | "triage" | "answer" | "hand-off" | "reminder";
  };
  /** Replaces what comes next in a file when it is one of these labels: what it asked for was done. */
  replaceNextAction: { householdId: string; labels: string[]; label: string; dueOn: string };
  /** Brings to the file what an adult corrected, accepted by whom; the arrival as they knew it. */
  takeTrackedCorrection: { memberId: string; correctionId: string; acceptedBy: string; arrivalOn?: string };
  /** Computes when a silent partner is reminded next, and why then. */
  planReminder: { handOffId: string };
  /** The same for all that a partner has still to answer, once how they are reminded changed. */
  planReminders: { partnerId: string };
  /** Prepares the same request for the back-up of a partner who does not answer. */
  askBackUp: { handOffId: string };
  openCallTask: { handOffId: string };
  /** A task to raise adapted care with a family by phone, while it is ticked. */
  settleAdaptedCareCall: { needId: string };
  /** Tells the hand-off an option came from what became of it. */
  noteOption: { needId: string; optionId: string };
  /** Asks the adults who have a page how a hand-off ended; without any, a colleague is to ask. */
  askFamily: { handOffId: string };
  /** Calls back the mails that ask it of adults of whom nothing is asked any more. */
  callBackQuestions: { householdId: string };
  /** A task to ask the family how a hand-off ended. */
  openFamilyQuestion: { handOffId: string };
  /** A task to check how a hand-off ended, when the partner and the family do not say the same. */
  openOutcomeTask: { handOffId: string };
  /** Closes a task of no file: what it asked for was done elsewhere. */
  closeSubjectTask: { taskId: string };
  /** Ends what waited for the answer to a hand-off: done once answered, woken when none will come. */
  settleTasks: { handOffId: string; isAnswered: boolean };
  /** Plans an answer to a request that joined a file, unless something comes sooner. */
  planAnswer: { householdId: string; label: string; dueOn: string };
  touchFile: { householdId: string; lastActAt: string };
  /** Puts a line of the timeline in the recycle bin, or takes it out when it is not `isDeleted`. */
  binEntry: { entryId: string; isDeleted: boolean; at: string };
  /** A task to check an address that a mail server refused for good; once per address while it is open. */
  flagAddress: { mailId: string; address: string; reason: string };
  /** Puts off the reminder of a partner who wrote that they are away, and says so in the timeline. */
  noteAbsence: { messageId: string; handOffId: string };
  /** Puts off the reminder of a partner who just wrote. */
  awaitReading: { handOffId: string };
  /** Brings to a letter that it was not delivered. */
  noteBounce: { messageId: string };
  /** Who wrote for a partner from an address nobody knew becomes one of their contacts. */
  addColleague: { messageId: string };
  /** What a mail was answered with is noted: what it seemed to say was that, or something else. */
  settleMessage: { messageId: string; read?: "confirmed" | "dismissed" };
  /** Who wrote a mail attached by hand becomes a contact of the partner, the domain of the address the partner’s own. */
  learnSender: {
    partnerId: string;
    sender: { name: string; address: string };
    isContact: boolean;
    isDomain: boolean;
  };
  /** Brings the messages of a request to the file that was opened for it, or that it was attached to. */
  fileMessages: { submissionId: string; householdId: string; candidateId: string };
  /** Copies the name and the place of a structure onto its openings. */
  tellOpenings: { structureId: string };
  /** Copies the name and the place of a structure onto its training places. */
  tellTrainingPlaces: { structureId: string };
  /** Tells the needs it was proposed to that an offer is gone, or that it can be had again. */
  tellOffer: { offerId: string };
  /** Counts the households an offer was proposed to. */
  countOffer: { offerId: string };
  /** Says of an option that it is now one of our offers. */
  linkOffer: { offerId: string; needId: string; optionId: string };
  /** Notes on the semester of an intern the seat that is theirs, or that they have none. */
  noteSeat: { placementId: string; placeId?: string; allocationId?: string };
  /** Frees the seat of an intern who no longer comes. */
  freeSeat: { placeId: string; semesterId: string; candidateId: string };
  /** Calls off the bed of an intern who no longer comes. */
  callOffBed: { lodgingId: string; bookingId: string };
  /** Writes on the semester of a companion what the semester of `withId` says of them. */
  noteCompanion: { candidateId: string; semesterId: string; withId: string };
  /** Notes on the semester of an intern the bed that is theirs; without one, that the booking `freedId` no longer is. */
  noteBed: {
    placementId: string;
    lodged?: { lodgingId: string; bedId: string; bookingId: string };
    freedId?: string;
  };
  /** Makes a booking sure, or gives it up when its intern has another bed on some of these nights. */
  settleBed: { lodgingId: string; bookingId: string };
  /** Gives the intern of one lodging the bed of another lodging, or says that it can no longer be given. */
  giveExchangedBed: { lodgingId: string; bookingId: string; exchangeId: string };
  /** Ends the exchange of a bed where it began: given to the other intern, or left as it was. */
  endExchange: { lodgingId: string; bookingId: string; exchangeId: string; isDone: boolean };
  /** Makes the seat an allocation kept for an intern theirs. */
  confirmSeat: { placeId: string; semesterId: string; candidateId: string };
  /** Makes the bed an allocation kept booked. */
  confirmBed: { lodgingId: string; bookingId: string };
  /** Says of the allocation that was in force that another replaced it. */
  replaceAllocation: { allocationId: string };
  /** Notes when an intern was last told of what they are given. */
  notePlacementTold: { placementId: string; at: string };
  /** Makes the tasks of these follow-up dates what the pair says of them. */
  planMentoring: { mentorshipId: string; followUpIds: string[]; isUndone: boolean };
  /** Notes at an event whoever came to us by its form. */
  recordEncounter: { eventId: string; candidateId: string; submissionId: string; receivedOn: string };
  /** Keeps this event as what made somebody known to us, unless something did before. */
  noteOrigin: { eventId: string; candidateId: string; metOn?: string; isBack?: boolean };
  /** Brings to whoever an event made known to us the day it was moved to. */
  redateOrigins: { eventId: string; wasOn: string };
  /** Takes it back, when somebody was not there after all. */
  withdrawOrigin: { eventId: string; candidateId: string };
  /** Makes the calls to these people what their event says of them. */
  planEventCalls: { eventId: string; attendanceIds: string[] };
  /** Makes the task of the stage a scholarship is at what that stage waits for. */
  planScholarship: { scholarshipId: string };
  /** Makes what a session of the commission is to hear wait for its day. */
  followSession: { sessionId: string };
  /** Makes the schedule of a scholarship whose agreement all have signed. */
  planInstalments: { scholarshipId: string };
  /** Asks a colleague to call for a proof of a scholarship that no letter can ask for again. */
  reopenScholarshipTask: {
    scholarshipId: string;
    about: string;
    words: string;
    tab: "instalments" | "obligation";
  };
  /** Closes the task that a silence about a scholarship had become. */
  closeScholarshipTask: { scholarshipId: string; about: string };
  /** Makes the calls to whoever did not answer our mails about an agreement what its signatures say. */
  planSignatureCalls: { scholarshipId: string };
  /** Opens the page of an adult who is sent a link to it by another letter. */
  openTrackedPage: { memberId: string };
}

export type FollowUpName = keyof FollowUpPayloads;
