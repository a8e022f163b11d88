import type { StepHost, VisitDayRecord, VisitStep } from "#models/visit-day";
import type { FieldsOf } from "~/core/lost-updates";
import { HOST_STATES, ITINERARIES, STEP_KINDS, TOLD_STATES } from "~/vocabulary/visit-days";
import { hourWords } from "./visit-hours";

/** A step as its form writes it. */
export interface StepValues extends Pick<VisitStep, "itinerary" | "kind" | "fromHour" | "toHour" | "title"> {
  place?: string;
  communeCode?: string;
  /** The option of a housing need that is visited. */
  homeRef?: string;
  hostRef?: string;
  hostName?: string;
  hostEmail?: string;
  hostPhone?: string;
  note?: string;
  aside?: string;
}

export const STEP_FIELDS: FieldsOf<StepValues> = {
  itinerary: { label: "Pour qui", words: (value) => ITINERARIES[value].fr },
  kind: { label: "Nature", words: (value) => STEP_KINDS[value].fr },
  fromHour: { label: "De", words: (hour) => hourWords(hour) },
  toHour: { label: "À", words: (hour) => hourWords(hour) },
  title: { label: "Ce qui est prévu" },
  place: { label: "Lieu" },
  communeCode: { label: "Commune" },
  homeRef: { label: "Logement visité" },
  hostRef: { label: "Qui reçoit" },
  hostName: { label: "Son nom" },
  hostEmail: { label: "Son adresse e-mail" },
  hostPhone: { label: "Son téléphone" },
  note: { label: "Pour la famille" },
  aside: { label: "Pour l’équipe" },
};

/** The values that the form of a step is drawn from; what the directory says of a host, or the place of its commune, is not typed again. */
export function valuesOfStep(step: VisitStep): StepValues {
  const { itinerary, kind, fromHour, toHour, title, place, communeName, host, note, aside, optionId } = step;
  const communeCode = communeName ? step.communeCode : undefined;
  return {
    ...{ itinerary, kind, fromHour, toHour, title, place, communeCode, note, aside },
    ...(optionId ? { homeRef: optionId } : {}),
    ...(host ? valuesOfHost(host) : {}),
  };
}

function valuesOfHost({ partnerId, contactId, name, email, phone }: StepHost) {
  if (partnerId) return { hostRef: `${partnerId}/${contactId ?? ""}` };
  return { hostName: name, hostEmail: email, hostPhone: phone };
}

/** What a host is asked, in one line: asked again when it is no longer the same. */
export function askedForOf({ on }: Pick<VisitDayRecord, "on">, step: VisitStep): string {
  return [on, `${step.fromHour}-${step.toHour}`, whereOf(step)].filter(Boolean).join(" ");
}

/** « Maison de santé des Tilleuls, Gourdon » */
export function whereOf({ place, communeName }: Pick<VisitStep, "place" | "communeName">): string {
  return [place, communeName].filter(Boolean).join(", ");
}

/** A step once its day, its hours or its place may have changed: a host who answered is to be asked again. */
export function withHostAskedAgain(day: Pick<VisitDayRecord, "on">, step: VisitStep): VisitStep {
  const { host } = step;
  if (!host?.askedFor || host.askedFor === askedForOf(day, step)) return step;
  return { ...step, host: { ...host, state: "to-ask" } };
}

/** Whether a host holds a letter of ours about a step that still is. */
export function isTold(host: StepHost | undefined): host is StepHost {
  return host !== undefined && (TOLD_STATES.includes(host.state) || isToAskAgain(host));
}

/** Asked once, for other hours or another place. */
export function isToAskAgain({ state, askedFor }: Pick<StepHost, "state" | "askedFor">): boolean {
  return state === "to-ask" && askedFor !== undefined;
}

/** Where a host stands, in a word. */
export function hostStateWords(host: Pick<StepHost, "state" | "askedFor">): string {
  return isToAskAgain(host) ? "à redemander" : HOST_STATES[host.state].fr;
}

/** Steps in the order of the day. */
export function inOrder<Step extends Pick<VisitStep, "fromHour" | "toHour" | "id">>(
  steps: readonly Step[],
): Step[] {
  const key = ({ fromHour, toHour, id }: Step) => `${fromHour} ${toHour} ${id}`;
  return [...steps].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}
