import { notFound } from "~/core/auth/guards.server";
import { isOverLimit } from "~/core/http/limits.server";
import { getSettings } from "~/core/settings.server";
import { stageOf } from "./answer-page.queries.server";
import { findLetter } from "./hand-offs.queries.server";

/**
 * Whether photos may be sent by a link, counted before any is read: not once it no longer takes an answer. 404 for a link
 * we did not make, 429 above a few times an hour.
 */
export async function admitsPhotos(token: string | undefined): Promise<boolean> {
  const letter = await findLetter(token);
  if (!letter) throw notFound();
  const { stage, canChange } = stageOf(letter, (await getSettings()).delays);
  if (stage !== "open" && !canChange) return false;
  if (await isOverLimit("link-upload", letter.handOff.linkId)) throw new Response(null, { status: 429 });
  return true;
}
