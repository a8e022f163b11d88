import { unstable_parseMultipartFormData as parseMultipart, type UploadHandlerPart } from "@remix-run/node";
import { MOST_DOCUMENT_BYTES, MOST_DOCUMENTS } from "~/vocabulary/documents";
import type { SentFile } from "./documents.commands.server";

const FIELD_BYTES = 64 * 1024;

export interface Upload {
  /** The fields, without the files. */
  form: FormData;
  files: SentFile[];
}

/**
 * Reads a form that may carry files, into memory and never beyond the limits: of a file too large or one too many, only
 * the size is known. Refuses with 400 what is not a form.
 */
export async function readUpload(request: Request): Promise<Upload> {
  const files: SentFile[] = [];
  try {
    if (!isUpload(request)) return { form: await request.formData(), files };
    const form = await parseMultipart(request, async (part) => {
      if (part.filename === undefined) return (await bytesOf(part, FIELD_BYTES)).text;
      const { bytes, size } = await bytesOf(part, files.length < MOST_DOCUMENTS ? MOST_DOCUMENT_BYTES : 0);
      if (size > 0 || part.filename) files.push({ name: part.filename, size, bytes });
    });
    return { form, files };
  } catch {
    throw new Response("Formulaire illisible", { status: 400 });
  }
}

/** Whether a request carries files, told before any of it is read. */
export function isUpload(request: Request): boolean {
  return /^\s*multipart\//i.test(request.headers.get("Content-Type") ?? "");
}

/** Everything is read, so that the browser hears the answer; what passes the limit is not kept. */
async function bytesOf({ data }: UploadHandlerPart, most: number) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of data) {
    size += chunk.byteLength;
    if (size <= most) chunks.push(chunk);
  }
  const bytes = Buffer.concat(size <= most ? chunks : []);
  return { bytes, size, text: bytes.toString("utf8") };
}
