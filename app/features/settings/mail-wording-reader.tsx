import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { Select } from "~/components/ui/select";
import type { WordingPage } from "./mail-wording.queries.server";

/** For who may read and not change: the words in force, and the choice of the mail they are seen on. */
export function MailWordingReader({
  sheet,
  texts,
  choices,
  chosen,
  language,
}: Pick<WordingPage, "sheet" | "texts" | "choices" | "chosen" | "language">) {
  const lines = [
    { term: sheet.subject.label, value: texts.subject },
    ...sheet.blocks.map(({ name, label }) => ({ term: label, value: texts.blocks[name] || "vide" })),
  ];
  return (
    <>
      <div className="mb-4 whitespace-pre-line">
        <DescriptionList facts={lines} />
      </div>
      <Form method="get" className="form-stack" preventScrollReset>
        <input type="hidden" name="language" value={language} />
        <Select label="Voir sur" name="mail" defaultValue={chosen} options={choices} />
        <div>
          <Button>Voir l’aperçu</Button>
        </div>
      </Form>
    </>
  );
}
