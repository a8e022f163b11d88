import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import type { NeedCriteria } from "#models/need";
import type { Option } from "~/components/ui/select";
import type { NeedKind } from "~/vocabulary/needs";
import { HousingCriteriaForm } from "../housing/housing-criteria-form";
import { WishCriteriaForm } from "./wish-criteria-form";

export interface CriteriaFormProps {
  criteria: NeedCriteria;
  /** The communes of the criteria, by name. */
  communes: readonly Option[];
  lastResult: SubmissionResult<string[]> | undefined;
}

/** How each kind of need asks what is looked for. */
export const CRITERIA_FORMS: Readonly<Record<NeedKind, (props: CriteriaFormProps) => ReactNode>> = {
  housing: HousingCriteriaForm,
  "spouse-work": (props) => <WishCriteriaForm kind="spouse-work" {...props} />,
  schooling: (props) => <WishCriteriaForm kind="schooling" {...props} />,
  childcare: (props) => <WishCriteriaForm kind="childcare" {...props} />,
  scholarship: (props) => <WishCriteriaForm kind="scholarship" {...props} />,
  discovery: (props) => <WishCriteriaForm kind="discovery" {...props} />,
};
