import { Lodging } from "#models/lodging";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { UserFacingError } from "~/core/errors";
import { deleteFile, storeFile } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import { documentTypeOf, isPicture } from "~/features/documents/document-type";
import type { SentFile } from "~/features/documents/documents.commands.server";
import { MOST_DOCUMENT_BYTES } from "~/vocabulary/documents";
import { changeLodging } from "./lodgings.commands.server";

const MOST_PHOTOS = 12;

/** Adds a photo to a lodging; refuses more than 12, one above 10 MB, and what is not a picture whatever its name says. */
export async function addPhoto(
  actor: Actor,
  lodgingId: string,
  { name, size, bytes }: SentFile,
): Promise<void> {
  const refuse = (why: string) => new UserFacingError(why, { field: "files" });
  if (size > MOST_DOCUMENT_BYTES) throw refuse("Cette photo dépasse 10 Mo. Réduisez-la.");
  const type = documentTypeOf(name, bytes);
  if (!type || !isPicture(type)) throw refuse("Ce fichier n’est pas une image JPEG, PNG ou WebP.");
  const id = newId();
  await storeFile(id, bytes);
  try {
    await commit(actor, Lodging, lodgingId, {
      onlyIf: { [`photos.${MOST_PHOTOS - 1}`]: { $exists: false } },
      refusal: "12 photos au plus. Retirez-en une.",
      push: { photos: { id, name: name.slice(0, 150), type, bytes: size } },
      effects: [audit("lodging.updated", ["photos"])],
    });
  } catch (error) {
    await deleteFile(id);
    throw error;
  }
}

/** Puts a photo aside, or shows it again. */
export async function setPhotoAside(
  actor: Actor,
  lodgingId: string,
  photoId: string,
  isAside: boolean,
): Promise<void> {
  await changeLodging(actor, lodgingId, ({ photos }) => ({
    set: { photos: photos.map((photo) => (photo.id === photoId ? { ...photo, isAside } : photo)) },
    fields: ["photos"],
  }));
}
