import { SOFTWARE } from "~/core/auth/actor";
import { purgeExpired } from "~/core/background/purge.server";
import { followClock } from "~/core/background/shared-clock.server";
import type { BackgroundTask } from "~/core/background/tasks.server";
import { AGGREGATES } from "~/core/db/models.server";
import { sweep } from "~/core/db/relay.server";
import { deliverDueMails } from "~/core/outbox/deliver.server";
import { resumeComputations } from "~/features/allocations/computing.commands.server";
import { resumePublications } from "~/features/allocations/publishing.commands.server";
import { planOldCalendars } from "~/features/child-calendar/old-calendars.commands.server";
import { expireHandOffs } from "~/features/hand-offs/hand-off-expiry.commands.server";
import {
  askDueOutcomes,
  openDueFamilyQuestions,
} from "~/features/hand-offs/hand-off-outcome-asking.commands.server";
import { sendDueReminders } from "~/features/hand-offs/hand-off-reminders.commands.server";
import { refreshOldReadiness } from "~/features/households/old-readiness.commands.server";
import { purgeImports } from "~/features/imports/import-purge.commands.server";
import { resumeImports } from "~/features/imports/import-run.commands.server";
import { mailboxReader } from "~/features/inbound-mail/mailbox.commands.server";
import { purgeMessages } from "~/features/inbound-mail/message-purge.commands.server";
import { receiveMail } from "~/features/inbound-mail/receive.commands.server";
import { openRenewalTasks } from "~/features/lodgings/renewal-tasks.commands.server";
import { refreshObservatory } from "~/features/observatory/counting.commands.server";
import { refreshFeed } from "~/features/offers/france-travail.commands.server";
import { sendQuarterlyThanks } from "~/features/partners/partner-thanks.commands.server";
import { openLicenceTasks } from "~/features/placements/licence-tasks.commands.server";
import { openDueExchanges } from "~/features/pledges/exchanges.commands.server";
import { resumeErasures } from "~/features/privacy/erasures.commands.server";
import { purgeOutdated } from "~/features/privacy/retention-purge.commands.server";
import { tellExpiringPromises } from "~/features/promises/promise-reminders.commands.server";
import { refreshCohorts } from "~/features/reports/cohort-counting.commands.server";
import { refreshCounters } from "~/features/reports/counting.commands.server";
import { resumeAllRestructurings } from "~/features/restructurings/restructurings.commands.server";
import { remindInstalmentProofs } from "~/features/scholarships/instalment-reminders.commands.server";
import { askYearlyProofs } from "~/features/scholarships/obligation-yearly-proofs.commands.server";
import { remindRepayments } from "~/features/scholarships/repayment-reminders.commands.server";
import { remindSignatories } from "~/features/scholarships/signature-reminders.commands.server";
import { askDueSurveys, remindSurveys } from "~/features/surveys/survey-sending.commands.server";
import { wakeDueTasks } from "~/features/tasks/task-wakes.commands.server";
import { sendDigests } from "~/features/today/digest.commands.server";
import { askSupervisorWords } from "~/features/training-places/intern-words-asking.commands.server";
import { remindSupervisors } from "~/features/training-places/seat-asking.commands.server";
import { askDueFeedback } from "~/features/visit-days/programme-sending.commands.server";
import { closePastDrafts } from "~/features/visit-days/visit-days.commands.server";
import { type BackgroundTaskName, BACKGROUND_TASKS as TASK_WORDS } from "~/vocabulary/background-tasks";
import { valuesOf } from "~/vocabulary/words";

const mailbox = mailboxReader(receiveMail);

const RUNS: Readonly<Record<BackgroundTaskName, () => Promise<number>>> = {
  clock: followClock,
  outbox: () => deliverDueMails(50),
  mailbox: mailbox.read,
  relay: () => sweep(AGGREGATES),
  reminders: async () =>
    (await sendDueReminders(100)) +
    (await askDueOutcomes(100)) +
    (await openDueFamilyQuestions(100)) +
    (await expireHandOffs(100)) +
    (await wakeDueTasks(200)) +
    (await tellExpiringPromises(100)) +
    (await openLicenceTasks(50)) +
    (await openRenewalTasks(50)) +
    (await remindSupervisors(50)) +
    (await remindSignatories(50)) +
    (await askDueSurveys(50)) +
    (await remindSurveys(50)) +
    (await askSupervisorWords(50)) +
    (await openDueExchanges(20)) +
    (await askDueFeedback(50)) +
    (await closePastDrafts(50)) +
    (await remindInstalmentProofs(50)) +
    (await askYearlyProofs(50)) +
    (await remindRepayments(50)),
  digest: async () => (await sendDigests(50)) + (await sendQuarterlyThanks(50)),
  restructurings: async () =>
    (await resumeImports()) +
    (await resumeAllRestructurings()) +
    (await resumeErasures()) +
    (await resumePublications()) +
    (await resumeComputations()),
  counters: async () =>
    (await refreshCounters()) +
    (await refreshCohorts()) +
    (await refreshObservatory()) +
    (await refreshOldReadiness(1000)) +
    (await planOldCalendars(200)),
  "job-offers": () => refreshFeed(SOFTWARE),
  purge: async () =>
    (await purgeExpired()) + (await purgeImports()) + (await purgeMessages()) + (await purgeOutdated()),
};

/** Everything the software does by itself, with what each run does. */
export const BACKGROUND_TASKS: readonly BackgroundTask[] = valuesOf(TASK_WORDS).map((name) => ({
  name,
  label: TASK_WORDS[name].fr,
  everySeconds: TASK_WORDS[name].everySeconds,
  run: RUNS[name],
}));

/** Leaves the team's mailbox, for good: this process is stopping. */
export function stopMailbox(): Promise<void> {
  return mailbox.stop();
}
