import type { SubmissionResult } from "@conform-to/react";
import { typedText } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/text-field";
import { NBSP } from "~/vocabulary/typography";
import type { SeatsPage } from "./seats-page.queries.server";

/** Who comes, or is there: a name, a level and days, nothing else of them. */
export function SeatsInterns({ interns }: Pick<SeatsPage, "interns">) {
  return (
    <>
      {interns.map(({ semester, dates, people }) => (
        <section key={semester}>
          <h2>Vos internes, {semester}</h2>
          <p className="small">{dates}</p>
          <ul className="places">
            {people.map(({ id, name, where }) => (
              <li key={id}>
                <strong>{name}</strong>
                <br />
                {where}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** The days they take nobody, and one more; why is not asked. */
export function SeatsAbsences({
  absences,
  result,
}: Pick<SeatsPage, "absences"> & { result: SubmissionResult<string[]> | undefined }) {
  const typed = result?.initialValue;
  const isRefused = typed?.act === "absence";
  const shared = (name: "fromOn" | "toOn") => ({
    ...{ id: name, name, type: "date" },
    defaultValue: isRefused ? typedText(typed?.[name]) : undefined,
    errors: isRefused ? (result?.error?.[name] ?? undefined) : undefined,
  });
  return (
    <section>
      <h2>Vos jours d’indisponibilité</h2>
      {absences.length > 0 && (
        <ul className="places">
          {absences.map(({ id, words }) => (
            <li key={id}>
              <form method="post">
                <input type="hidden" name="id" value={id} />
                Indisponible {words}{" "}
                <Button
                  name="act"
                  value="no-absence"
                  variant="quiet"
                  size="small"
                  aria-label={`Retirer ${words}`}
                >
                  Retirer
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <details className="act" open={isRefused || undefined}>
        <summary className="button">Je serai indisponible</summary>
        <form method="post">
          <div className="pair">
            <TextField label="Du" {...shared("fromOn")} />
            <TextField
              label="Au"
              optional
              hint="Laissez vide si vous ne le savez pas encore."
              {...shared("toOn")}
            />
          </div>
          <p>
            <Button name="act" value="absence">
              Noter ces jours
            </Button>
          </p>
          <p className="small">La raison ne nous regarde pas{NBSP}: ne la dites pas.</p>
        </form>
      </details>
    </section>
  );
}
