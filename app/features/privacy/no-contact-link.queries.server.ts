import { Candidate, type CandidateRecord } from "#models/candidate";
import { notFound } from "~/core/auth/guards.server";
import { readLinkToken } from "~/core/links.server";
import { getSettings } from "~/core/settings.server";
import { presentCandidateId } from "~/features/restructurings/absorbed.queries.server";
import type { Language } from "~/vocabulary/languages";

export interface NoContactPage {
  language: Language;
  programme: string;
  phone: string;
  email: string;
  isDone: boolean;
}

/** Whoever a link « Ne plus m’écrire » was sent to, whatever became of their file; 404 for a link we did not make. */
export async function getCandidateOfLink(token: string | undefined): Promise<CandidateRecord> {
  const link = readLinkToken("no-contact", token);
  const candidate = link && (await Candidate.findById(await presentCandidateId(link.id)).lean());
  if (!candidate) throw notFound();
  return candidate;
}

/** What the page of such a link shows: nothing of the person, for a mail is forwarded. */
export async function getNoContactPage(token: string | undefined): Promise<NoContactPage> {
  const [{ language = "fr", noContact }, { brand }] = await Promise.all([
    getCandidateOfLink(token),
    getSettings(),
  ]);
  const { programme, phone, email } = brand;
  return { language, programme, phone, email, isDone: noContact?.by === "person" };
}
