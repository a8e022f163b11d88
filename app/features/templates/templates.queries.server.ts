import { Template, type TemplateRecord } from "#models/template";
import { notFound } from "~/core/auth/guards.server";
import { listPipelines } from "~/features/pipelines/pipelines.queries.server";
import { TEMPLATE_GROUPS } from "~/vocabulary/templates";
import { inputOf } from "./template-card";

const GONE = "Étape retirée";

export interface TemplateLine {
  id: string;
  label: string;
  place: string;
  group: string;
  steps: number;
  isActive: boolean;
}

/** Every template, in the order of the stages that plan them. */
export async function listTemplates(): Promise<TemplateLine[]> {
  const shown = { fr: 1, pipeline: 1, stage: 1, group: 1, isActive: 1, "steps.key": 1 } as const;
  const [templates, places] = await Promise.all([
    Template.find({}, shown).sort({ fr: 1 }).lean<TemplateRecord[]>(),
    listTemplatePlaces(),
  ]);
  const rankOf = (template: TemplateRecord): number =>
    places.findIndex(({ value }) => value === placeKey(template));
  return templates
    .sort((one, other) => rankOf(one) - rankOf(other))
    .map((template) => ({
      id: template._id,
      label: template.fr,
      place: places[rankOf(template)]?.label ?? GONE,
      group: TEMPLATE_GROUPS[template.group].fr,
      steps: template.steps.length,
      isActive: template.isActive,
    }));
}

/** The stages a template may plan at, "pipeline/stage", in their order. */
export async function listTemplatePlaces(): Promise<{ value: string; label: string }[]> {
  const pipelines = await listPipelines();
  return pipelines.flatMap(({ _id: pipeline, fr, stages }) =>
    stages.map(({ key: stage, fr: label }) => ({
      value: placeKey({ pipeline, stage }),
      label: `${fr}, ${label}`,
    })),
  );
}

/** A template as the base holds it now; 404 when there is none. */
export async function getTemplate(id: string): Promise<TemplateRecord> {
  const template = await Template.findById(id).lean<TemplateRecord>();
  if (!template) throw notFound();
  return template;
}

/** A template to edit. */
export async function getTemplatePage(id: string) {
  const [template, places] = await Promise.all([getTemplate(id), listTemplatePlaces()]);
  const { version, fr, group, isActive } = template;
  return {
    version,
    label: fr,
    place: places.find(({ value }) => value === placeKey(template))?.label ?? GONE,
    group: TEMPLATE_GROUPS[group].fr,
    isYearly: group === "nurture",
    isActive,
    card: inputOf(template),
  };
}

function placeKey({ pipeline, stage }: Pick<TemplateRecord, "pipeline" | "stage">): string {
  return `${pipeline}/${stage}`;
}
