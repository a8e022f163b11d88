import { defineModel } from "./define";

export interface Stage {
  key: string;
  fr: string;
  en: string;
  meaning: "open" | "waiting" | "won" | "lost" | "dormant";
}

/** A journey's stages, as data an administrator edits. */
export interface PipelineRecord {
  _id: string;
  fr: string;
  en: string;
  position: number;
  stages: Stage[];
}

export const Pipeline = defineModel<PipelineRecord>(
  "Pipeline",
  {
    fr: { type: String, required: true },
    en: { type: String, required: true },
    position: { type: Number, required: true },
    stages: { type: [{ _id: false, key: String, fr: String, en: String, meaning: String }], default: [] },
  },
  { collection: "pipelines" },
);
