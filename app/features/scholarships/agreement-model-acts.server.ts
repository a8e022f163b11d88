import { data } from "@remix-run/node";
import type { User } from "~/core/auth/actor";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { agreementModelSchema, MODEL_CAP } from "./agreement.schema.server";
import type { AgreementWords } from "./agreement-default";
import { restoreAgreementModel, saveAgreementModel } from "./agreement-templates.commands.server";
import { previewOf } from "./agreement-templates.queries.server";

/** Words typed and not saved, and how they read once filled. */
export interface ShownModel {
  typed: AgreementWords & { from: number };
  preview: AgreementWords;
}

/** Does what the page of the model asked for; to look keeps what was typed, and stores nothing of it. */
export async function actOnModel(request: Request, user: User) {
  const shown: ShownModel[] = [];
  const run = async (act: Parameters<typeof change>[1]): Promise<Response> => {
    if (act.intent !== "preview") return said(request, await change(user, act));
    const { from, title, paragraphs } = act;
    shown.push({ typed: { from, title, paragraphs }, preview: previewOf({ title, paragraphs }) });
    return new Response();
  };
  const answer = await submitForm(request, agreementModelSchema, run, { listCap: MODEL_CAP });
  const [one] = shown;
  return one ? data(one) : answer;
}

type Act = { from: number } & (
  | ({ intent: "save" | "preview" } & AgreementWords)
  | { intent: "restore"; number: number }
);

function change(user: User, act: Act): Promise<boolean> {
  if (act.intent === "restore") return restoreAgreementModel(user, act.from, act.number);
  const { title, paragraphs, from } = act;
  return saveAgreementModel(user, from, { title, paragraphs });
}

function said(request: Request, isChanged: boolean): Promise<Response> {
  return redirectWithToast(request, "/settings/agreement", {
    message: isChanged ? "Modèle enregistré : il vaut pour les conventions à venir." : "Rien n’avait changé.",
  });
}
