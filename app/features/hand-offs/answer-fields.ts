import type { FieldMetadata } from "@conform-to/react";
import type { AnswerPage } from "./answer-page.queries.server";

/** Every field of the answers, whichever act or proposal it belongs to. */
export type AnswerFieldName =
  | "place"
  | "rent"
  | "rooms"
  | "fromOn"
  | "isFurnished"
  | "link"
  | "photos"
  | "post"
  | "employer"
  | "contract"
  | "hours"
  | "days"
  | "school"
  | "level"
  | "on1"
  | "hour1"
  | "on2"
  | "hour2"
  | "on3"
  | "hour3"
  | "note"
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
