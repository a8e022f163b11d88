import { z } from "zod";

const words = z.string().trim().optional().catch(undefined);
const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((found) => [found].flat())
  .optional()
  .catch(undefined);

/**
 * What is read of an offer of « Offres d’emploi v2 »; a field of another form counts as absent. Its description and
 * its `contact` hold names, phones and e-mails of people: they are not read, the offer's own page shows them.
 */
export const franceTravailOfferSchema = z.object({
  id: z.string().regex(/^[\w-]{1,40}$/),
  intitule: z.string().trim().min(1),
  dateCreation: words,
  lieuTravail: z.object({ libelle: words, commune: words }).optional().catch(undefined),
  romeCode: words,
  romeLibelle: words,
  appellationlibelle: words,
  entreprise: z.object({ nom: words }).optional().catch(undefined),
  typeContrat: words,
  typeContratLibelle: words,
  natureContrat: words,
  alternance: z.boolean().optional().catch(undefined),
  experienceLibelle: words,
  salaire: z.object({ libelle: words, commentaire: words }).optional().catch(undefined),
  dureeTravailLibelle: words,
  dureeTravailLibelleConverti: words,
  contexteTravail: z.object({ conditionsExercice: oneOrMore }).optional().catch(undefined),
  origineOffre: z.object({ urlOrigine: words }).optional().catch(undefined),
});

/** An answer of the search; each offer is read on its own, so that one of another form does not hide the others. */
export const franceTravailAnswerSchema = z.object({ resultats: z.array(z.unknown()) });

export const franceTravailTokenSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(0),
});

export type FranceTravailOffer = z.infer<typeof franceTravailOfferSchema>;
