import { UserFacingError } from "~/core/errors";
import { logger } from "~/core/logger.server";
import { NBSP } from "~/vocabulary/typography";

export type FranceTravailFault = "off" | "keys" | "busy" | "down" | "refused" | "unreadable";

/** Why France Travail gave nothing, as a French sentence. */
export class FranceTravailError extends UserFacingError {
  override name = "FranceTravailError";

  constructor(
    readonly fault: FranceTravailFault,
    /** Of « busy », how long it asks us to wait. */
    readonly waitSeconds = 0,
  ) {
    super(FAULTS[fault]);
  }
}

const FAULTS: Readonly<Record<FranceTravailFault, string>> = {
  off: `Les offres de France Travail ne sont pas branchées${NBSP}: il manque FRANCE_TRAVAIL_ID et FRANCE_TRAVAIL_SECRET.`,
  keys: "France Travail refuse nos clés. Vérifiez FRANCE_TRAVAIL_ID, FRANCE_TRAVAIL_SECRET et l’abonnement de l’application à « Offres d’emploi v2 ».",
  busy: "France Travail a reçu trop de demandes et nous fait attendre. Recommencez plus tard.",
  down: "France Travail ne répond pas. Recommencez plus tard.",
  refused: `France Travail n’accepte pas cette recherche${NBSP}: vérifiez le métier et la commune.`,
  unreadable: "La réponse de France Travail n’a pas la forme attendue. Recommencez plus tard.",
};

/** Notes in the log that nothing came, and of what kind; never what was sent or answered. */
export function failure(fault: FranceTravailFault, status?: number): FranceTravailError {
  logger.warn({ fault, status }, "France Travail gave nothing");
  return new FranceTravailError(fault);
}
