import { data } from "@remix-run/node";
import type { User } from "~/core/auth/actor";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import type { WordingSheet } from "~/core/outbox/wording-sheet.server";
import { restoreWording, saveWording, tryWording, type WordingOf } from "./mail-wording.commands.server";
import { letterFor, previewWording, type WordingPreview } from "./mail-wording.queries.server";
import { type WordingAct, wordingSchema } from "./mail-wording.schema.server";

/** Words typed and not saved, as the letter shows them. */
export interface Shown {
  typed: { subject: string; blocks: Readonly<Record<string, string>>; from: number };
  mail: string | undefined;
  preview: WordingPreview | null;
  trial?: { id: string; to: string };
}

/** Does what the page of a mail asked for; to look and to try keep what was typed, and store nothing of it. */
export async function actOnWording(request: Request, user: User, [sheet, of]: [WordingSheet, WordingOf]) {
  const shown: Shown[] = [];
  const answer = await submitForm(request, wordingSchema(sheet), async (act) => {
    if (act.intent !== "preview" && act.intent !== "try") return await change(request, user, of, act);
    shown.push(await show(user, of, act));
    return new Response();
  });
  const [one] = shown;
  return one ? data(one) : answer;
}

async function show(
  user: User,
  of: WordingOf,
  act: Exclude<WordingAct, { intent: "restore" }>,
): Promise<Shown> {
  const { subject, blocks, from } = act;
  const texts = { subject, blocks };
  const letter = await letterFor(user, of, act.mail);
  const trial =
    act.intent === "try" ? { id: await tryWording(user, letter, of, texts), to: user.email } : undefined;
  return { typed: { ...texts, from }, mail: act.mail, preview: await previewWording(letter, texts), trial };
}

async function change(request: Request, user: User, of: WordingOf, act: WordingAct): Promise<Response> {
  const { search, pathname } = new URL(request.url);
  const isChanged =
    act.intent === "restore"
      ? await restoreWording(user, of, act)
      : await saveWording(user, of, { from: act.from, texts: { subject: act.subject, blocks: act.blocks } });
  return redirectWithToast(request, pathname.replace(/\.data$/, "") + search, {
    message: isChanged ? "Texte enregistré : il vaut pour tous les envois à venir." : "Rien n’avait changé.",
  });
}
