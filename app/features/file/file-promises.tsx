import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { promiseBadge } from "~/features/promises/promise-badge";
import type { PromiseOffer } from "~/features/promises/promise-words";
import type { PromiseLine } from "~/features/promises/promises.queries.server";
import { formatDay, lowerFirst } from "~/vocabulary/typography";

interface Props {
  id: string;
  promises: readonly PromiseLine[];
  promiseOffer: (PromiseOffer & { entryId: string }) | null;
  now: Date;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** What was promised to the household, and the promise that the line just written holds. */
export function FilePromises({ id, promises, promiseOffer, now, lastResult }: Props) {
  const refused = lastResult?.initialValue?.intent === "promise" ? lastResult : undefined;
  const write = (
    <details className="mt-2" open={refused !== undefined || undefined}>
      <summary className="inline-block cursor-pointer py-1 text-muted">Noter une promesse</summary>
      <PromiseForm key={promises.length} lastResult={refused} />
    </details>
  );
  if (promises.length === 0 && !promiseOffer) return write;
  return (
    <Section title="Promesses" count={promises.length > 0 ? promises.length : undefined}>
      {promiseOffer && <Offer householdId={id} offer={promiseOffer} now={now} />}
      {promises.length > 0 && (
        <Lines label="Promesses">
          {promises.map((promise) => (
            <Line
              key={promise.id}
              title={<Link to={`/promises?vue=team#${promise.id}`}>{promise.label}</Link>}
              detail={promise.owner}
              badge={<Badge {...promiseBadge(promise, now)} />}
            />
          ))}
        </Lines>
      )}
      {write}
    </Section>
  );
}

interface OfferProps {
  householdId: string;
  offer: PromiseOffer & { entryId: string };
  now: Date;
}

function Offer({ householdId, offer, now }: OfferProps) {
  return (
    <Notice
      tone="waiting"
      role="status"
      title="Une date dans votre note."
      act={
        <div className="flex flex-wrap gap-2">
          <Form method="post">
            <input type="hidden" name="entryId" value={offer.entryId} />
            <input type="hidden" name="label" value={offer.label} />
            <input type="hidden" name="dueOn" value={offer.dueOn} />
            <Button name="intent" value="promise" variant="primary" data-shortcut="promise">
              Promettre
            </Button>
          </Form>
          <Link to={`/households/${householdId}`} preventScrollReset className="button button-quiet">
            Non
          </Link>
        </div>
      }
    >
      Promettre : {lowerFirst(offer.label)} {formatDay(offer.dueOn, now)} ?
    </Notice>
  );
}

function PromiseForm({ lastResult }: Pick<Props, "lastResult">) {
  const [form, fields] = useForm<{ label: string; dueOn: string }>({ id: "promise", lastResult });
  return (
    <Form method="post" {...getFormProps(form)} className="form-stack mt-2">
      <input type="hidden" name="intent" value="promise" />
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField label="Ce qui est promis" field={fields.label} autoComplete="off" />
      <TextField label="Au plus tard le" field={fields.dueOn} type="date" />
      <div>
        <Button>Promettre</Button>
      </div>
    </Form>
  );
}
