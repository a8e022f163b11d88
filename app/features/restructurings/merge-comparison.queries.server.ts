import type { CandidateRecord } from "#models/candidate";
import { Consent } from "#models/consent";
import { Document } from "#models/document";
import { Entry } from "#models/entry";
import { HandOff } from "#models/hand-off";
import { Task } from "#models/task";
import type { User } from "~/core/auth/actor";
import { isSame } from "~/core/db/document-paths";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { colleagueNames } from "~/features/accounts/accounts.queries.server";
import { childName, needName } from "~/features/households/child-needs";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { joinWords } from "~/vocabulary/typography";
import { type FileSide, getSides, pairsOf, seenOf } from "./merge.queries.server";
import { FILE_FIELDS, isEmpty, PERSON_FIELDS, personKey, type Side } from "./merge-fields";
import { fieldLabel, toldValue } from "./restructured-fields";

export interface ComparedLine {
  key: string;
  label: string;
  kept: string;
  gone: string;
  /** `unchanged`: the file that goes has nothing more to bring. */
  state: "same" | "different" | "added" | "unchanged";
  /** What is chosen at first; absent when nothing is to be chosen. */
  side?: Side;
}

/** What the screen shows of two files side by side; persons who may be one are compared apart. */
export async function getComparison(user: User, keptId: string, goneId: string) {
  const sides = await getSides(user, keptId, goneId);
  const { kept, gone, recent } = sides;
  const names = await colleagueNames([kept, gone].map(({ household }) => household.referentId));
  const settings = await getSettings();
  const lines = FILE_FIELDS.map((field) =>
    comparedField(field, field, kept.household, gone.household, recent, names),
  ).filter((line) => line !== null);
  return {
    seen: seenOf(sides),
    kept: { id: kept.household._id, title: titleBeside(kept, gone) },
    gone: { id: gone.household._id, title: titleBeside(gone, kept) },
    lines: [
      ...lines,
      joined("Candidat·es", kept.candidates.map(personWords), gone.candidates.map(personWords)),
      joined("Adultes", adultsIn(kept), adultsIn(gone)),
      joined("Enfants", kept.household.children.map(childName), gone.household.children.map(childName)),
      joined("Territoires", placesOf(kept), placesOf(gone)),
      joined("Besoins", needWords(kept), needWords(gone)),
      joined("Étiquettes", kept.household.tags ?? [], gone.household.tags ?? []),
      ...(await countedLines(keptId, goneId)),
    ].filter(({ kept, gone }) => kept || gone),
    people: pairsOf(sides).map((pair) => ({
      id: pair.gone._id,
      kept: personWords(pair.kept),
      gone: personWords(pair.gone),
      lines: PERSON_FIELDS.map((field) =>
        comparedField(personKey(pair.gone._id, field), field, pair.kept, pair.gone, recent, names),
      ).filter((line) => line?.state === "different"),
    })),
  };

  function placesOf({ household }: FileSide): string[] {
    return household.territories.map((code) => territoryLabel(settings, code));
  }
}

function comparedField<Stored extends object>(
  key: string,
  field: keyof Stored & string,
  kept: Stored,
  gone: Stored,
  recent: Side,
  names: ReadonlyMap<string, string>,
): ComparedLine | null {
  const values = { kept: kept[field], gone: gone[field] };
  if (isEmpty(values.kept) && isEmpty(values.gone)) return null;
  const told = {
    key,
    label: fieldLabel(field),
    kept: isEmpty(values.kept) ? "" : toldValue(values.kept, names),
    gone: isEmpty(values.gone) ? "" : toldValue(values.gone, names),
  };
  if (isSame(values.kept, values.gone)) return { ...told, state: "same" };
  if (isEmpty(values.gone)) return { ...told, state: "unchanged" };
  if (isEmpty(values.kept)) return { ...told, state: "added" };
  return { ...told, state: "different", side: recent };
}

function joined(label: string, kept: string[], gone: string[]): ComparedLine {
  const isAdded = gone.some((words) => !kept.includes(words));
  const state = kept.length === gone.length ? "same" : "unchanged";
  return {
    key: label,
    label,
    kept: joinWords(kept),
    gone: joinWords(gone),
    state: isAdded ? "added" : state,
  };
}

async function countedLines(keptId: string, goneId: string): Promise<ComparedLine[]> {
  const counted = [
    ["Relais", HandOff],
    ["Tâches et promesses", Task],
    ["Lignes du fil", Entry],
    ["Documents", Document],
    ["Accords", Consent],
  ] as const;
  return Promise.all(
    counted.map(async ([label, model]) => {
      const [kept, gone] = await Promise.all(
        [keptId, goneId].map((householdId) => model.collection.countDocuments({ householdId })),
      );
      return {
        key: label,
        label,
        kept: kept ? String(kept) : "",
        gone: gone ? String(gone) : "",
        state: gone ? ("added" as const) : ("unchanged" as const),
      };
    }),
  );
}

/** Two files of one name are told apart by the first names of their adults. */
function titleBeside({ household, candidates }: FileSide, other: FileSide): string {
  const { title, adults } = household;
  if (title !== other.household.title) return title;
  return `${title} (${joinWords([...candidates, ...(adults ?? [])].map(({ firstName }) => firstName))})`;
}

function adultsIn({ household: { adults = [] } }: FileSide): string[] {
  return adults.map(({ firstName }) => firstName);
}

function needWords({ needs, household: { children } }: FileSide): string[] {
  return needs.map(({ kind, childId, isOpen }) => {
    const child = children.find(({ id }) => id === childId);
    return (
      needName({ kind, ...(child ? { childName: childName(child) } : {}) }) + (isOpen ? "" : " (terminé)")
    );
  });
}

function personWords({ firstName, lastName, kind, specialty }: CandidateRecord): string {
  return [`${firstName} ${lastName}`, CANDIDATE_KINDS[kind].fr, specialty].filter(Boolean).join(", ");
}
