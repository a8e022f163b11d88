import type { Model } from "mongoose";
import { Account } from "#models/account";
import { ActionPlan } from "#models/action-plan";
import { AgreementTemplate } from "#models/agreement-template";
import { Allocation } from "#models/allocation";
import { AuditEvent } from "#models/audit-event";
import { BackgroundRun } from "#models/background-run";
import { Candidate } from "#models/candidate";
import { CareDutyHolding } from "#models/care-duty";
import { CareIndicator } from "#models/care-indicator";
import { CareProject } from "#models/care-project";
import { CareService } from "#models/care-service";
import { ChildminderCount } from "#models/childminder-count";
import { Cohort } from "#models/cohort";
import { Commune } from "#models/commune";
import { CommuneAlias } from "#models/commune-alias";
import { CommuneOutline } from "#models/commune-outline";
import { Consent } from "#models/consent";
import { Counter } from "#models/counter";
import type { Aggregate } from "#models/define";
import { DiscoverySheet } from "#models/discovery-sheet";
import { DistinctPair } from "#models/distinct-pair";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { Epci } from "#models/epci";
import { Erasure } from "#models/erasure";
import { Event } from "#models/event";
import { ForgottenMessage } from "#models/forgotten-message";
import { HandOff } from "#models/hand-off";
import { Household } from "#models/household";
import { Import } from "#models/import";
import { ImportRow } from "#models/import-row";
import { LocalService } from "#models/local-service";
import { Lodging } from "#models/lodging";
import { Mail } from "#models/mail";
import { MailWording } from "#models/mail-wording";
import { Mailbox } from "#models/mailbox";
import { Mentor } from "#models/mentor";
import { Mentorship } from "#models/mentorship";
import { Message } from "#models/message";
import { Meta } from "#models/meta";
import { Need } from "#models/need";
import { Notice } from "#models/notice";
import { ObservatoryArea } from "#models/observatory-area";
import { Occupation } from "#models/occupation";
import { Offer } from "#models/offer";
import { Opening } from "#models/opening";
import { PanelSession } from "#models/panel-session";
import { Partner } from "#models/partner";
import { Pipeline } from "#models/pipeline";
import { Placement } from "#models/placement";
import { PlanAction } from "#models/plan-action";
import { Programme } from "#models/programme";
import { ReferenceImport } from "#models/reference-import";
import { Restructuring } from "#models/restructuring";
import { RestructuringStep } from "#models/restructuring-step";
import { SavedView } from "#models/saved-view";
import { Scholarship } from "#models/scholarship";
import { School } from "#models/school";
import { Semester } from "#models/semester";
import { Setting } from "#models/setting";
import { Structure } from "#models/structure";
import { Submission } from "#models/submission";
import { Supervisor } from "#models/supervisor";
import { Survey } from "#models/survey";
import { Task } from "#models/task";
import { Template } from "#models/template";
import { Tracking } from "#models/tracking";
import { TrainingPlace } from "#models/training-place";
import { VisitDay } from "#models/visit-day";
import { Zoning } from "#models/zoning";

const aggregates = [
  Account,
  Submission,
  Candidate,
  Household,
  Need,
  HandOff,
  Partner,
  Consent,
  Task,
  Document,
  Setting,
  Restructuring,
  Import,
  SavedView,
  Pipeline,
  Structure,
  Opening,
  Template,
  Erasure,
  Tracking,
  Message,
  Mail,
  MailWording,
  Offer,
  LocalService,
  DiscoverySheet,
  VisitDay,
  CareService,
  ChildminderCount,
  CareDutyHolding,
  ActionPlan,
  PlanAction,
  CareProject,
  Semester,
  Supervisor,
  TrainingPlace,
  Placement,
  Lodging,
  Allocation,
  CareIndicator,
  School,
  Programme,
  PanelSession,
  AgreementTemplate,
  Scholarship,
  Mentor,
  Mentorship,
  Survey,
  Event,
];

/** The collections whose documents carry effects: what the relay sweeps. */
export const AGGREGATES = aggregates as unknown as Model<Aggregate>[];

const others = [
  Entry,
  Notice,
  AuditEvent,
  BackgroundRun,
  Mailbox,
  ForgottenMessage,
  Meta,
  Commune,
  CommuneOutline,
  CommuneAlias,
  Epci,
  ReferenceImport,
  RestructuringStep,
  ImportRow,
  DistinctPair,
  Counter,
  Cohort,
  ObservatoryArea,
  Zoning,
  Occupation,
];

/** Every collection of ours; those of the sign-in library and of Agenda are theirs. */
export const ALL_MODELS = [...aggregates, ...others] as unknown as Model<unknown>[];
