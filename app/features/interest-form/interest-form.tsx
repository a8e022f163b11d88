import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { CheckboxGroup } from "~/components/ui/checkbox-group";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { accessibleName } from "~/vocabulary/accessible-name";
import { CANDIDATE_KINDS, SEEKS } from "~/vocabulary/candidates";
import { inLanguage, type Language } from "~/vocabulary/languages";
import { NEED_KINDS } from "~/vocabulary/needs";
import { valuesOf, type Words } from "~/vocabulary/words";
import { INTEREST_FIELDS, type InterestField } from "./interest-fields";
import type { InterestPage } from "./interest-form.queries.server";
import { INTEREST_WORDS, type InterestWords } from "./interest-words";

type FormValues = Partial<Record<InterestField | "website" | "startedAt", string | string[]>>;

export interface InterestFormProps {
  page: InterestPage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
  /** A correction asks again neither for consents nor for the robots' traps. */
  isCorrection?: boolean;
}

/** The whole form on one page; a script adds a draft and the progress in words. */
export function InterestForm({ page, result, isCorrection = false }: InterestFormProps) {
  const { language, territories, defaultValue } = page;
  const words = INTEREST_WORDS[language];
  const { labels } = words;
  const [form, fields] = useForm<FormValues>({ id: "interet", lastResult: result, defaultValue });
  const of = (name: InterestField) => ({
    label: labels[name],
    field: fields[name],
    errors: errorsIn(language, name, fields[name].errors),
  });
  const optional = (name: InterestField) => ({ ...of(name), optional: words.optional });
  // Never ticked in advance; a box the person ticked stays so when the form comes back.
  const consent = (name: "consentPartners" | "consentNews") => ({
    ...optional(name),
    defaultChecked: fields[name].initialValue === "on",
  });
  const problems = INTEREST_FIELDS.flatMap(({ name }) => {
    const [text] = of(name).errors ?? [];
    return text ? [{ name, id: fields[name].id, text: words.problem(labels[name], text) }] : [];
  });
  const project = (
    <>
      <Step words={words} rank={1}>
        <CheckboxGroup {...optional("seeks")} options={choices(SEEKS, language)} />
        <div className="pair">
          <TextField {...optional("specialty")} />
          <TextField {...optional("semester")} />
        </div>
        <TextField {...optional("faculty")} />
        <div className="pair">
          <TextField {...optional("fromOn")} type="date" />
          <TextField {...optional("toOn")} type="date" />
        </div>
      </Step>
      <Step words={words} rank={2}>
        <CheckboxGroup {...optional("territories")} options={territories} />
        <CheckboxGroup
          {...optional("needs")}
          options={choices(NEED_KINDS, language)}
          hint={words.needsHint}
        />
      </Step>
    </>
  );
  const refusals = (form.errors ?? []).map((text) => ({ text }));
  const toCorrect = [...refusals, ...problems];
  return (
    <form
      id={form.id}
      method="post"
      noValidate
      data-draft={isCorrection || result ? undefined : words.draft}
      data-forget={words.forgetDraft}
      data-progress={words.progress}
    >
      <ErrorSummary title={words.toCorrect(toCorrect.length)} problems={toCorrect} />
      <Step words={words} rank={0}>
        <div className="pair">
          <TextField {...of("firstName")} required autoComplete="given-name" />
          <TextField {...of("lastName")} required autoComplete="family-name" />
        </div>
        <TextField {...of("email")} required type="email" autoComplete="email" />
        <TextField {...optional("phone")} type="tel" autoComplete="tel" />
        <Select
          {...of("kind")}
          required
          options={choices(CANDIDATE_KINDS, language)}
          placeholder={words.choose}
        />
      </Step>
      {page.met ? (
        <More words={words} isOpen={problems.some(({ name }) => FOLDED.includes(name))}>
          {project}
        </More>
      ) : (
        project
      )}
      <Step words={words} rank={3}>
        <Textarea {...optional("message")} rows={5} hint={words.messageHint} />
        {!isCorrection && (
          <>
            <Checkbox {...consent("consentPartners")} hint={page.wordings.partners} />
            <Checkbox {...consent("consentNews")} hint={page.wordings.news} />
          </>
        )}
      </Step>
      {!isCorrection && (
        <>
          <input type="hidden" name="startedAt" value={String(fields.startedAt.initialValue ?? "")} />
          <p className="trap" aria-hidden="true">
            <label htmlFor="website">{words.trap}</label>
            <input id="website" name="website" tabIndex={-1} autoComplete="off" />
          </p>
          <p className="small form-section">
            {words.privacy} <a href={inLanguage("/confidentialite", language)}>{words.privacyLink}</a>
          </p>
        </>
      )}
      <p className="acts">
        <Button variant="primary">{words.send}</Button>
      </p>
    </form>
  );
}

/** What whoever is met at a stand may leave for later; asked for again when something there is to be corrected. */
const FOLDED: readonly InterestField[] = [
  ...(["seeks", "specialty", "semester", "faculty"] as const),
  ...(["fromOn", "toOn", "territories", "needs"] as const),
];

function More({ words, isOpen, children }: { words: InterestWords; isOpen: boolean; children: ReactNode }) {
  return (
    <details className="act form-section" open={isOpen || undefined}>
      <summary className="button">{words.more}</summary>
      {children}
    </details>
  );
}

function Step({ words, rank, children }: { words: InterestWords; rank: number; children: ReactNode }) {
  return (
    <section className="form-section" aria-labelledby={`step-${rank}`} data-step={words.steps[rank]}>
      <h2 id={`step-${rank}`}>{words.sections[rank]}</h2>
      {children}
    </section>
  );
}

function choices<Value extends string>(words: Words<Value>, language: Language) {
  return valuesOf(words).map((value) => ({ value, label: accessibleName(words[value][language]) }));
}

/** The server's refusals are written in French; the English page has one sentence a field. */
function errorsIn(
  language: Language,
  name: InterestField,
  errors: string[] | undefined,
): string[] | undefined {
  const sentence = INTEREST_WORDS[language].errors[name];
  return errors && sentence ? [sentence] : errors;
}
