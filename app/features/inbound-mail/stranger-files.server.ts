import type { MessageAttachment } from "#models/message";
import { isOverLimit } from "~/core/http/limits.server";

/** A joined file, with its bytes when it is kept. */
export interface Kept {
  file: MessageAttachment;
  content?: Buffer;
}

/** The files of somebody nobody knows, as long as 25 MB were not kept of all such people in a day; else only their names. */
export async function withinDay(files: readonly Kept[]): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const one of files)
    kept.push((await isTooMuch(one)) ? { file: { ...one.file, refusal: "size" } } : one);
  return kept;
}

async function isTooMuch({ content }: Kept): Promise<boolean> {
  if (!content) return false;
  return await isOverLimit("stranger-files", "all", Math.ceil(content.length / 1024));
}
