import type { ProposedPhoto } from "#models/need-housing";
import { UserFacingError } from "~/core/errors";
import { deleteFile, storeFile } from "~/core/files.server";
import { newId } from "~/core/ids.server";
import { documentTypeOf, isPicture } from "~/features/documents/document-type";
import type { SentFile } from "~/features/documents/documents.commands.server";
import { MOST_DOCUMENT_BYTES } from "~/vocabulary/documents";
import { MOST_PHOTOS } from "~/vocabulary/proposals";
import { NBSP } from "~/vocabulary/typography";
import type { Answer } from "./answer-input";
import type { AnswerInput } from "./hand-off-answer.commands.server";

const LONGEST_NAME = 150;

export interface CheckedPhoto extends ProposedPhoto {
  content: Uint8Array;
}

/**
 * The photos sent with a home, each with the type its content says; none with any other answer. Refuses all of them,
 * naming the one, when there are more than three, or one is empty, above 10 MB, or no picture.
 */
export function checkPhotos(input: Answer, files: readonly SentFile[]): CheckedPhoto[] {
  if (!("kind" in input) || input.kind !== "housing") return [];
  if (files.length > MOST_PHOTOS) throw refusal(`${MOST_PHOTOS} photos au plus.`);
  return files.map(checkPhoto);
}

/** An answer with what is kept of its photos. */
export function withPhotos(answer: AnswerInput, photos: readonly CheckedPhoto[]): AnswerInput {
  const { proposal } = answer;
  if (photos.length === 0 || proposal?.kind !== "housing") return answer;
  return { ...answer, proposal: { ...proposal, photos: photos.map(({ content: _, ...kept }) => kept) } };
}

/** Keeps the bytes of photos; done before the answer that names them. */
export async function storePhotos(photos: readonly CheckedPhoto[]): Promise<void> {
  for (const { id, content } of photos) await storeFile(id, content);
}

/** Forgets photos whose answer was refused. */
export async function forgetPhotos(photos: readonly CheckedPhoto[]): Promise<void> {
  for (const { id } of photos) await deleteFile(id);
}

function checkPhoto({ name, size, bytes }: SentFile): CheckedPhoto {
  const said = name.slice(0, LONGEST_NAME);
  if (size === 0) throw refusal(`${said}${NBSP}: ce fichier est vide.`);
  if (size > MOST_DOCUMENT_BYTES) throw refusal(`${said}${NBSP}: ce fichier dépasse 10 Mo.`);
  const type = documentTypeOf(name, bytes);
  if (!type || !isPicture(type)) {
    throw refusal(`${said}${NBSP}: son contenu n’est pas une photo JPEG, PNG ou WebP.`);
  }
  return { id: newId(), name: said, type, bytes: size, content: bytes };
}

function refusal(sentence: string): UserFacingError {
  return new UserFacingError(sentence, { field: "photos" });
}
