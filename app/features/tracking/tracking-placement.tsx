import { useLocation } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { PhoneLink } from "~/components/ui/phone-link";
import { SheetTextBlocks } from "~/features/discovery/discovery-sheet-text";
import { dayIn, OWN_PLACEMENT_WORDS, semesterIn } from "~/features/placements/own-placement-words";
import { TerritoryMap } from "~/features/reference-data/territory-map";
import { inLanguage } from "~/vocabulary/languages";
import { formatEuros } from "~/vocabulary/typography";
import type { SectionProps } from "./tracking-form";
import type { OwnPlacement } from "./tracking-placement.queries.server";

interface Props extends Pick<SectionProps, "page"> {
  placement: OwnPlacement;
}

/** The semester of an intern: where they work and live, what comes next, whom they meet, what they bring. */
export function OwnSemester({ page }: Pick<SectionProps, "page">) {
  const { placement, language } = page;
  if (!placement) return null;
  const words = OWN_PLACEMENT_WORDS[language];
  return (
    <section aria-labelledby="semester">
      <h2 id="semester">{words.title(semesterIn(language, placement.semesterId))}</h2>
      <DescriptionList facts={[...seatFacts(placement, language), ...bedFacts(placement, language)]} />
      {placement.bed?.rules && (
        <details className="act">
          <summary className="button">{words.rules}</summary>
          <div lang="fr">
            <SheetTextBlocks text={placement.bed.rules} />
          </div>
        </details>
      )}
      <Steps page={page} placement={placement} />
      <People page={page} placement={placement} />
      <Papers page={page} placement={placement} />
      <Whereabouts page={page} placement={placement} />
      <p>
        <a href={inLanguage(`/livret/${placement.semesterId}`, language)}>{words.kit}</a>
      </p>
    </section>
  );
}

type Language = SectionProps["page"]["language"];

function seatFacts({ seat, startsOn, endsOn }: OwnPlacement, language: Language) {
  const words = OWN_PLACEMENT_WORDS[language];
  const where = seat && [seat.name, seat.label, seat.commune].filter(Boolean).join(", ");
  return [
    {
      term: words.place,
      value: where && (
        <span lang="fr">
          {where}
          {seat.level && (
            <>
              <br />
              {seat.level}
            </>
          )}
        </span>
      ),
    },
    { term: words.dates, value: words.dayToDay(dayIn(language, startsOn), dayIn(language, endsOn)) },
  ];
}

function bedFacts({ bed }: OwnPlacement, language: Language) {
  if (!bed) return [];
  const words = OWN_PLACEMENT_WORDS[language];
  const { name, label, address, commune, rent, keys, fromOn, toOn } = bed;
  return [
    {
      term: words.bed,
      value: (
        <span lang="fr">
          {[name, label].filter(Boolean).join(", ")}
          <br />
          {address}, {commune}
        </span>
      ),
    },
    { term: words.stay, value: words.stayDays(dayIn(language, fromOn), dayIn(language, toOn)) },
    { term: words.rent, value: rent === undefined ? "" : `${formatEuros(rent)} ${words.perMonth}` },
    { term: words.keys, value: keys.join(", ") || words.keysLater },
  ];
}

function Steps({ page: { language }, placement }: Props) {
  const { pathname, search } = useLocation();
  const words = OWN_PLACEMENT_WORDS[language];
  return (
    <>
      <h3>{words.steps}</h3>
      <DescriptionList
        facts={placement.steps.map(({ id, what, on, label }) => ({
          term: dayIn(language, on),
          value:
            what === "milestone" ? (
              <span key={id} lang="fr">
                {label}
              </span>
            ) : (
              words[what]
            ),
        }))}
      />
      <p>
        <a href={`${pathname}/stage${search}`} download>
          {words.calendar}
        </a>
      </p>
    </>
  );
}

function People({ page: { language, helper }, placement: { seat } }: Props) {
  const words = OWN_PLACEMENT_WORDS[language];
  return (
    <>
      <h3>{words.people}</h3>
      <DescriptionList
        facts={[
          {
            term: words.helper,
            value: (
              <>
                {helper.name} {helper.phone && <PhoneLink phone={helper.phone} />}
              </>
            ),
          },
          { term: words.supervisors, value: seat?.supervisors.join(", ") },
        ]}
      />
    </>
  );
}

/** A paper that we still wait for says so in words. */
function Papers({ page: { language }, placement: { documents } }: Props) {
  if (documents.length === 0) return null;
  const words = OWN_PLACEMENT_WORDS[language];
  const isOwed = documents.some(({ isReceived }) => !isReceived);
  return (
    <>
      <h3>{words.documents}</h3>
      <p>{isOwed ? words.owedLead : words.nothingOwed}</p>
      <ul>
        {documents.map(({ key, label, isReceived }) => (
          <li key={key}>
            {label}, <strong>{isReceived ? words.received : words.owed}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

function Whereabouts({ page: { language }, placement: { map, seat, bed } }: Props) {
  if (!map) return null;
  const words = OWN_PLACEMENT_WORDS[language];
  const communes = [...new Set([seat?.commune, bed?.commune].filter(Boolean))].join(", ");
  return (
    <TerritoryMap
      map={map.drawing}
      title={words.map(communes)}
      canImport={false}
      language={language}
      places={map.territories.map(({ code, label, place, bed: lodging }) => ({
        ...{ code, label },
        level: place || lodging ? 3 : 0,
        // A tile holds some eighteen letters; the communes are told above.
        value: [place && words.mapPlace, lodging && words.mapBed].filter(Boolean).join(", "),
      }))}
    />
  );
}
