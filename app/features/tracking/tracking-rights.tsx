import { DescriptionList } from "~/components/ui/description-list";
import { Notice } from "~/components/ui/notice";
import { TextField } from "~/components/ui/text-field";
import { accessibleName } from "~/vocabulary/accessible-name";
import { CONSENT_MEANS, CONSENT_PURPOSES } from "~/vocabulary/consents";
import { dayIn } from "~/vocabulary/in-language";
import { joinWords } from "~/vocabulary/typography";
import { labelIn } from "./own-labels";
import { ActForm, fieldOf, type SectionProps, wordsOf } from "./tracking-form";
import type { OwnLedgerLine } from "./tracking-ledger.queries.server";
import { endedBy, OWN_NEEDS } from "./tracking-words";

type Page = SectionProps["page"];

/** What was passed on, in simple words. */
export function OwnLedger({ page }: { page: Page }) {
  const words = wordsOf(page);
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{words.sections.ledger}</h2>
      <p>{page.ledger.length === 0 ? words.noLedger : words.ledgerLead}</p>
      {page.ledger.map((line) => (
        <LedgerEntry key={line.id} line={line} page={page} />
      ))}
    </section>
  );
}

/** To whom and how far, at a glance; what was passed on, once opened. */
function LedgerEntry({ line, page }: { line: OwnLedgerLine; page: Page }) {
  const { kind, partnerName, leftAt, answeredAt, deletions } = line;
  const words = wordsOf(page);
  const { language } = page;
  const purpose = kind === "introduction" ? CONSENT_PURPOSES.introduction : OWN_NEEDS[kind];
  const asked = [
    leftAt && words.sentOn(dayIn(language, leftAt)),
    answeredAt ? words.answered(dayIn(language, answeredAt)) : words.notAnswered,
  ];
  const deleted = deletions.map(({ deletedOn }) =>
    deletedOn ? words.deleted(dayIn(language, deletedOn)) : words.askedToDelete,
  );
  return (
    <div>
      <h3>{partnerName}</h3>
      <p>{[purpose[language], [...asked, ...deleted].filter(Boolean).join(", ")].join(" · ")}</p>
      <details>
        <summary className="fold" aria-label={accessibleName(`${words.details}, ${partnerName}`)}>
          {words.details}
        </summary>
        <DescriptionList facts={ledgerFacts(line, page)} />
      </details>
    </div>
  );
}

function ledgerFacts({ labels, until, consent }: OwnLedgerLine, page: Page) {
  const words = wordsOf(page);
  const { language } = page;
  return [
    {
      term: words.fields,
      value: joinWords(
        labels.map((label) => labelIn(language, label) ?? label),
        language === "en" ? "and" : "et",
      ),
    },
    { term: words.consent, value: consent && givenWords(consent, page) },
    { term: words.until, value: until ? words.untilDay(dayIn(language, until)) : words.linkClosed },
  ];
}

function givenWords({ means, at }: Pick<Page["consents"][number], "means" | "at">, page: Page): string {
  return wordsOf(page).given(CONSENT_MEANS[means][page.language], dayIn(page.language, at));
}

/** What this adult agreed to, to give and to withdraw. */
export function OwnConsents({ page }: { page: Page }) {
  const words = wordsOf(page);
  return (
    <section aria-labelledby="consents">
      <h2 id="consents">{words.sections.consents}</h2>
      <p>{words.agreeLead}</p>
      {page.consents.length === 0 && <p>{words.noConsent}</p>}
      {page.consents.map((consent) => (
        <OwnConsent key={consent.id} consent={consent} page={page} />
      ))}
      {page.purposes.map(({ purpose, wording, language, key }) => (
        <div key={purpose}>
          <h3>{CONSENT_PURPOSES[purpose][page.language]}</h3>
          <p lang={language}>{wording}</p>
          <ActForm
            act="consent"
            send={words.agree}
            label={words.consentTo(CONSENT_PURPOSES[purpose][page.language])}
          >
            <input type="hidden" name="purpose" value={purpose} />
            <input type="hidden" name="read" value={key} />
          </ActForm>
        </div>
      ))}
    </section>
  );
}

function OwnConsent({ consent, page }: { consent: Page["consents"][number]; page: Page }) {
  const words = wordsOf(page);
  const { id, purpose, withdrawnAt } = consent;
  const withdrawn = withdrawnAt && words.withdrawn(dayIn(page.language, withdrawnAt));
  return (
    <div>
      <h3>{CONSENT_PURPOSES[purpose][page.language]}</h3>
      <p>{[givenWords(consent, page), withdrawn].filter(Boolean).join(" · ")}</p>
      {!withdrawnAt && page.hasCode && (
        <ActForm
          act="withdraw"
          send={words.withdraw}
          label={`${words.withdraw}, ${CONSENT_PURPOSES[purpose][page.language]}`}
        >
          <input type="hidden" name="consentId" value={id} />
          <p className="small">{words.withdrawLeads[endedBy(purpose)]}</p>
        </ActForm>
      )}
    </div>
  );
}

/** The code that opens what withdraws and erases, then those acts. */
export function Rights({ page, result }: SectionProps) {
  const words = wordsOf(page);
  return (
    <section aria-labelledby="rights">
      <h2 id="rights">{words.sections.rights}</h2>
      {page.isErasureAsked && <Notice tone="done">{words.eraseAsked}</Notice>}
      {page.hasCode ? <Notice tone="done">{words.granted}</Notice> : <Code page={page} result={result} />}
      {page.hasCode && !page.isErasureAsked && (
        <ActForm act="erase" send={words.erase}>
          <p className="small">{words.eraseLead}</p>
        </ActForm>
      )}
    </section>
  );
}

function Code({ page, result }: SectionProps) {
  const words = wordsOf(page);
  const { mailbox, isCodeSent, isCodeSpent } = page;
  if (!mailbox) return null;
  return (
    <>
      <p>{words.codeLead(mailbox)}</p>
      {isCodeSent && (
        <>
          <p>{words.codeSent}</p>
          <ActForm act="unlock" send={words.useCode} variant="primary">
            <TextField
              label={words.codeLabel}
              {...fieldOf(result, "unlock", "code")}
              defaultValue=""
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={11}
            />
          </ActForm>
        </>
      )}
      <ActForm act="code" send={isCodeSent || isCodeSpent ? words.anotherCode : words.askCode} />
    </>
  );
}
