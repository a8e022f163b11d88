import { gunzipSync } from "node:zlib";
import { MongoClient } from "mongodb";
import { DEFAULT_PIPELINES } from "~/features/pipelines/pipelines";
import { RICH_FILE_ID } from "./accounts";
import { type Act, formPost, type Request, send } from "./client";

/** A mark of the public form is counted, like an e-mail: five uses an hour. */
const USES_OF_A_MARK = 4;

export interface Bench {
  port: number;
  cookie: string;
  uri: string;
}

/** The reading acts, by name. */
export function readings({ cookie }: Pick<Bench, "cookie">): Record<string, Act> {
  const read = (path: string): Act => {
    const request: Request = { path, headers: { Cookie: cookie } };
    return () => request;
  };
  return {
    listHtml: read("/candidates"),
    listData: read("/candidates.data"),
    listNavigation: read("/candidates.data?_routes=routes%2F_staff.candidates._index"),
    boardHtml: read("/board/medecins"),
    boardData: read("/board/medecins.data"),
    searchData: read("/candidates.data?q=elodie"),
    paletteData: read("/search.data?q=gauth"),
    paletteNearData: read("/search.data?q=gautheir"),
    fileData: read(`/households/${RICH_FILE_ID}.data`),
  };
}

interface Moving {
  householdId: string;
  candidateId: string;
  pipeline: string;
  stage: string;
}

/** Moves candidates from stage to stage, each one in turn, so that two moves never cross. */
export async function stageMoves({ cookie, uri }: Bench, files: number): Promise<Act> {
  const moving = await firstCandidates(uri, files);
  return (turn) => {
    const one = moving[turn % moving.length];
    if (!one) throw new Error("no candidate to move");
    const [from, to] = [one.stage, stageAfter(one)];
    one.stage = to;
    const { candidateId, pipeline } = one;
    const override = "mesure du déplacement";
    const fields = { intent: "move-stage", candidateId, pipeline, from, to, override };
    return formPost(`/households/${one.householdId}.data?index`, fields, cookie);
  };
}

/** Adds notes to files, each one in turn. */
export async function notes({ cookie, uri }: Bench, files: number): Promise<Act> {
  const households = await firstCandidates(uri, files);
  return (turn) => {
    const id = households[turn % households.length]?.householdId;
    return formPost(`/households/${id}.data?index`, { intent: "note", text: `Note ${turn}.` }, cookie);
  };
}

/** Fills the public form as different persons, from different addresses, each with a mark old enough. */
export async function interestForms({ port }: Bench, turns: number): Promise<Act> {
  const batch = Date.now();
  const marks = await startMarks(port, Math.ceil(turns / USES_OF_A_MARK));
  return (turn) => {
    const request = formPost("/interet", {
      firstName: "Élodie",
      lastName: `Garrigue ${turn}`,
      email: `elodie.${batch}.${turn}@exemple.example`,
      phone: "06 12 34 56 78",
      kind: "intern",
      specialty: "médecine générale",
      seeks: "placement",
      territories: "200023737",
      needs: "housing",
      message: "Bonjour, je cherche un logement pour mon stage.",
      consentPartners: "on",
      startedAt: marks[turn % marks.length] ?? "",
    });
    const address = `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`;
    return { ...request, headers: { ...request.headers, "X-Forwarded-For": address } };
  };
}

async function startMarks(port: number, count: number): Promise<string[]> {
  const marks: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { body, headers } = await send(port, { path: "/interet" });
    const html = (headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString();
    const field = /<input[^>]*name="startedAt"[^>]*>/.exec(html)?.[0] ?? "";
    const mark = /value="([^"]+)"/.exec(field)?.[1];
    if (!mark) throw new Error("no mark in the public form");
    marks.push(mark);
  }
  await new Promise((resolve) => setTimeout(resolve, 2100));
  return marks;
}

async function firstCandidates(uri: string, count: number): Promise<Moving[]> {
  const client = await MongoClient.connect(uri);
  const candidates = await client
    .db("conciergerie")
    .collection("candidates")
    .find({}, { projection: { householdId: 1, journeys: 1 } })
    .sort({ _id: 1 })
    .limit(count)
    .toArray();
  await client.close();
  return candidates.map(({ _id, householdId, journeys: [journey] }) => ({
    householdId,
    candidateId: String(_id),
    pipeline: journey.pipeline,
    stage: journey.stage,
  }));
}

/** The open stage after this one, or back to the first. */
function stageAfter({ pipeline, stage }: Moving): string {
  const all = DEFAULT_PIPELINES.find(({ _id }) => _id === pipeline)?.stages ?? [];
  const stages = all.filter(({ isExit }) => !isExit);
  const index = stages.findIndex(({ key }) => key === stage);
  return stages[(index + 1) % stages.length]?.key ?? stage;
}
