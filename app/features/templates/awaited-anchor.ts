import { ANCHORS, type Anchor } from "~/vocabulary/templates";

/** What a planned task waits for as long as its day cannot be counted: « en attente de connaître le préavis ». */
export function awaitedAnchor(anchor: Anchor): { label: string } {
  return { label: `connaître ${ANCHORS[anchor].fr}` };
}
