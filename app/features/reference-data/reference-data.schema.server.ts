import { z } from "zod";

const position = z.tuple([z.number(), z.number()]).rest(z.number());

const outline = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: z.array(z.array(position)) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(z.array(position))) }),
]);

/** What geo.api.gouv.fr answers for `fields=code,centre,contour`; anything else it adds is left out. */
export const geoApiCommunesSchema = z.array(
  z.object({
    code: z.string(),
    centre: z.object({ type: z.literal("Point"), coordinates: z.tuple([z.number(), z.number()]) }),
    contour: outline,
  }),
);

export type GeoApiCommune = z.infer<typeof geoApiCommunesSchema>[number];
