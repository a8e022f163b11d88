import type { FieldMetadata } from "@conform-to/react";
import type { CareFieldName } from "~/features/childcare/care-inputs";
import type { MeetingFieldName } from "~/features/discovery/meeting-inputs";
import type { HomeFieldName } from "~/features/housing/home-inputs";
import type { SchoolFieldName } from "~/features/schooling/school-inputs";
import type { PostFieldName } from "~/features/spouse-work/post-inputs";
import type { AnswerPage } from "./answer-page.queries.server";

/** Every field of the answers, whichever act or proposal it belongs to. */
export type AnswerFieldName =
  | HomeFieldName
  | PostFieldName
  | CareFieldName
  | SchoolFieldName
  | MeetingFieldName
  | "photos"
  | "reasons"
  | "message"
  | "name"
  | "email"
  | "phone"
  | "promisedOn"
  | "visitOn"
  | "hour"
  | "origin";

export type AnswerValues = Partial<Record<AnswerFieldName, string | string[]>>;

export type AnswerFields = Required<{
  [Name in AnswerFieldName]: FieldMetadata<string | string[] | undefined, AnswerValues, string[]>;
}>;

export interface InputsProps {
  fields: AnswerFields;
  page: Pick<AnswerPage, "purpose" | "promise">;
}
