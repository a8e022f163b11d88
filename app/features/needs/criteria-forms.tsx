import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import type { NeedCriteria } from "#models/need";
import type { Option } from "~/components/ui/select";
import type { NeedKind } from "~/vocabulary/needs";
import { ChildcareCriteriaForm } from "../childcare/childcare-criteria-form";
import { DiscoveryCriteriaForm } from "../discovery/discovery-criteria-form";
import { HousingCriteriaForm } from "../housing/housing-criteria-form";
import type { SchoolYearChoice } from "../schooling/school-years";
import { SchoolingCriteriaForm } from "../schooling/schooling-criteria-form";
import { WorkCriteriaForm } from "../spouse-work/work-criteria-form";
import { WishCriteriaForm } from "./wish-criteria-form";

export interface CriteriaFormProps {
  criteria: NeedCriteria;
  /** What tells these criteria: once they are others, the form is refused. */
  seen: string;
  /** The communes of the criteria, by name. */
  communes: readonly Option[];
  /** Whose it may be, of a need that is one adult’s alone. */
  people?: readonly Option[];
  /** The one it is as long as nobody said, when there is no doubt. */
  personId?: string;
  /** Their trade, as their file tells it. */
  trade?: string;
  /** Which of their papers may be their CV. */
  papers?: readonly Option[];
  /** The school years a child may need a place for, the likeliest first. */
  schoolYears?: readonly SchoolYearChoice[];
  /** The month a child may need to be minded from ("YYYY-MM"). */
  careFromMonth?: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** How each kind of need asks what is looked for. */
export const CRITERIA_FORMS: Readonly<Record<NeedKind, (props: CriteriaFormProps) => ReactNode>> = {
  housing: HousingCriteriaForm,
  "spouse-work": WorkCriteriaForm,
  schooling: SchoolingCriteriaForm,
  childcare: ChildcareCriteriaForm,
  scholarship: (props) => <WishCriteriaForm kind="scholarship" {...props} />,
  discovery: DiscoveryCriteriaForm,
};
