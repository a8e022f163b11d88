import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { z } from "zod";
import { UserFacingError } from "../errors";

/** Largest index accepted in a list of a form; a schema rarely asks for more. */
const LIST_CAP = 20;
const MOST_FIELDS = 500;
/** In characters: our buttons add, remove or move one line. */
const LONGEST_INTENT = 2000;
/** Conform throws on any other name. */
const READABLE_NAME = /^(?!.*(?:__proto__|constructor))[^.[\]]+(?:\.[^.[\]]+|\[\d*\])*$/;

/** What no keyboard writes and no base should keep; line breaks and tabs belong to texts. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

type FormReply = ReturnType<typeof data<SubmissionResult<string[]>>>;

/**
 * Reads a form with its schema, control characters left out, then runs the command with what was
 * read. Wrong input and refusals come back as a 400 that keeps what was typed; list indexes beyond `listCap`
 * are refused before anything is parsed.
 */
export async function submitForm<Schema extends z.ZodType>(
  request: Request | FormData,
  schema: Schema,
  run: (values: z.output<Schema>) => Promise<Response>,
  { listCap = LIST_CAP, hideFields = [] as string[] } = {},
): Promise<Response | FormReply> {
  const form = withoutControls(request instanceof FormData ? request : await formOf(request));
  refuseExcess(form, listCap);
  const submission = parseWithZod(form, { schema });
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields }), { status: submission.status === "error" ? 400 : 200 });
  }
  try {
    return await run(submission.value as z.output<Schema>);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return data(submission.reply({ ...errorsOf(error), hideFields }), { status: 400 });
  }
}

/** A refusal stands beside the field it names, else above the form. */
function errorsOf({ field, message }: UserFacingError) {
  return field ? { fieldErrors: { [field]: [message] } } : { formErrors: [message] };
}

/** A body that is not a form was not sent by one of our pages. */
async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response("Formulaire illisible", { status: 400 });
  }
}

function withoutControls(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form) {
    clean.append(name, typeof value === "string" ? value.replace(CONTROLS, "") : value);
  }
  return clean;
}

/** One POST with `children[1000000]` would hold the process for minutes: such forms are not read at all. */
function refuseExcess(form: FormData, listCap: number): void {
  const intents = form.getAll("__intent__").map(String);
  const payloads = intents.map(payloadOf);
  const names = [...form.keys(), ...payloads.flatMap(({ name }) => name ?? [])].map(String);
  const indexes = [
    ...names.flatMap(indexesOf),
    ...payloads.flatMap(({ index = 0, from = 0, to = 0 }) => [index, from, to]),
  ];
  const isExcessive = names.length > MOST_FIELDS || intents.some(({ length }) => length > LONGEST_INTENT);
  const isReadable = names.every((name) => READABLE_NAME.test(name));
  if (isExcessive || !isReadable || indexes.some((index) => !(Number(index) < listCap))) {
    throw new Response("Formulaire trop grand", { status: 400 });
  }
}

function indexesOf(name: string): string[] {
  return [...name.matchAll(/\[(\d+)\]/g)].flatMap(([, digits]) => digits ?? []);
}

/** What a button of a list asks for; one we did not write is left to Conform, which ignores it. */
function payloadOf(intent: string): Partial<Record<"name" | "index" | "from" | "to", unknown>> {
  try {
    return JSON.parse(intent)?.payload ?? {};
  } catch {
    return {};
  }
}
