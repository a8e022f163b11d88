import { AgreementTemplate, type AgreementTemplateVersion } from "#models/agreement-template";
import type { Actor } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { commit, create } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { isSame } from "~/core/lost-updates";
import { modelProblem } from "./agreement-blanks";
import type { AgreementWords } from "./agreement-default";
import { findAgreementModel, getAgreementModel, TEMPLATE_ID } from "./agreement-templates.queries.server";

const OUTDATED =
  "Un·e collègue a enregistré une autre version du modèle : elle est en tête de la liste, plus bas. Rechargez la page.";

/**
 * Puts words in force as a new version of the model, drawn from version `from`; agreements already written keep theirs.
 * Returns false when they change nothing. Refuses an unknown blank, a model that names no beneficiary, and words drawn from a
 * version that is no longer the last one.
 */
export async function saveAgreementModel(
  actor: Actor,
  from: number,
  words: AgreementWords,
): Promise<boolean> {
  refuseWrong(words);
  const { number, ...before } = await getAgreementModel();
  if (number !== from) throw new UserFacingError(OUTDATED);
  if (isSame(before, words)) return false;
  const version: AgreementTemplateVersion = { number: number + 1, ...words, at: now(), by: actor.id };
  const effects = [audit("agreement-template.updated", ["paragraphs"])];
  const saved = await commit(actor, AgreementTemplate, TEMPLATE_ID, {
    onlyIf: { current: from },
    set: { current: version.number },
    push: { versions: version },
    effects,
  });
  if (saved) return true;
  const first = { _id: TEMPLATE_ID, current: version.number, versions: [version] };
  if (from === 0 && (await create(actor, AgreementTemplate, first, effects))) return true;
  throw new UserFacingError(OUTDATED);
}

/** Puts an earlier version in force again, as a new one; 0 is the original. Refuses one that is not there. */
export async function restoreAgreementModel(actor: Actor, from: number, number: number): Promise<boolean> {
  const model = await findAgreementModel(number);
  if (!model) throw new UserFacingError("Cette version n’est plus là. Rechargez la page.");
  return saveAgreementModel(actor, from, { title: model.title, paragraphs: model.paragraphs });
}

function refuseWrong({ title, paragraphs }: AgreementWords): void {
  const texts = [title, ...paragraphs.flatMap((one) => [one.title ?? "", one.text])];
  for (const text of texts) {
    const problem = modelProblem(text);
    if (problem) throw new UserFacingError(problem);
  }
  if (!texts.some((text) => text.includes("{bénéficiaire}")))
    throw new UserFacingError(
      "Gardez {bénéficiaire} : rien d’autre ne dit avec qui la convention est passée.",
    );
}
