import type { NeedKind } from "~/vocabulary/needs";
import { CHILDCARE } from "../childcare/childcare-kind";
import { DISCOVERY } from "../discovery/discovery-kind";
import { HOUSING } from "../housing/housing-kind";
import { SCHOLARSHIP } from "../scholarships/scholarship-kind";
import { SCHOOLING } from "../schooling/schooling-kind";
import { SPOUSE_WORK } from "../spouse-work/work-kind";
import type { NeedKindDefinition } from "./need-kind";

/** What each kind of need tells of itself. */
export const NEED_KIND: Readonly<Record<NeedKind, NeedKindDefinition>> = {
  housing: HOUSING,
  "spouse-work": SPOUSE_WORK,
  schooling: SCHOOLING,
  childcare: CHILDCARE,
  scholarship: SCHOLARSHIP,
  discovery: DISCOVERY,
};
