import { useLocation } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { Select } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { Textarea } from "~/components/ui/textarea";
import { accessibleName } from "~/vocabulary/accessible-name";
import { DOCUMENT_PURPOSES } from "~/vocabulary/documents";
import { dayIn } from "~/vocabulary/in-language";
import { CORRECTED_FIELDS, type CorrectedField } from "~/vocabulary/tracking";
import { optionsOf, valuesOf } from "~/vocabulary/words";
import { ActForm, FoldedAct, fieldOf, type SectionProps, wordsOf } from "./tracking-form";
import { DEPOSIT_PURPOSES } from "./tracking-words";

/** What was written on both sides, and where to write. */
export function Messages({ page, result }: SectionProps) {
  const { language, messages, helper } = page;
  const words = wordsOf(page);
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{words.sections.messages}</h2>
      <ActForm act="message" send={words.sendMessage} variant="primary">
        <Textarea
          label={words.messageLabel}
          {...fieldOf(result, "message", "message")}
          hint={words.messageHint(helper.name)}
        />
      </ActForm>
      {messages.map(({ id, at, text, by }) => (
        <blockquote key={id} className="said">
          <p className="small">
            {by || words.you}, {dayIn(language, at)}
          </p>
          {text.split("\n").map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text have no other name
            <p key={index}>{line}</p>
          ))}
        </blockquote>
      ))}
    </section>
  );
}

/** What this adult told us of themselves, to correct. */
export function Correction({ page, result }: SectionProps) {
  const { answers, hasCode, helper, isCandidate, language } = page;
  const words = wordsOf(page);
  const field = (name: keyof typeof CORRECTED_FIELDS) => ({
    label: CORRECTED_FIELDS[name][language],
    defaultValue: answers[name],
    ...fieldOf(result, "correct", name),
  });
  return (
    <section aria-labelledby="correction">
      <h2 id="correction">{words.sections.correction}</h2>
      <WaitingCorrections page={page} />
      <FoldedAct act="correct" title={words.openCorrection} send={words.sendCorrection} result={result}>
        <p>{words.correctionLead(helper.name)}</p>
        <TextField {...field("firstName")} />
        <TextField {...field("lastName")} />
        <TextField {...field("phone")} type="tel" />
        <TextField
          {...field("email")}
          type="email"
          readOnly={!hasCode}
          hint={hasCode ? undefined : words.emailNeedsCode}
        />
        {isCandidate && <TextField {...field("fromOn")} type="date" />}
        <Textarea {...field("wishes")} hint={words.wishesHint} />
      </FoldedAct>
    </section>
  );
}

/** What they corrected and nobody has read yet. */
function WaitingCorrections({ page }: Pick<SectionProps, "page">) {
  const { corrections, language } = page;
  if (corrections.length === 0) return null;
  const told: Partial<Record<CorrectedField, string>> = Object.assign({}, ...corrections);
  const shown = { ...told, fromOn: told.fromOn && dayIn(language, told.fromOn) };
  return (
    <>
      <p>{wordsOf(page).waiting}</p>
      <DescriptionList
        facts={valuesOf(CORRECTED_FIELDS).map((field) => ({
          term: CORRECTED_FIELDS[field][language],
          value: shown[field],
        }))}
      />
    </>
  );
}

/** Papers to give and, once a code was typed, those that were given. */
export function Documents({ page, result }: SectionProps) {
  const { documents, hasDocuments, hasCode, language } = page;
  const { pathname } = useLocation();
  const words = wordsOf(page);
  const purposes = optionsOf(DOCUMENT_PURPOSES).flatMap(({ value }) =>
    DEPOSIT_PURPOSES.filter((purpose) => purpose === value).map((purpose) => ({
      value: purpose,
      label: DOCUMENT_PURPOSES[purpose][language],
    })),
  );
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{words.sections.documents}</h2>
      <FoldedAct act="deposit" title={words.openDeposit} send={words.deposit} result={result} hasFiles>
        <TextField
          label={words.filesLabel}
          {...fieldOf(result, "deposit", "files")}
          type="file"
          multiple
          hint={words.filesHint}
        />
        <Select
          label={words.purposeLabel}
          {...fieldOf(result, "deposit", "purpose")}
          options={purposes}
          placeholder={words.choose}
        />
      </FoldedAct>
      {hasDocuments && !hasCode && <p className="small">{words.depositedNeedsCode}</p>}
      {documents.length > 0 && (
        <>
          <h3>{words.deposited}</h3>
          <DescriptionList
            facts={documents.map(({ id, name, purpose, keptUntil }) => ({
              term: name,
              value: (
                <>
                  {`${DOCUMENT_PURPOSES[purpose][language]}, ${words.keptUntil(dayIn(language, keptUntil))} · `}
                  <a
                    href={`${pathname}/documents/${id}`}
                    aria-label={accessibleName(`${words.download}, ${name}`)}
                    download
                  >
                    {words.download}
                  </a>
                </>
              ),
            }))}
          />
        </>
      )}
    </section>
  );
}
