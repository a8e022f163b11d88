import { Document, type DocumentRecord } from "#models/document";
import { Need, type NeedOption, type NeedRecord } from "#models/need";
import { notFound } from "~/core/auth/guards.server";
import { isId } from "~/core/ids.server";
import { isPicture } from "~/features/documents/document-type";
import { NEED_KIND } from "~/features/needs/need-kinds";
import { communeOf, factsAmong, placesAsked } from "~/features/needs/place-facts.queries.server";
import { rankOptions } from "~/features/needs/ranking";
import { MOST_RANKED } from "~/vocabulary/tracking";
import { childOf, isToldOf } from "./own-needs";
import type { LiveTracking } from "./tracking-link.queries.server";

type Places = Parameters<typeof factsAmong>[0];

/** The options shown to the household, the most fitting first and why in the language of the page, with this adult's own ranks and nobody else's. */
export function choicesOf(
  needs: readonly NeedRecord[],
  { tracking, member: { household }, language }: LiveTracking,
  places: Places,
) {
  const shown = needs.filter(({ options }) => options.some(isShown));
  const factsOf = factsAmong(places);
  const ranks = new Map(tracking.ranks.map(({ optionId, rank }) => [optionId, rank]));
  return shown.map((need) => {
    const { _id: needId, kind, criteria, options } = need;
    const seen = options
      .filter(isShown)
      .map((option) => ({ ...option, facts: factsOf(criteria, communeOf(option.proposal)) }));
    const ranked = rankOptions(criteria, NEED_KIND[kind].criteria, seen, language);
    return {
      ...{ needId, kind, ...childOf(need, household) },
      options: ranked.slice(0, MOST_RANKED).map(({ option, reasons }) => ({
        id: option.id,
        label: option.label,
        details: option.details,
        note: option.note,
        photos: option.photos ?? [],
        reasons,
        rank: ranks.get(option.id),
      })),
    };
  });
}

export type TrackedChoice = ReturnType<typeof choicesOf>[number];

/** The communes to be read to say why these options may suit. */
export function choicePlaces(needs: readonly NeedRecord[]): string[] {
  const shown = needs.filter(({ options }) => options.some(isShown));
  return placesAsked(
    shown.map(({ criteria }) => criteria),
    shown.flatMap(({ options }) => options.map(({ proposal }) => communeOf(proposal))),
  );
}

function isShown({ state }: NeedOption): boolean {
  return state === "shown";
}

/** A photo of an option this adult is shown or has kept; 404 for any other document. */
export async function getOptionPhoto(
  { member: { id, household } }: LiveTracking,
  photoId: string | undefined,
): Promise<DocumentRecord> {
  if (!isId(photoId)) throw notFound();
  const needs = await Need.find({ householdId: household._id }, { kind: 1, options: 1 }).lean<NeedRecord[]>();
  const isTheirs = needs.some(
    ({ kind, options }) =>
      isToldOf(kind, id, household) &&
      options.some(({ state, photos = [] }) => ["shown", "kept"].includes(state) && photos.includes(photoId)),
  );
  const document = isTheirs ? await Document.findById(photoId).lean<DocumentRecord>() : null;
  if (!document || document.deletedAt || document.householdId !== household._id || !isPicture(document.type))
    throw notFound();
  return document;
}
