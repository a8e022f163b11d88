import { expect, it, vi } from "vitest";
import { z } from "zod";
import { UserFacingError } from "~/core/errors";
import { submitForm } from "~/core/http/form.server";

/** Stands for the parsing, which would take seconds on what is refused before it. */
const parse = vi.fn((values: unknown) => values);

const schema = z.preprocess(
  parse,
  z.object({
    name: z.string({ error: "Donnez un nom." }),
    take: z.array(z.string()).default([]),
    children: z.array(z.object({ first: z.string() })).default([]),
  }),
);

const run = vi.fn(async () => new Response("done"));

it.each<[string, [string, string][]]>([
  ["a list index beyond the cap", [["children[1000000].first", "Zoé"]]],
  ["a list index of a group of boxes", [["take[99999]", "x"]]],
  ["a nested index beyond the cap", [["children[3].toys[400].name", "x"]]],
  ["an index written with an exponent", [["children[1e6].first", "Zoé"]]],
  [
    "an intent on a far index",
    [["__intent__", intent("update", { name: "children", index: 1_000_000, value: {} })]],
  ],
  [
    "an intent whose index has an exponent",
    [["__intent__", '{"type":"update","payload":{"name":"children","index":1e9,"value":{}}}']],
  ],
  [
    "an intent whose index is a text",
    [["__intent__", intent("update", { name: "children", index: "1000000", value: {} })]],
  ],
  ["an intent that names a far line", [["__intent__", intent("insert", { name: "children[70000].toys" })]]],
  [
    "an intent that moves a far line",
    [["__intent__", intent("reorder", { name: "take", from: 0, to: 1e5 })]],
  ],
  [
    "an intent that carries a whole list",
    [["__intent__", intent("update", { name: "take", value: Array.from({ length: 200_000 }, () => 1) })]],
  ],
  ["a name that nothing of ours has", [["children[", "x"]]],
  ["a name that reaches for the prototype", [["children[0].__proto__", "x"]]],
  ["more than 500 fields", Array.from({ length: 501 }, (_, place) => [`field${place}`, "x"])],
])("refuses %s before parsing the form", async (_title, fields) => {
  const form = formOf([["name", "Zoé"], ...fields]);
  const refused = await submitForm(form, schema, run).catch((error) => error);
  expect(refused).toBeInstanceOf(Response);
  expect(refused.status).toBe(400);
  expect(parse).not.toHaveBeenCalled();
  expect(run).not.toHaveBeenCalled();
});

it("reads lists within the cap, and intents that add or remove a line", async () => {
  const filled = formOf([
    ["name", "Zoé"],
    ["children[19].first", "Léo"],
  ]);
  expect((await statusOf(filled)).status).toBe(400);
  const added = formOf([
    ["name", "Zoé"],
    ["__intent__", intent("insert", { name: "children", defaultValue: {} })],
  ]);
  expect(await statusOf(added)).toMatchObject({
    status: 200,
    value: { name: "Zoé", children: [undefined] },
  });
});

it("keeps what was typed beside the French sentence of a wrong field", async () => {
  const { status, value, error } = await statusOf(formOf([["take[0]", "a"]]));
  expect(status).toBe(400);
  expect(error).toEqual({ name: ["Donnez un nom."] });
  expect(value).toMatchObject({ take: ["a"] });
});

it("leaves out control characters, in whichever field, and keeps line breaks and tabs", async () => {
  const read = vi.fn(async () => new Response("done"));
  const form = formOf([
    ["name", "Zo\u0000é\u001F\u007F\u000BCaron"],
    ["take", "une\tligne\r\npuis une autre"],
  ]);
  await submitForm(form, schema, read);
  expect(read).toHaveBeenCalledWith({
    name: "ZoéCaron",
    take: ["une\tligne\r\npuis une autre"],
    children: [],
  });
});

it("turns a refusal of the command into a 400 that keeps what was typed", async () => {
  const refuse = async (): Promise<Response> => {
    throw new UserFacingError("Un·e collègue l’a déjà fait.");
  };
  const { status, value, error } = await statusOf(formOf([["name", "Zoé"]]), refuse);
  expect(status).toBe(400);
  expect(error).toEqual({ "": ["Un·e collègue l’a déjà fait."] });
  expect(value).toMatchObject({ name: "Zoé" });
});

it("says a refusal beside the field it names", async () => {
  const refuse = async (): Promise<Response> => {
    throw new UserFacingError("Ce nom est déjà pris.", { field: "name" });
  };
  const { status, error } = await statusOf(formOf([["name", "Zoé"]]), refuse);
  expect(status).toBe(400);
  expect(error).toEqual({ name: ["Ce nom est déjà pris."] });
});

it("lets a bug through, to be logged", async () => {
  const fail = async (): Promise<Response> => {
    throw new TypeError("broken");
  };
  await expect(submitForm(formOf([["name", "Zoé"]]), schema, fail)).rejects.toThrow("broken");
});

interface Reply {
  status: number | undefined;
  value?: unknown;
  error?: unknown;
}

async function statusOf(form: FormData, command: () => Promise<Response> = run): Promise<Reply> {
  const reply = await submitForm(form, schema, command);
  if (reply instanceof Response) return { status: reply.status };
  return { status: reply.init?.status, value: reply.data.initialValue, error: reply.data.error };
}

function formOf(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

function intent(type: string, payload: Record<string, unknown>): string {
  return JSON.stringify({ type, payload });
}
