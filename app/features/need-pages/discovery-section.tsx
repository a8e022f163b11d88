import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { VisitDayList } from "~/features/visit-days/visit-day-list";
import { NBSP } from "~/vocabulary/typography";
import type { NeedScreen } from "./need-screen.queries.server";
import { ownResult } from "./option-discard";

interface Props {
  screen: NeedScreen;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Where the household discovers its future surroundings: its visit days, and the pages that tell of them. */
export function DiscoverySection({ screen, lastResult }: Props) {
  const { visitDays, sheets = [], today, need } = screen;
  if (!visitDays) return null;
  return (
    <Section title="Journées de visite" count={visitDays.length}>
      {visitDays.length === 0 ? (
        <p className="border-t border-line py-2.5 text-muted">
          Aucune journée prévue. Une journée réunit deux itinéraires, celui du médecin et celui de sa famille.
        </p>
      ) : (
        <VisitDayList days={visitDays} today={today} />
      )}
      {need.isOpen && <VisitDayForm today={today} lastResult={lastResult} />}
      {sheets.length > 0 && (
        <p className="mt-3">
          À lire ou à envoyer{NBSP}:{" "}
          {sheets.map(({ url, title }, place) => (
            <span key={url}>
              {place > 0 && ", "}
              <a href={url}>{title}</a>
            </span>
          ))}
        </p>
      )}
    </Section>
  );
}

function VisitDayForm({ today, lastResult }: { today: string } & Pick<Props, "lastResult">) {
  const own = ownResult(lastResult, "visit-day");
  const [form, fields] = useForm<Record<"on" | "title", string>>({ id: "visit-day", lastResult: own });
  return (
    <details className="mt-3" open={own ? true : undefined}>
      <summary className="button button-small">Préparer une journée</summary>
      <Form method="post" {...getFormProps(form)} className="form-stack mt-3">
        <input type="hidden" name="intent" value="visit-day" />
        <FormErrors errors={form.errors} id={form.errorId} />
        <div className="grid gap-4 md:grid-cols-2">
          <TextField label="Jour" field={fields.on} type="date" min={today} />
          <TextField label="Titre" field={fields.title} hint="Lu par la famille et par les hôtes." />
        </div>
        <div>
          <Button>Préparer cette journée</Button>
        </div>
      </Form>
    </details>
  );
}
