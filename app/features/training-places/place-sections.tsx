import { getFormProps, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DescriptionList } from "~/components/ui/description-list";
import { DrawnFrom } from "~/components/ui/drawn-from";
import { EmptyState } from "~/components/ui/empty-state";
import { FormErrors } from "~/components/ui/field";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { JUNIOR_CHECKS } from "~/vocabulary/training";
import { formatCount, NBSP, withApostrophes } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { isMet, TICKED_CHECKS } from "./place-card";
import { PlaceForm } from "./place-form";
import type { PlacePage } from "./place-page.queries.server";

interface Props {
  page: PlacePage;
  lastResult: LastResult;
}

/** The card of a place, and its form when it is asked for. */
export function PlaceFacts({ page, lastResult }: Props) {
  const { card, structureName, communeName, epci, level, canWrite } = page;
  const asks = [card.needsCar && "voiture nécessaire", card.hasOnCall && "gardes"].filter(Boolean).join(", ");
  return (
    <Section title="Le terrain de stage">
      <DescriptionList
        facts={[
          { term: "Structure", value: <Link to={`/structures/${card.structureId}`}>{structureName}</Link> },
          { term: "Commune", value: [communeName, epci].filter(Boolean).join(", ") },
          { term: "Niveau", value: level },
          { term: "Ce qu’il demande", value: asks || "ni voiture, ni garde" },
          { term: "Note", value: card.note && <span className="whitespace-pre-line">{card.note}</span> },
        ]}
      />
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Modifier le terrain de stage" isOpen={isResultOf(lastResult, "card")}>
            <PlaceForm
              place={card}
              levels={page.levelOptions}
              structures={[{ value: card.structureId, label: structureName }]}
              lastResult={lastResult}
            />
          </Folded>
        </div>
      )}
    </Section>
  );
}

/** Who supervises there, and in which semesters to come they cannot. */
export function PlaceSupervisors({ page, lastResult }: Props) {
  const { supervisors, supervisorOptions, canWrite } = page;
  return (
    <Section title="Maîtres de stage" count={supervisors.length}>
      {supervisors.length === 0 && (
        <EmptyState
          title="Personne n’y encadre encore."
          why="Sans maître de stage, les places offertes sont perdues. Ajoutez qui encadre."
        />
      )}
      {supervisors.length > 0 && (
        <Lines label="Maîtres de stage">
          {supervisors.map(({ id, name, cannot }) => (
            <Line
              key={id}
              title={<Link to={`/training-places/supervisors/${id}`}>{name}</Link>}
              detail={cannot.length > 0 && cannot.map((words) => <div key={words}>{words}</div>)}
              act={
                canWrite && (
                  <ActButton
                    intent="supervisor-remove"
                    fields={{ supervisorId: id }}
                    label={`Retirer ${name} de ce terrain`}
                  >
                    Retirer
                  </ActButton>
                )
              }
            />
          ))}
        </Lines>
      )}
      {canWrite && supervisorOptions.length > 0 && (
        <div className="mt-3">
          <Folded summary="Ajouter un·e maître de stage" isOpen={isResultOf(lastResult, "supervisor-add")}>
            <ItemForm intent="supervisor-add" lastResult={lastResult} submit="Ajouter">
              {(fields) => (
                <Select
                  label="Qui encadre"
                  field={fields.supervisorId}
                  options={supervisorOptions}
                  placeholder="Choisissez…"
                />
              )}
            </ItemForm>
          </Folded>
        </div>
      )}
      {canWrite && (
        <p className="mt-3">
          <Link to="/training-places/supervisors/new">Cette personne n’est pas dans la liste</Link>
        </p>
      )}
    </Section>
  );
}

/** What a junior doctor requires of a place, met or not. */
export function JuniorSection({ page, lastResult }: Props) {
  const { junior, canWrite } = page;
  const checks = valuesOf(JUNIOR_CHECKS);
  const met = checks.filter((check) => isMet(junior, check));
  const missing = checks.length - met.length;
  return (
    <Section title="Ce qu’un·e docteur junior demande">
      <p className="mb-2">
        {missing === 0
          ? "Toutes les conditions sont remplies."
          : `${formatCount(missing, "condition manque", "conditions manquent")} sur ${checks.length}.`}
      </p>
      <ul className="grid gap-1">
        {checks.map((check) => (
          <li key={check} className="flex flex-wrap items-center gap-2">
            <Badge tone={met.includes(check) ? "done" : "attention"}>
              {met.includes(check) ? "rempli" : "manque"}
            </Badge>
            {JUNIOR_CHECKS[check].fr}
            {check === "half-days" && junior.halfDaysPerWeek !== undefined && (
              <span className="text-muted">
                ({formatCount(junior.halfDaysPerWeek, "demi-journée prévue", "demi-journées prévues")})
              </span>
            )}
          </li>
        ))}
      </ul>
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Dire ce qui est rempli" isOpen={isResultOf(lastResult, "junior")}>
            <JuniorForm page={page} lastResult={lastResult} />
          </Folded>
        </div>
      )}
    </Section>
  );
}

function JuniorForm({ page: { junior }, lastResult }: Props) {
  const mine = isResultOf(lastResult, "junior") ? lastResult : undefined;
  const [form, fields] = useForm<{ juniorChecks: string[]; halfDaysPerWeek?: string }>({
    id: "junior",
    lastResult: mine,
    defaultValue: { juniorChecks: junior.juniorChecks, halfDaysPerWeek: junior.halfDaysPerWeek?.toString() },
  });
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="form-stack">
      <input type="hidden" name="intent" value="junior" />
      <DrawnFrom values={{ ...junior }} lastResult={mine} />
      <FormErrors errors={form.errors} id={form.errorId} />
      <CheckboxGroup label="Conditions remplies" field={fields.juniorChecks} options={TICKED_CHECKS} />
      <TextField
        label="Demi-journées par semaine"
        field={fields.halfDaysPerWeek}
        type="number"
        min={0}
        max={14}
        optional
        className="max-w-60"
      />
      <div>
        <Button>Enregistrer les conditions</Button>
      </div>
    </Form>
  );
}

/** Lodgings of interns around, the nearest first. */
export function NearLodgings({ page: { lodgings, communeName } }: Pick<Props, "page">) {
  return (
    <Section title="Hébergements proches" count={lodgings.length}>
      {lodgings.length === 0 ? (
        <EmptyState
          title={withApostrophes(`Aucun hébergement connu autour de${NBSP}${communeName}.`)}
          why="Ajoutez ceux que vous connaissez : la répartition en tiendra compte pour les internes sans voiture."
          act={<Link to="/lodgings/new">Ajouter un hébergement</Link>}
        />
      ) : (
        <Lines label="Hébergements proches">
          {lodgings.map(({ id, name, communeName: where, beds, distance }) => (
            <Line
              key={id}
              title={<Link to={`/lodgings/${id}`}>{name}</Link>}
              detail={`${where}, ${distance} · ${beds}`}
            />
          ))}
        </Lines>
      )}
    </Section>
  );
}
