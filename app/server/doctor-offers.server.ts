import type { Env } from "~/core/env.server";
import { checkFranceTravailKeys } from "~/features/offers/france-travail.server";
import type { Finding } from "./doctor.server";

/** The keys of France Travail’s offers: they open a session, and nothing is searched. */
export async function examineJobOffers({ franceTravail }: Env): Promise<Finding> {
  const label = "Offres d’emploi";
  if (!franceTravail) return { label, detail: "rien n’est demandé à France Travail" };
  try {
    await checkFranceTravailKeys(franceTravail);
    return { label, detail: "France Travail accepte nos clés" };
  } catch (error) {
    return {
      label,
      detail: error instanceof Error ? error.message : String(error),
      repair:
        "Vérifiez FRANCE_TRAVAIL_ID et FRANCE_TRAVAIL_SECRET sur francetravail.io, l’accès à internet et le pare-feu.",
    };
  }
}
