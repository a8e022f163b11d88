import type { ScholarshipRecord } from "#models/scholarship";
import { type Actor, FAMILY, PARTNER } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { fold } from "~/core/search-words";
import type { Language } from "~/vocabulary/languages";
import { NBSP } from "~/vocabulary/typography";
import { storing } from "./agreement-changes.server";
import { partiesOf } from "./agreement-parties.queries.server";
import { changeScholarship, type Decided, told } from "./scholarship-changes.commands.server";
import { openSignature } from "./signature-link.queries.server";
import { standingOf, withSignatory } from "./signature-turns";
import { SIGNATURE_REFUSALS } from "./signature-words";
import { signing, tellReferent } from "./signing.server";

/**
 * Notes the signature of whoever holds this link, on the version they read; twice is once. Refuses a text that changed
 * meanwhile, a name that is not that of the signatory, and whoever is not asked to sign, in the language of the page.
 */
export async function signByLink(
  token: string | undefined,
  { version, typedName }: { version: number; typedName: string },
  language: Language = "fr",
): Promise<void> {
  await actByLink(token, { version, language }, async (actor, scholarship, standing) => {
    refuseOtherName(typedName, standing.signatory.name, language);
    const signed = { typedName: typedName.trim(), means: "link" as const };
    return signing(actor, scholarship, standing, signed, await partiesOf(scholarship));
  });
}

/** Notes that whoever holds this link will not sign, and why; nobody after them is asked, and the team is told. */
export async function declineByLink(
  token: string | undefined,
  { version, reason }: { version: number; reason: string },
  language: Language = "fr",
): Promise<void> {
  await actByLink(token, { version, language }, async (actor, scholarship, { text, signatory }) => {
    const declined = { ...signatory, state: "declined" as const, declinedAt: now(), declineReason: reason };
    const words = `${signatory.name} ne signe pas la convention de bourse${NBSP}: ${reason}`;
    return storing(
      scholarship,
      [...scholarship.agreements.slice(0, -1), withSignatory(text, declined)],
      [
        audit("scholarship.signature-declined"),
        told(actor, scholarship, words),
        ...tellReferent(scholarship, await partiesOf(scholarship), words),
      ],
    );
  });
}

type Standing = NonNullable<ReturnType<typeof standingOf>>;

async function actByLink(
  token: string | undefined,
  { version, language }: { version: number; language: Language },
  act: (actor: Actor, scholarship: ScholarshipRecord, standing: Standing) => Promise<Decided>,
): Promise<void> {
  const { scholarship, signatory, stage } = await openSignature(token);
  const { textChanged, over, tooOften } = SIGNATURE_REFUSALS[language];
  if (stage === "replaced" || !signatory) throw new UserFacingError(textChanged);
  if (await isOverLimit("link-answer", `signature ${signatory.id}`)) throw new UserFacingError(tooOften);
  const actor = { ...(signatory.role === "beneficiary" ? FAMILY : PARTNER), name: signatory.name };
  await changeScholarship(actor, scholarship._id, async (fresh) => {
    const standing = standingOf(fresh, signatory.id);
    if (standing?.signatory.linkVersion !== signatory.linkVersion || standing.text.version !== version)
      throw new UserFacingError(textChanged);
    if (standing.signatory.state === "signed") return null;
    if (fresh.stage !== "agreement" || standing.signatory.state !== "waiting" || !standing.signatory.askedAt)
      throw new UserFacingError(over);
    return act(actor, fresh, standing);
  });
}

/** A first name and a name, of which one at least is theirs: a title or an accent is no reason to be refused. */
function refuseOtherName(typed: string, expected: string, language: Language): void {
  const words = fold(typed).split(" ").filter(Boolean);
  const known = fold(expected)
    .split(" ")
    .filter(({ length }) => length > 1);
  if (words.length < 2 || !known.some((word) => words.includes(word)))
    throw new UserFacingError(SIGNATURE_REFUSALS[language].otherName(expected), { field: "typedName" });
}
