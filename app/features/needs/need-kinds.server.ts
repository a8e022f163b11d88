import type { z } from "zod";
import type { NeedCriteria } from "#models/need";
import type { NeedKind } from "~/vocabulary/needs";
import { careSchema, childcareCriteriaSchema } from "../childcare/childcare.schema.server";
import { discoveryCriteriaSchema, meetingSchema } from "../discovery/discovery.schema.server";
import { homeSchema, housingCriteriaSchema } from "../housing/housing.schema.server";
import { schoolingCriteriaSchema, schoolSchema } from "../schooling/schooling.schema.server";
import { postSchema, workCriteriaSchema } from "../spouse-work/work.schema.server";
import { freeSchema, wishCriteriaSchema } from "./wish.schema.server";

/** What each kind of need is looked for by. */
export const CRITERIA_SCHEMAS: Readonly<Record<NeedKind, z.ZodType<NeedCriteria>>> = {
  housing: housingCriteriaSchema,
  "spouse-work": workCriteriaSchema,
  schooling: schoolingCriteriaSchema,
  childcare: childcareCriteriaSchema,
  scholarship: wishCriteriaSchema,
  discovery: discoveryCriteriaSchema,
};

/** What may be proposed. */
export const PROPOSAL_SCHEMAS = {
  housing: homeSchema,
  "spouse-work": postSchema,
  childcare: careSchema,
  schooling: schoolSchema,
  meeting: meetingSchema,
  free: freeSchema,
};
