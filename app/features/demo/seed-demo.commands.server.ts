import { Account } from "#models/account";
import { ActionPlan } from "#models/action-plan";
import { Allocation } from "#models/allocation";
import { AuditEvent } from "#models/audit-event";
import { Candidate } from "#models/candidate";
import { CareDutyHolding } from "#models/care-duty";
import { CareIndicator } from "#models/care-indicator";
import { CareProject } from "#models/care-project";
import { CareService } from "#models/care-service";
import { ChildminderCount } from "#models/childminder-count";
import { Cohort } from "#models/cohort";
import { Consent } from "#models/consent";
import { Counter } from "#models/counter";
import { DiscoverySheet } from "#models/discovery-sheet";
import { Entry } from "#models/entry";
import { Event } from "#models/event";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { LocalService } from "#models/local-service";
import { Lodging } from "#models/lodging";
import { Mail } from "#models/mail";
import { Mentor } from "#models/mentor";
import { Mentorship } from "#models/mentorship";
import { Message } from "#models/message";
import { Need } from "#models/need";
import { Notice } from "#models/notice";
import { ObservatoryArea } from "#models/observatory-area";
import { Offer } from "#models/offer";
import { Opening } from "#models/opening";
import { PanelSession } from "#models/panel-session";
import { Partner } from "#models/partner";
import { Placement } from "#models/placement";
import { PlanAction } from "#models/plan-action";
import { Programme } from "#models/programme";
import { Scholarship } from "#models/scholarship";
import { School } from "#models/school";
import { Semester } from "#models/semester";
import { Setting } from "#models/setting";
import { Structure } from "#models/structure";
import { Submission } from "#models/submission";
import { Supervisor } from "#models/supervisor";
import { Survey } from "#models/survey";
import { Task } from "#models/task";
import { TrainingPlace } from "#models/training-place";
import { VisitDay } from "#models/visit-day";
import { SOFTWARE } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { env } from "~/core/env.server";
import { UserFacingError } from "~/core/errors";
import { forgetSettings, getSettings } from "~/core/settings.server";
import { countObservatory } from "~/features/observatory/counting.commands.server";
import { countCohorts } from "~/features/reports/cohort-counting.commands.server";
import { countEverything } from "~/features/reports/counting.commands.server";
import { updateSetting } from "~/features/settings/settings.commands.server";
import { createStaff } from "./demo-accounts.commands.server";
import { createDemoAgreement } from "./demo-agreement.commands.server";
import { createCareSupply } from "./demo-care.commands.server";
import { createDemoEvents } from "./demo-events.commands.server";
import { askDemoPlacements, createTrainingSupply } from "./demo-interns.commands.server";
import { createDemoMentoring } from "./demo-mentoring.commands.server";
import { createOffers } from "./demo-offers.commands.server";
import { RECRUITER } from "./demo-partners";
import { createDemoPledges } from "./demo-pledges.commands.server";
import { demoProfile } from "./demo-profile";
import { createDemoProgrammes } from "./demo-programmes.commands.server";
import { createDemoScholarshipYears } from "./demo-scholarship-years.commands.server";
import { createDemoScholarships } from "./demo-scholarships.commands.server";
import { createDemoSchools } from "./demo-schools.commands.server";
import { createServices } from "./demo-services.commands.server";
import { createPartners, partnerId, setUpReferences, setUpSettings } from "./demo-setup.commands.server";
import { createDemoSheets } from "./demo-sheets.commands.server";
import { createStructures } from "./demo-structures.commands.server";
import { createDemoSurveys } from "./demo-surveys.commands.server";
import { playStories } from "./demo-timeline.commands.server";
import { STORIES } from "./stories.server";

/** Everything a demonstration writes, apart from what the sign-in library keeps and finds again. */
const WRITTEN = [
  Account,
  ActionPlan,
  Allocation,
  AuditEvent,
  Candidate,
  CareIndicator,
  CareProject,
  CareDutyHolding,
  CareService,
  ChildminderCount,
  Cohort,
  Consent,
  Counter,
  DiscoverySheet,
  Entry,
  Event,
  HandOff,
  Household,
  LocalService,
  Lodging,
  Mail,
  Mentor,
  Mentorship,
  Message,
  Need,
  Notice,
  ObservatoryArea,
  Offer,
  Opening,
  PanelSession,
  Partner,
  Placement,
  PlanAction,
  Programme,
  Scholarship,
  School,
  Semester,
  Setting,
  Structure,
  Submission,
  Supervisor,
  Survey,
  Task,
  TrainingPlace,
  VisitDay,
];

interface Options {
  /** How many of the stories; all of them unless told otherwise. */
  stories?: number;
  profile?: string;
}

/**
 * Fills an empty base with the demonstration, a sentence at a time through `say`. Refuses a base that holds
 * anything else; one that a crash left half made is emptied, then made again.
 */
export async function seedDemo(
  say: (line: string) => void,
  { stories = STORIES.length, profile: name = env().demoProfile }: Options = {},
): Promise<void> {
  const profile = demoProfile(name);
  await refuseRealBase();
  await Promise.all(WRITTEN.map((model) => model.collection.deleteMany({})));
  forgetSettings();
  const startedAt = Date.now();
  say(`Démonstration : ${profile.departementName}, comptes et référentiels…`);
  const [staff] = await Promise.all([createStaff(profile, partnerId(RECRUITER)), setUpReferences(profile)]);
  await setUpSettings(profile, staff);
  const partners = await createPartners(profile);
  await createStructures(profile);
  await createOffers(profile);
  await createServices(profile);
  await createCareSupply(profile);
  await createDemoSchools(profile);
  await createDemoSheets(profile);
  await createDemoPledges(profile, staff);
  await createDemoProgrammes(profile, staff);
  await createTrainingSupply(profile);
  await settle();
  say(`Démonstration : ${stories} histoires…`);
  await playStories({ profile, staff, partners, present: now() }, STORIES.slice(0, stories), say);
  await askDemoPlacements();
  await createDemoMentoring();
  await createDemoScholarships();
  await createDemoAgreement();
  await createDemoScholarshipYears(profile);
  await createDemoSurveys();
  await createDemoEvents();
  await updateSetting(SOFTWARE, "instance", { isDemo: true, isReady: true });
  await settle();
  await countEverything();
  await countCohorts();
  await countObservatory(toDay(now()));
  say(`Démonstration prête en ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

/** A base is ours to fill when it is not in use and every account in it, if any, is a demonstration's. */
async function refuseRealBase(): Promise<void> {
  forgetSettings();
  const { instance } = await getSettings();
  const [stranger, account, household] = await Promise.all([
    Account.exists({ email: { $not: /@demo\.example$/ } }),
    Account.exists({}),
    Household.exists({}),
  ]);
  const isEmptyOrHalfMade = !stranger && (account || !household);
  if (isEmptyOrHalfMade && !instance.isReady && !instance.isDemo) return;
  throw new UserFacingError(
    "Cette base contient déjà des comptes ou des dossiers : la démonstration ne s’installe que dans une base vide.",
  );
}
