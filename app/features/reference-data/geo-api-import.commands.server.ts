import { Commune, type Point } from "#models/commune";
import { CommuneOutline } from "#models/commune-outline";
import { ReferenceImport } from "#models/reference-import";
import type { Actor } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { UserFacingError } from "~/core/errors";
import { newId } from "~/core/ids.server";
import { departementsToOutline } from "./reference-data.queries.server";
import { type GeoApiCommune, geoApiCommunesSchema } from "./reference-data.schema.server";
import { recordReferenceImport } from "./reference-import.commands.server";

export interface OutlineProgress {
  /** The département being read; null when all are done. */
  departement: string | null;
  done: number;
  total: number;
}

const SERVICE = "https://geo.api.gouv.fr";
const PATIENCE_MS = 30_000;
const UNCHANGED = "Les données déjà en place n’ont pas changé.";

/**
 * Fetches centres and contours from geo.api.gouv.fr, one département after the other, for every commune known
 * there; the version in use before is kept. Refuses when no commune is known yet or the service does not answer.
 */
export async function importOutlines(
  actor: Actor,
  departements: string[],
  onProgress: (progress: OutlineProgress) => void = () => {},
): Promise<void> {
  const wanted = await departementsToOutline(departements);
  if (wanted.length === 0) throw new UserFacingError("Importez d’abord les communes de ces départements.");
  for (const [done, departement] of wanted.entries()) {
    onProgress({ departement, done, total: wanted.length });
    await importDepartement(actor, departement);
  }
  onProgress({ departement: null, done: wanted.length, total: wanted.length });
}

/** Puts back the centres and contours in use before the last import; refuses when none is kept. */
export async function restorePreviousOutlines(_actor: Actor, departement: string): Promise<void> {
  const current = await ReferenceImport.findOne({
    source: "geo-api",
    departements: departement,
    isCurrent: true,
  }).lean();
  const previousId = current?.previousId;
  if (!current || !previousId) {
    throw new UserFacingError(`Aucune version antérieure n’est gardée pour le département ${departement}.`);
  }
  const outlines = await CommuneOutline.find({ importId: previousId }, { communeCode: 1, centre: 1 }).lean();
  await placeCommunes(outlines.map(({ communeCode, centre }) => ({ code: communeCode, centre })));
  await ReferenceImport.updateOne({ _id: previousId }, { isCurrent: true, previousId: current._id });
  await ReferenceImport.updateOne({ _id: current._id }, { isCurrent: false, previousId: null });
}

/** Types coordinates (longitude, latitude, in degrees), marked approximate, where no official ones are known. */
export async function recordApproximateLocations(
  _actor: Actor,
  places: { communeCode: string; coordinates: Point["coordinates"] }[],
): Promise<void> {
  await Commune.bulkWrite(
    places.map(({ communeCode, coordinates }) => ({
      updateOne: {
        filter: { _id: communeCode, $or: [{ location: { $exists: false } }, { isApproximate: true }] },
        update: { $set: { location: { type: "Point", coordinates }, isApproximate: true } },
      },
    })),
  );
}

async function importDepartement(actor: Actor, departement: string): Promise<void> {
  const fetched = await fetchCommunes(departement);
  const known = await Commune.find({ departement }, { _id: 1 }).lean();
  const codes = new Set(known.map(({ _id }) => _id));
  const communes = fetched.filter(({ code }) => codes.has(code));
  const importId = newId();
  await saveOutlines(importId, communes);
  await placeCommunes(communes);
  const { previousId } = await recordReferenceImport(actor, {
    _id: importId,
    source: "geo-api",
    // The service always describes the present division.
    millesime: toDay(now()).slice(0, 4),
    departements: [departement],
    counts: { communes: communes.length, missing: codes.size - communes.length },
  });
  await forgetOlderOutlines(departement, [importId, previousId]);
}

async function fetchCommunes(departement: string): Promise<GeoApiCommune[]> {
  const url = `${SERVICE}/departements/${encodeURIComponent(departement)}/communes?fields=code,centre,contour&format=json`;
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {
    throw new UserFacingError(
      `geo.api.gouv.fr ne répond pas (département ${departement}). Vérifiez que le serveur a accès à internet, puis recommencez. ${UNCHANGED}`,
    );
  });
  if (!response.ok) {
    throw new UserFacingError(
      `geo.api.gouv.fr a répondu par l’erreur ${response.status} pour le département ${departement}. Recommencez plus tard. ${UNCHANGED}`,
    );
  }
  return readCommunes(await response.json().catch(() => null), departement);
}

function readCommunes(body: unknown, departement: string): GeoApiCommune[] {
  const read = geoApiCommunesSchema.safeParse(body);
  if (read.success && read.data.length > 0) return read.data;
  throw new UserFacingError(
    `La réponse de geo.api.gouv.fr pour le département ${departement} n’a pas la forme attendue. ${UNCHANGED}`,
  );
}

async function saveOutlines(importId: string, communes: GeoApiCommune[]): Promise<void> {
  await CommuneOutline.bulkWrite(
    communes.map(({ code, centre, contour }) => ({
      insertOne: {
        document: { _id: `${importId}-${code}`, importId, communeCode: code, centre, outline: contour },
      },
    })),
    { ordered: false },
  );
}

async function placeCommunes(communes: { code: string; centre: Point }[]): Promise<void> {
  await Commune.bulkWrite(
    communes.map(({ code, centre }) => ({
      updateOne: { filter: { _id: code }, update: { $set: { location: centre, isApproximate: false } } },
    })),
    { ordered: false },
  );
}

async function forgetOlderOutlines(departement: string, kept: (string | null)[]): Promise<void> {
  const older = await ReferenceImport.find(
    { source: "geo-api", departements: departement, _id: { $nin: kept } },
    { _id: 1 },
  ).lean();
  await CommuneOutline.deleteMany({ importId: { $in: older.map(({ _id }) => _id) } });
}
