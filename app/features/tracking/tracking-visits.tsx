import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { DescriptionList } from "~/components/ui/description-list";
import { RadioGroup } from "~/components/ui/radio-group";
import { Textarea } from "~/components/ui/textarea";
import { accessibleName } from "~/vocabulary/accessible-name";
import { dayIn } from "~/vocabulary/in-language";
import { LIKINGS, REFUSAL_REASONS, VISIT_KINDS } from "~/vocabulary/need-options";
import { lowerFirst } from "~/vocabulary/typography";
import { valuesOf } from "~/vocabulary/words";
import { ActForm, fieldOf, type SectionProps, wordsOf } from "./tracking-form";
import type { TrackedVisit } from "./tracking-visits.queries.server";
import { hourIn, ownNeedName } from "./tracking-words";

/** The visits and meetings of the household: when the next ones are, what this adult thought of the others. */
export function Visits({ page, result }: SectionProps) {
  const { coming, past } = page.visits;
  if (coming.length + past.length + page.programmes.length === 0) return null;
  const words = wordsOf(page);
  return (
    <section aria-labelledby="visits">
      <h2 id="visits">{words.sections.visits}</h2>
      {page.programmes.map(({ title, on, path }) => (
        <p key={path}>
          <a href={`${path}?lang=${page.language}`}>{words.programme(title, dayIn(page.language, on))}</a>
        </p>
      ))}
      {coming.length > 0 && (
        <DescriptionList
          facts={coming.map((visit) => ({
            term: dayIn(page.language, visit.on),
            value: <VisitLine visit={visit} page={page} />,
          }))}
        />
      )}
      {past.map((visit) => (
        <PastVisit key={visit.id} visit={visit} page={page} result={result} />
      ))}
    </section>
  );
}

interface LineProps extends Pick<SectionProps, "page"> {
  visit: TrackedVisit;
}

function VisitLine({ visit, page: { language } }: LineProps) {
  const { kind, hour, place, host, option, need, childName } = visit;
  return (
    <>
      {VISIT_KINDS[kind][language]}, {lowerFirst(ownNeedName({ kind: need, childName }, language))}
      <br />
      <span lang="fr">
        {[hour && hourIn(language, hour), option, place, host].filter(Boolean).join(", ")}
      </span>
    </>
  );
}

function PastVisit({ visit, page, result }: LineProps & SectionProps) {
  const { id, kind, on, own, option } = visit;
  const { language } = page;
  const words = wordsOf(page);
  const form = <VisitForm visit={visit} page={page} result={result} />;
  return (
    <div>
      <h3>
        {VISIT_KINDS[kind][language]}, {dayIn(language, on)}
      </h3>
      {option && <p lang="fr">{option}</p>}
      {own ? (
        <>
          <blockquote className="said">
            <p>
              <strong>{LIKINGS[own.liking][language]}</strong>
            </p>
            {own.reasons.length > 0 && (
              <p>{own.reasons.map((reason) => REFUSAL_REASONS[reason][language]).join(", ")}</p>
            )}
            {own.note && <p>{own.note}</p>}
          </blockquote>
          <details className="act" open={isBack(id, result)}>
            <summary
              className="button"
              aria-label={accessibleName(`${words.changeVisit}, ${dayIn(language, on)}`)}
            >
              {words.changeVisit}
            </summary>
            {form}
          </details>
        </>
      ) : (
        form
      )}
    </div>
  );
}

function VisitForm({ visit, page, result }: LineProps & SectionProps) {
  const { id, needId, own, reasons } = visit;
  const { language } = page;
  const words = wordsOf(page);
  const back = isBack(id, result) ? result : undefined;
  const field = (name: string) => ({ ...fieldOf(back, "visit", name), id: `visit-${name}-${id}` });
  return (
    <ActForm act="visit" send={words.sendVisit}>
      <input type="hidden" name="needId" value={needId} />
      <input type="hidden" name="visitId" value={id} />
      <RadioGroup
        label={words.visitLiking}
        {...field("liking")}
        options={valuesOf(LIKINGS).map((value) => ({ value, label: LIKINGS[value][language] }))}
        defaultValue={own?.liking}
      />
      {reasons.length > 0 && (
        <CheckboxGroup
          label={words.visitReasons}
          {...field("reasons")}
          options={reasons.map((value) => ({ value, label: REFUSAL_REASONS[value][language] }))}
        />
      )}
      <Textarea
        label={words.outcomeNote}
        optional={words.optional}
        rows={2}
        defaultValue={own?.note}
        {...field("note")}
      />
    </ActForm>
  );
}

function isBack(visitId: string, result: SectionProps["result"]): boolean {
  return result?.initialValue?.act === "visit" && result.initialValue.visitId === visitId;
}
