import type { CareProjectRecord } from "#models/care-project";
import type { FieldsOf } from "~/core/lost-updates";
import { CARE_MODES } from "~/vocabulary/childcare";
import { PROJECT_PRIORITIES } from "~/vocabulary/pledges";
import { formatDayLong, formatMonth } from "~/vocabulary/typography";

/** A childcare project as a colleague types it; what a decision or a meeting changes is apart. */
export type ProjectInput = Pick<
  CareProjectRecord,
  | "name"
  | "need"
  | "kind"
  | "places"
  | "communeCode"
  | "place"
  | "owner"
  | "standards"
  | "thresholds"
  | "priority"
  | "opensIn"
  | "isWithPmi"
  | "pmiOn"
  | "note"
>;

/** The fields of a project; communes are told by their name. */
export function projectFields(names: ReadonlyMap<string, string>): FieldsOf<ProjectInput> {
  return {
    name: { label: "Nom" },
    need: { label: "Besoin" },
    kind: { label: "Mode d’accueil", words: (kind) => CARE_MODES[kind].fr },
    places: { label: "Places prévues", words: String },
    communeCode: { label: "Commune", words: (code) => names.get(code) ?? code },
    place: { label: "Lieu" },
    owner: { label: "Qui porte" },
    standards: { label: "Normes à respecter" },
    thresholds: { label: "Effets de seuil" },
    priority: { label: "Priorité", words: (priority) => PROJECT_PRIORITIES[priority].fr },
    opensIn: { label: "Ouverture prévue", words: formatMonth },
    isWithPmi: { label: "Travaillé avec la PMI", words: (is) => (is ? "oui" : "non") },
    pmiOn: { label: "Depuis le", words: formatDayLong },
    note: { label: "Note" },
  };
}

/** The project as its form is drawn from it. */
export function projectCardOf(project: CareProjectRecord): ProjectInput {
  const { name, need, kind, places, communeCode, place, owner, standards, thresholds } = project;
  const { priority, opensIn, isWithPmi, pmiOn, note } = project;
  return {
    ...{ name, need, kind, places, communeCode, place, owner, standards, thresholds },
    ...{ priority, opensIn, isWithPmi, pmiOn, note },
  };
}
