import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { formatEuros, joinWords, NBSP } from "~/vocabulary/typography";
import { COST_PAYERS, VISIT_SATISFACTIONS } from "~/vocabulary/visit-days";
import { optionsOf } from "~/vocabulary/words";
import type { VisitPage } from "./visit-page.queries.server";

type LastResult = SubmissionResult<string[]> | undefined;

/** What does not fit, before anything else. */
export function VisitConflicts({ conflicts }: Pick<VisitPage, "conflicts">) {
  if (conflicts.length === 0) return null;
  return (
    <Notice title={conflicts.length === 1 ? "À revoir." : `${conflicts.length} points à revoir.`}>
      <ul className="mt-1 grid gap-1">
        {conflicts.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** Who does not receive the family yet, read before the programme goes to it: it may go all the same. */
export function VisitUnready({ unready: { declined, unasked } }: Pick<VisitPage, "unready">) {
  if (declined.length + unasked.length === 0) return null;
  return (
    <Notice title="Avant d’envoyer le programme.">
      {declined.length > 0 &&
        `${joinWords(declined)} ne ${declined.length > 1 ? "peuvent" : "peut"} pas${NBSP}: la famille lira «${NBSP}Accueil à trouver${NBSP}». `}
      {unasked.length > 0 &&
        `Pas encore de demande à ${joinWords(unasked)}${NBSP}: la famille lira «${NBSP}à confirmer${NBSP}».`}
    </Notice>
  );
}

/** What the day costs and who pays: for the team alone. */
export function VisitCosts(
  props: Pick<VisitPage, "costs"> & { isReadOnly: boolean; lastResult: LastResult },
) {
  const { lines, total, reimbursable } = props.costs;
  const reimbursed = reimbursable > 0 ? `, dont ${formatEuros(reimbursable)} remboursables` : "";
  return (
    <Section title="Dépenses" count={lines.length}>
      {lines.length === 0 ? (
        <p className="text-muted">Aucune dépense notée. La famille ne voit jamais cette liste.</p>
      ) : (
        <>
          <Lines label="Dépenses">
            {lines.map(({ id, label, amount, payerWords, isReimbursed }) => (
              <Line
                key={id}
                title={label}
                detail={`${formatEuros(amount)}, payé par ${payerWords}`}
                badge={isReimbursed && <Badge>remboursable</Badge>}
                act={!props.isReadOnly && <RemoveCost id={id} label={label} />}
              />
            ))}
          </Lines>
          <p className="mt-2">
            Total : <strong>{formatEuros(total)}</strong>
            {reimbursed}
          </p>
        </>
      )}
      {!props.isReadOnly && <CostForm key={lines.length} lastResult={props.lastResult} />}
    </Section>
  );
}

function RemoveCost({ id, label }: { id: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="costId" value={id} />
      <Button
        name="intent"
        value="remove-cost"
        size="small"
        variant="quiet"
        aria-label={`Retirer : ${label}`}
      >
        Retirer
      </Button>
    </Form>
  );
}

interface CostValues {
  label: string;
  amount: string;
  payer: string;
  isReimbursed: string;
}

function CostForm({ lastResult }: { lastResult: LastResult }) {
  const [form, fields] = useForm<CostValues>({ id: "cost", lastResult });
  return (
    <details className="mt-3" open={lastResult ? true : undefined}>
      <summary className="button">Ajouter une dépense</summary>
      <Form method="post" {...getFormProps(form)} className="form-stack mt-3">
        <input type="hidden" name="intent" value="add-cost" />
        <FormErrors errors={form.errors} id={form.errorId} />
        <div className="grid gap-4 md:grid-cols-3">
          <TextField
            label="Ce qui est payé"
            field={fields.label}
            autoComplete="off"
            hint="Par exemple : deux nuits d’hôtel."
          />
          <TextField label="Montant en euros" field={fields.amount} inputMode="decimal" autoComplete="off" />
          <Select
            label="Payé par"
            field={fields.payer}
            options={optionsOf(COST_PAYERS)}
            placeholder="Choisissez…"
          />
        </div>
        <Checkbox label="À rembourser" field={fields.isReimbursed} />
        <div>
          <Button variant="primary">Ajouter la dépense</Button>
        </div>
      </Form>
    </details>
  );
}

/** The day itself: its date, its title, what the family reads first. */
export function VisitDayForm({
  form: day,
  version,
  lastResult,
}: Pick<VisitPage, "form" | "version"> & { lastResult: LastResult }) {
  const [form, fields] = useForm<{ on: string; title: string; welcome?: string }>({
    id: `day-${version}`,
    lastResult,
    defaultValue: day,
  });
  return (
    <details open={lastResult ? true : undefined}>
      <summary className="button">Modifier la journée</summary>
      <Form method="post" {...getFormProps(form)} className="form-stack mt-4">
        <input type="hidden" name="intent" value="day" />
        <DrawnFrom values={{ ...day }} lastResult={lastResult} />
        <FormErrors errors={form.errors} id={form.errorId} />
        <div className="grid gap-4 md:grid-cols-2">
          <TextField label="Titre" field={fields.title} autoComplete="off" hint="Lu par la famille." />
          <TextField
            label="Le"
            field={fields.on}
            type="date"
            hint="Les hôtes déjà sollicités seront à redemander."
          />
        </div>
        <Textarea
          label="Mot d'accueil"
          field={fields.welcome}
          rows={3}
          optional
          hint="En tête du programme."
        />
        <div>
          <Button variant="primary">Enregistrer la journée</Button>
        </div>
      </Form>
    </details>
  );
}

/** What the adults said of it. */
export function VisitFeedbackList({ feedback }: Pick<VisitPage, "feedback">) {
  if (feedback.length === 0) return null;
  return (
    <Section title="Leur avis" count={feedback.length}>
      <Lines label="Leur avis">
        {feedback.map(({ memberId, by, satisfaction, liked, missing }) => (
          <Line
            key={memberId}
            title={`${by} : envie de venir ? ${VISIT_SATISFACTIONS[satisfaction].fr}`}
            detail={[liked && `A plu : ${liked}`, missing && `Manque : ${missing}`]
              .filter(Boolean)
              .join(" · ")}
          />
        ))}
      </Lines>
    </Section>
  );
}
