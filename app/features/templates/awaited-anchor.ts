import { PLAN_ANCHORS, type PlanAnchor } from "~/vocabulary/templates";

/** What a planned task waits for as long as its day cannot be counted: « en attente de connaître le préavis ». */
export function awaitedAnchor(anchor: PlanAnchor): { label: string } {
  return { label: `connaître ${PLAN_ANCHORS[anchor].fr}` };
}
