import type { ScholarshipRecord } from "#models/scholarship";
import { type Actor, FAMILY, PARTNER } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isOverLimit } from "~/core/http/limits.server";
import { fold } from "~/core/search-words";
import { NBSP } from "~/vocabulary/typography";
import { storing } from "./agreement-changes.server";
import { partiesOf } from "./agreement-parties.queries.server";
import { changeScholarship, type Decided, told } from "./scholarship-changes.commands.server";
import { openSignature } from "./signature-link.queries.server";
import { standingOf, withSignatory } from "./signature-turns";
import { signing, tellReferent } from "./signing.server";

const TEXT_CHANGED =
  "Le texte a changé, ou ce lien a été remplacé : rien n’a été signé. Ouvrez le lien du dernier mail reçu pour lire le texte d’aujourd’hui.";
const OVER = "Cette convention n’attend plus de signature. Appelez-nous si cela vous étonne.";
const TOO_OFTEN =
  "Trop d’essais viennent d’être faits par ce lien. Recommencez dans une heure, ou appelez-nous.";

/**
 * Notes the signature of whoever holds this link, on the version they read; twice is once. Refuses a text that changed
 * meanwhile, a name that is not that of the signatory, and whoever is not asked to sign.
 */
export async function signByLink(
  token: string | undefined,
  { version, typedName }: { version: number; typedName: string },
): Promise<void> {
  await actByLink(token, version, async (actor, scholarship, standing) => {
    refuseOtherName(typedName, standing.signatory.name);
    const signed = { typedName: typedName.trim(), means: "link" as const };
    return signing(actor, scholarship, standing, signed, await partiesOf(scholarship));
  });
}

/** Notes that whoever holds this link will not sign, and why; nobody after them is asked, and the team is told. */
export async function declineByLink(
  token: string | undefined,
  { version, reason }: { version: number; reason: string },
): Promise<void> {
  await actByLink(token, version, async (actor, scholarship, { text, signatory }) => {
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
  version: number,
  act: (actor: Actor, scholarship: ScholarshipRecord, standing: Standing) => Promise<Decided>,
): Promise<void> {
  const { scholarship, signatory, stage } = await openSignature(token);
  if (stage === "replaced" || !signatory) throw new UserFacingError(TEXT_CHANGED);
  if (await isOverLimit("link-answer", `signature ${signatory.id}`)) throw new UserFacingError(TOO_OFTEN);
  const actor = { ...(signatory.role === "beneficiary" ? FAMILY : PARTNER), name: signatory.name };
  await changeScholarship(actor, scholarship._id, async (fresh) => {
    const standing = standingOf(fresh, signatory.id);
    if (standing?.signatory.linkVersion !== signatory.linkVersion || standing.text.version !== version)
      throw new UserFacingError(TEXT_CHANGED);
    if (standing.signatory.state === "signed") return null;
    if (fresh.stage !== "agreement" || standing.signatory.state !== "waiting" || !standing.signatory.askedAt)
      throw new UserFacingError(OVER);
    return act(actor, fresh, standing);
  });
}

/** A first name and a name, of which one at least is theirs: a title or an accent is no reason to be refused. */
function refuseOtherName(typed: string, expected: string): void {
  const words = fold(typed).split(" ").filter(Boolean);
  const known = fold(expected)
    .split(" ")
    .filter(({ length }) => length > 1);
  if (words.length < 2 || !known.some((word) => words.includes(word)))
    throw new UserFacingError(`Écrivez votre nom comme il figure plus haut${NBSP}: ${expected}.`, {
      field: "typedName",
    });
}
