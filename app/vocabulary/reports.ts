import type { SituationKind } from "./situations";
import type { DismissalReason } from "./submissions";

/** What is counted by the day it happened. */
export type FlowMeasure =
  | "request"
  | "answer"
  | "answer-hours"
  | "exit"
  | "installed"
  | "origin"
  | "installed-origin";

/** What is counted as it stands, once a day: files by what they hold, people by what holds them back. */
export type StateMeasure = "file" | "stage" | "kind" | "territory" | "need" | "obstacle";

/** The one key of a measure that has no dimension. */
export const ALL = "all";

/** A first answer either kept the promised delay or did not. */
export const IN_TIME = "in-time";
export const LATE = "late";

/** Somebody who settled is still there, or is not any more. */
export const STAYED = "stayed";
export const LEFT = "left";

/** Nobody said how somebody came to know us. */
export const NO_ORIGIN = "unknown";

/** Before the id of the event that is somebody’s origin; other origins are told by their source. */
export const EVENT_ORIGIN = "event/";

/** The situations in which somebody has come to stay. */
export const SETTLED_SITUATIONS: readonly SituationKind[] = ["settled", "salaried"];

/** A request set aside for one of these was never one. */
export const NOT_REQUESTS: readonly DismissalReason[] = ["spam", "test"];

export type ReportTableKey =
  | "requests"
  | "first-answers"
  | "stages"
  | "territories"
  | "needs"
  | "kinds"
  | "exits"
  | "installed"
  | "origins"
  | "installed-origins"
  | "event-costs"
  | "obstacles";

/** The name of each table in the address of its CSV, and of the file. */
export const REPORT_FILES: Readonly<Record<ReportTableKey, string>> = {
  requests: "demandes",
  "first-answers": "premieres-reponses",
  stages: "etapes",
  territories: "intercommunalites",
  needs: "besoins",
  kinds: "profils",
  exits: "sorties",
  installed: "installations",
  origins: "origines",
  "installed-origins": "installations-par-origine",
  "event-costs": "cout-des-rencontres",
  obstacles: "freins",
};

/** Whether something read from an address names a table. */
export function isReportTable(key: string | undefined): key is ReportTableKey {
  return key !== undefined && Object.hasOwn(REPORT_FILES, key);
}
