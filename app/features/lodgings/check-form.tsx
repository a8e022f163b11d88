import { Form } from "@remix-run/react";
import { typedAt } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { FormErrors } from "~/components/ui/field";
import { Folded, type LastResult } from "~/components/ui/item-form";
import { TextField } from "~/components/ui/text-field";
import type { BookingLine, LodgingPage } from "./lodging-page.queries.server";

interface Props {
  booking: BookingLine;
  page: LodgingPage;
  lastResult: LastResult;
}

/** The arrival or the departure of an intern, when its days have come: the day, what was counted, the keys. */
export function CheckFold({ booking, page, lastResult }: Props) {
  const { id, name, check } = booking;
  if (!check) return null;
  const what = check.way === "in" ? "Noter l’arrivée" : "Noter le départ";
  const sent = lastResult?.initialValue;
  const isMine = sent?.intent === `check-${check.way}` && sent.bookingId === id;
  return (
    <Folded summary={what} label={`${what.replace("’", "'")} de ${name}`} isOpen={isMine}>
      <CheckForm booking={booking} check={check} page={page} lastResult={isMine ? lastResult : undefined} />
    </Folded>
  );
}

function CheckForm({
  booking,
  check: { way, firstOn, lastOn },
  page,
  lastResult,
}: Props & { check: NonNullable<BookingLine["check"]> }) {
  const isIn = way === "in";
  const keys = isIn ? page.keys.filter(({ bookingId }) => !bookingId) : booking.keys;
  const typed = (name: string) => typedAt(lastResult, name);
  return (
    <Form method="post" preventScrollReset className="form-stack">
      <input type="hidden" name="intent" value={`check-${way}`} />
      <input type="hidden" name="bookingId" value={booking.id} />
      <FormErrors errors={lastResult?.error?.[""]} />
      <TextField
        label={isIn ? "Arrivé·e le" : "Parti·e le"}
        name="on"
        type="date"
        defaultValue={typed("on") ?? lastOn}
        errors={lastResult?.error?.on ?? undefined}
        min={firstOn}
        max={lastOn}
        required
      />
      {page.inventory.length > 0 && (
        <fieldset className="grid gap-3 md:grid-cols-3">
          <legend className="mb-2 font-semibold">Ce qui est là</legend>
          {page.inventory.map(({ id, label, count }, index) => (
            <div key={id}>
              <input type="hidden" name={`counts[${index}].lineId`} value={id} />
              <TextField
                label={`${label} (sur ${count})`}
                name={`counts[${index}].count`}
                type="number"
                min={0}
                max={999}
                defaultValue={typed(`counts[${index}].count`) ?? String(count)}
              />
            </div>
          ))}
        </fieldset>
      )}
      {keys.length > 0 && (
        <CheckboxGroup
          label={isIn ? "Clés remises" : "Clés rendues"}
          name="keyIds"
          optional
          options={keys.map(({ id, label }) => ({ value: id, label }))}
          defaultValues={[lastResult?.initialValue?.keyIds ?? []].flat().map(String)}
        />
      )}
      <TextField label="Remarque" name="note" optional autoComplete="off" defaultValue={typed("note")} />
      <div>
        <Button>{isIn ? "Noter l’arrivée" : "Noter le départ"}</Button>
      </div>
    </Form>
  );
}
