import type { Track } from "~/vocabulary/needs";
import type { TemplateGroup } from "~/vocabulary/templates";

/** On which half of the file a planned task stands. */
export const TRACK_OF_GROUP: Readonly<Record<TemplateGroup, Track>> = {
  paperwork: "professional",
  welcome: "family",
  "follow-up": "family",
  nurture: "professional",
};
