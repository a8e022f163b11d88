import { Badge } from "~/components/ui/badge";
import { EmptyState } from "~/components/ui/empty-state";
import { ActButton, Folded, ItemForm, isResultOf, type LastResult } from "~/components/ui/item-form";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import type { SupervisorPage } from "./supervisor-page.queries.server";

interface Props {
  page: SupervisorPage;
  lastResult: LastResult;
}

/** The agreements by level, from a day and, when it is known, to another. */
export function AgreementSection({ page, lastResult }: Props) {
  const { agreements, levelOptions, canWrite } = page;
  return (
    <Section title="Accords" count={agreements.length}>
      {agreements.length === 0 && (
        <EmptyState
          title="Aucun accord noté."
          why="Sans accord du niveau sur tout le semestre, les places que cette personne encadre sont perdues."
        />
      )}
      {agreements.length > 0 && (
        <Lines label="Accords">
          {agreements.map(({ id, level, label, days, fromOn, toOn = "", isPast }) => (
            <Line
              key={id}
              title={label}
              detail={days}
              badge={isPast && <Badge>échu</Badge>}
              acts={
                canWrite && (
                  <>
                    <Folded
                      summary="Changer la fin"
                      label={`Changer la fin de l'accord ${label} ${days}`}
                      isOpen={isResultOf(lastResult, "agreement", id)}
                    >
                      <ItemForm
                        intent="agreement"
                        itemId={id}
                        values={{ toOn }}
                        lastResult={lastResult}
                        submit="Enregistrer"
                      >
                        {(fields) => (
                          <>
                            <input type="hidden" name="level" value={level} />
                            <input type="hidden" name="fromOn" value={fromOn} />
                            <TextField label="Au" field={fields.toOn} type="date" optional />
                          </>
                        )}
                      </ItemForm>
                    </Folded>
                    <ActButton
                      intent="agreement-remove"
                      fields={{ level, fromOn }}
                      label={`Retirer l'accord ${label} ${days}`}
                    >
                      Retirer
                    </ActButton>
                  </>
                )
              }
            />
          ))}
        </Lines>
      )}
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Ajouter un accord" isOpen={isResultOf(lastResult, "agreement")}>
            <ItemForm intent="agreement" lastResult={lastResult} submit="Ajouter cet accord">
              {(fields) => (
                <div className="grid items-start gap-4 md:grid-cols-3">
                  <Select
                    label="Niveau"
                    field={fields.level}
                    options={levelOptions}
                    placeholder="Choisissez…"
                  />
                  <TextField label="Du" field={fields.fromOn} type="date" />
                  <TextField label="Au" field={fields.toOn} type="date" optional />
                </div>
              )}
            </ItemForm>
          </Folded>
        </div>
      )}
    </Section>
  );
}

/** The days on which they take nobody; never why. */
export function AbsenceSection({ page, lastResult }: Props) {
  const { absences, canWrite } = page;
  return (
    <Section title="Indisponibilités" count={absences.length}>
      {absences.length === 0 && <p className="text-muted">Aucune indisponibilité notée.</p>}
      {absences.length > 0 && (
        <Lines label="Indisponibilités">
          {absences.map(({ id, days, isPast }) => (
            <Line
              key={id}
              title={`Indisponible ${days}`}
              badge={isPast && <Badge>passée</Badge>}
              act={
                canWrite && (
                  <ActButton
                    intent="absence-remove"
                    fields={{ itemId: id }}
                    label={`Retirer l'indisponibilité ${days}`}
                  >
                    Retirer
                  </ActButton>
                )
              }
            />
          ))}
        </Lines>
      )}
      {canWrite && (
        <div className="mt-3">
          <Folded summary="Ajouter une indisponibilité" isOpen={isResultOf(lastResult, "absence")}>
            <p className="mb-3 text-muted">
              Les dates suffisent : la raison ne se note pas. Au-delà de 30 jours dans un semestre, la
              personne n’y encadre pas.
            </p>
            <ItemForm intent="absence" lastResult={lastResult} submit="Ajouter ces jours">
              {(fields) => (
                <div className="grid items-start gap-4 md:grid-cols-2">
                  <TextField label="Du" field={fields.fromOn} type="date" />
                  <TextField label="Au" field={fields.toOn} type="date" optional hint="Inclus." />
                </div>
              )}
            </ItemForm>
          </Folded>
        </div>
      )}
    </Section>
  );
}
