import type { Offset, TemplateRecord, TemplateStep } from "#models/template";
import { type FieldsOf, isSame } from "~/core/lost-updates";
import { ANCHORS, type Anchor, COUNTINGS, type Counting, TEMPLATE_EXERCISES } from "~/vocabulary/templates";
import { formatCount } from "~/vocabulary/typography";

export const MOST_STEPS = 20;

/** What a step is due on, as its form says it. */
interface StepDay {
  /** Days or months, as `counting` says; absent on the very day of the anchor. */
  count?: number;
  counting: Counting;
  anchor: Anchor;
}

/** A step as its form writes it; a new one has no key yet. */
export interface StepInput extends StepDay {
  key?: string;
  label: string;
  isLegal: boolean;
  /** One on each line. */
  papers?: string;
  note?: string;
}

/** The part of a template that its form edits. */
export type TemplateInput = Pick<TemplateRecord, "fr" | "en" | "isActive" | "exercise"> & {
  steps: StepInput[];
};

/** Where a template plans, and on which half of the file; chosen once, for the tasks it planned hold it. */
export type TemplatePlace = Pick<TemplateRecord, "pipeline" | "stage" | "group">;

/** That part of a template, as its form shows it. */
export function inputOf({ fr, en, isActive, exercise, steps }: TemplateRecord): TemplateInput {
  return { fr, en, isActive, exercise, steps: steps.map(stepInputOf) };
}

/** The fields of that form, in words; of two lists of steps, those that set them apart, else their order. */
export function templateFields(...versions: TemplateInput[]): FieldsOf<TemplateInput> {
  const isShared = (step: StepInput): boolean =>
    versions.every(({ steps }) => steps.some((other) => isSame(step, other)));
  return {
    fr: { label: "Nom" },
    en: { label: "Nom anglais" },
    isActive: { label: "Actif", words: (isActive) => (isActive ? "oui" : "non") },
    exercise: { label: "Pour qui", words: (exercise) => TEMPLATE_EXERCISES[exercise].fr },
    steps: {
      label: "Tâches prévues",
      words: (steps) => {
        const apart = steps.filter((step) => !isShared(step));
        return (apart.length > 0 ? apart.map(stepWords) : steps.map(({ label }) => label)).join(" · ");
      },
    },
  };
}

/** « 3 mois avant la date d’arrivée », « même jour que la rentrée scolaire » */
export function dayWords({ count, counting, anchor }: StepDay): string {
  if (!count) return `même jour que ${ANCHORS[anchor].fr}`;
  const words = COUNTINGS[counting].fr;
  return `${formatCount(count, words.replace("jours", "jour"), words)} ${ANCHORS[anchor].fr}`;
}

/** How far from its anchor a step is due, as the base keeps it; undefined on the very day. */
export function offsetOf({
  count = 0,
  counting,
  isLegal,
}: Pick<StepInput, "count" | "counting" | "isLegal">): Offset | undefined {
  const signed = counting.endsWith("before") ? -count : count;
  const offset: Offset = {
    ...(count > 0 ? { [counting.startsWith("days") ? "days" : "months"]: signed } : {}),
    ...(isLegal ? { isLegal } : {}),
  };
  return Object.keys(offset).length > 0 ? offset : undefined;
}

function stepInputOf({ key, label, anchor, offset = {}, papers, note }: TemplateStep): StepInput {
  const { days = 0, months = 0, isLegal = false } = offset;
  const count = months || days;
  const unit = months ? "months" : "days";
  const side = count > 0 ? "after" : "before";
  return {
    key,
    label,
    anchor,
    ...(count ? { count: Math.abs(count) } : {}),
    counting: `${unit}-${side}`,
    isLegal,
    papers: papers.join("\n"),
    note,
  };
}

function stepWords(step: StepInput): string {
  const papers = step.papers?.split("\n").join(", ");
  return [step.label, dayWords(step), step.isLegal && "terme légal", papers, step.note]
    .filter(Boolean)
    .join(", ");
}
