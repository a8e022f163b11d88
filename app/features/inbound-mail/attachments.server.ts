import { MOST_DOCUMENT_BYTES, MOST_DOCUMENTS } from "~/vocabulary/documents";
import type { AttachmentRefusal } from "~/vocabulary/inbound-mail";
import { documentTypeOf } from "../documents/document-type";
import type { MailPart } from "./parsing.server";
import type { ReadAttachment } from "./read-mail";

/** Logos and portraits of signatures. */
const SMALL_PICTURE_BYTES = 12 * 1024;
const TNEF_START = 0x223e9f78;
const OURS = ["pdf", "jpg", "jpeg", "png", "webp", "docx", "xlsx", "odt"];
/** Parts that carry the mail itself and no file. */
const SERVICE =
  /^(?:message\/(?:delivery-status|disposition-notification)|text\/rfc822-headers|application\/(?:x-)?pkcs7-signature|application\/pgp-signature)$/i;
const NAMES: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "message/rfc822": "eml",
  "text/calendar": "ics",
};

/**
 * The files joined to a mail: those that are not kept say why and come without their bytes. What a file is comes from
 * its content. Small pictures inside the text are left out without a word.
 */
export function attachmentsOf(parts: readonly MailPart[]): ReadAttachment[] {
  const files = parts.filter((part) => !SERVICE.test(part.mediaType) && !isSmallPicture(part));
  let kept = 0;
  return files.map((part) => {
    const name = nameOf(part);
    const type = typeOf(name, part.bytes);
    const refusal = refusalOf(name, part, kept);
    if (refusal) return { name, type, bytes: Buffer.alloc(0), refusal };
    kept += 1;
    return { name, type, bytes: part.bytes };
  });
}

function refusalOf(name: string, { bytes }: MailPart, kept: number): AttachmentRefusal | undefined {
  if (bytes.length === 0) return "empty";
  if (isTnef(bytes)) return "tnef";
  if (bytes.length > MOST_DOCUMENT_BYTES) return "size";
  if (!documentTypeOf(name, bytes)) return OURS.includes(extensionOf(name)) ? "program" : "type";
  return kept >= MOST_DOCUMENTS ? "count" : undefined;
}

function typeOf(name: string, bytes: Buffer): string {
  return isTnef(bytes) ? "tnef" : (documentTypeOf(name, bytes) ?? "");
}

function isTnef(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32LE(0) === TNEF_START;
}

function isSmallPicture({ isInline, mediaType, bytes }: MailPart): boolean {
  return isInline && mediaType.startsWith("image/") && bytes.length <= SMALL_PICTURE_BYTES;
}

/** No path and no sign that turns the reading around. */
function nameOf({ name, mediaType }: MailPart): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .split(/[\\/]/)
    .at(-1)
    ?.trim();
  return plain || `piece-jointe.${NAMES[mediaType] ?? "bin"}`;
}

function extensionOf(name: string): string {
  return name.toLowerCase().split(".").at(-1) ?? "";
}
