import { useLocation } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { FormErrors } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { accessibleName } from "~/vocabulary/accessible-name";
import { placeOf, RANK_PLACES, rankLabel } from "~/vocabulary/tracking";
import { lowerFirst, upperFirst } from "~/vocabulary/typography";
import { labelIn } from "./own-labels";
import { ActForm, type SectionProps, wordsOf } from "./tracking-form";
import { ownNeedName } from "./tracking-words";

/** Options to rank, each adult for themselves. */
export function Choices({ page, result }: SectionProps) {
  const words = wordsOf(page);
  return (
    <>
      {page.choices.map(({ needId, kind, childName, options }) => (
        <section key={needId} aria-labelledby={`choices-${needId}`}>
          <h2 id={`choices-${needId}`}>
            {words.options(lowerFirst(ownNeedName({ kind, childName }, page.language)))}
          </h2>
          <p>{words.optionsLead}</p>
          <ActForm act="rank" send={words.sendRanks} variant="primary">
            <input type="hidden" name="needId" value={needId} />
            <FormErrors errors={backOf(needId, result)?.error?.[""]} />
            {options.map((option, index) => (
              <Choice
                key={option.id}
                option={option}
                typed={typedRanks(backOf(needId, result))?.get(option.id)}
                index={index}
                count={placesAmong(options)}
                page={page}
              />
            ))}
          </ActForm>
        </section>
      ))}
    </>
  );
}

/** As many places as there are options, and those that were already given when some are no longer shown. */
function placesAmong(options: readonly Option[]): number {
  return Math.max(options.length, ...options.map(({ rank }) => (rank && placeOf(rank)) ?? 0));
}

type Option = SectionProps["page"]["choices"][number]["options"][number];

interface ChoiceProps extends Pick<SectionProps, "page"> {
  option: Option;
  /** What was chosen in the form that came back. */
  typed?: string;
  index: number;
  /** How many places there are to give. */
  count: number;
}

/** What a partner proposed is in French, whatever the language of the page; why it may suit is in that of the page. */
function Choice({ option, typed, index, count, page }: ChoiceProps) {
  const { id, label, details, note, rank, reasons } = option;
  const words = wordsOf(page);
  const { language } = page;
  const ranks = [...RANK_PLACES.slice(0, count), "no" as const].map((value) => ({
    value,
    label: rankLabel(value)[language],
  }));
  return (
    <div className="form-section">
      <h3 lang="fr">{label}</h3>
      <Photos option={option} page={page} />
      {reasons && <p>{sentence(reasons)}</p>}
      <DescriptionList
        facts={details.map((detail) => ({
          term: labelIn(language, detail.label) ?? detail.label,
          value: <span lang="fr">{detail.value}</span>,
        }))}
      />
      {note && <p lang="fr">{note}</p>}
      <input type="hidden" name={`ranks[${index}].optionId`} value={id} />
      <Select
        label={words.rankLabel}
        aria-label={accessibleName(`${words.rankLabel}, ${label}`)}
        className="rank"
        name={`ranks[${index}].rank`}
        options={ranks}
        placeholder={words.rankNone}
        defaultValue={typed ?? rank ?? ""}
      />
    </div>
  );
}

/** The form of this need, when it is what came back. */
function backOf(needId: string, result: SectionProps["result"]): SectionProps["result"] {
  const sent = result?.initialValue;
  return sent?.act === "rank" && sent.needId === needId ? result : undefined;
}

/** What was chosen in it, option by option; empty where nothing was. */
function typedRanks(back: SectionProps["result"]): Map<unknown, string> | undefined {
  const ranks = back?.initialValue?.ranks;
  if (!Array.isArray(ranks)) return undefined;
  return new Map(ranks.flatMap((sent) => (isSent(sent) ? [[sent.optionId, String(sent.rank ?? "")]] : [])));
}

function isSent(sent: unknown): sent is { optionId: unknown; rank?: unknown } {
  return typeof sent === "object" && sent !== null && "optionId" in sent;
}

/** The pictures a partner joined, each opening larger. */
function Photos({ option: { photos, label }, page }: Pick<ChoiceProps, "option" | "page">) {
  const { pathname } = useLocation();
  if (photos.length === 0) return null;
  return (
    <p className="photos">
      {photos.map((id, place) => (
        <a key={id} href={`${pathname}/photos/${id}`}>
          <img
            src={`${pathname}/photos/${id}`}
            alt={accessibleName(`${wordsOf(page).photo} ${place + 1}, ${label}`)}
            loading="lazy"
          />
        </a>
      ))}
    </p>
  );
}

/** The reasons as a sentence of their own. */
function sentence(reasons: string): string {
  return `${upperFirst(reasons)}.`;
}
