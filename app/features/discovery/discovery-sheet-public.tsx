import type { SheetFigure, SheetText } from "#models/discovery-sheet";
import { LanguageSwitch } from "~/components/layout/public-shell";
import { PhoneLink } from "~/components/ui/phone-link";
import { TerritoryMap } from "~/features/reference-data/territory-map";
import { SHEET_CHAPTERS } from "~/vocabulary/discovery";
import { inLanguage, type Language } from "~/vocabulary/languages";
import { valuesOf } from "~/vocabulary/words";
import { SheetTextBlocks } from "./discovery-sheet-text";
import { figureOrigin, SHEET_WORDS } from "./discovery-sheet-words";
import type { PublicSheet, SheetLink } from "./discovery-sheets.queries.server";

/** What everyone may read of an intercommunalité. */
export function PublicSheetPage({ sheet }: { sheet: PublicSheet }) {
  const { label, language, today, chapters, checkedOn, others, contact } = sheet;
  const words = SHEET_WORDS[language];
  const intro = textIn(sheet, language);
  const told = valuesOf(SHEET_CHAPTERS).flatMap(
    (key) => chapters.find((chapter) => chapter.key === key) ?? [],
  );
  const labels = told.flatMap(({ figures }) => figures.map(({ label: fr, en }) => ({ fr, en })));
  const isPartlyFrench = [sheet, ...told, ...labels].some((one) => textIn(one, language).lang !== language);
  return (
    <article lang={language} className="prose">
      <p className="small">
        <a href={inLanguage("/decouvrir", language)}>{words.index}</a>
      </p>
      <h1 lang="fr">{label}</h1>
      <p className="lead" lang={intro.lang}>
        {intro.text}
      </p>
      <LanguageSwitch language={language} />
      {isPartlyFrench && <p className="small">{words.french}</p>}
      {told.map((chapter) => (
        <Chapter key={chapter.key} chapter={chapter} language={language} today={today} />
      ))}
      <Where sheet={sheet} />
      <Contact contact={contact} language={language} />
      <p className="small">{words.checked(checkedOn)}</p>
      {others.length > 0 && (
        <section>
          <h2>{words.others}</h2>
          <SheetLinks links={others} />
        </section>
      )}
    </article>
  );
}

/** The sheets one may open, each with its sentence. */
export function SheetLinks({ links, hasIntro = false }: { links: readonly SheetLink[]; hasIntro?: boolean }) {
  return (
    <ul className={hasIntro ? "doors" : undefined}>
      {links.map(({ title, url, intro, lang }) => (
        <li key={url}>
          <SheetLinkTitle title={title} url={url} isHeading={hasIntro} />
          {hasIntro && <p lang={lang}>{intro}</p>}
        </li>
      ))}
    </ul>
  );
}

function SheetLinkTitle({
  title,
  url,
  isHeading,
}: Pick<SheetLink, "title" | "url"> & { isHeading: boolean }) {
  const link = (
    <a href={url} lang="fr">
      {title}
    </a>
  );
  return isHeading ? <h2>{link}</h2> : link;
}

/** How to reach the team. */
export function Contact({ contact, language }: Pick<PublicSheet, "contact" | "language">) {
  const { phone, email } = contact;
  const words = SHEET_WORDS[language];
  if (!phone && !email) return null;
  return (
    <section>
      <h2>{words.contact}</h2>
      <p>
        {words.reach}
        {phone && <PhoneLink phone={phone} />}
        {phone && email && ", "}
        {email && (
          <a href={`mailto:${email}`} className="whole">
            {email}
          </a>
        )}
      </p>
    </section>
  );
}

interface ChapterProps {
  chapter: SheetText;
  language: Language;
  today: string;
}

function Chapter({ chapter, language, today }: ChapterProps) {
  const { text, lang } = textIn(chapter, language);
  return (
    <section>
      <h2>{SHEET_CHAPTERS[chapter.key][language]}</h2>
      <div lang={lang}>
        <SheetTextBlocks text={text} />
      </div>
      {chapter.figures.length > 0 && (
        <dl className="figures" lang={language}>
          {chapter.figures.map((figure) => (
            <Figure key={figure.id} figure={figure} language={language} today={today} />
          ))}
        </dl>
      )}
    </section>
  );
}

function Figure({ figure, language, today }: { figure: SheetFigure } & Omit<ChapterProps, "chapter">) {
  const label = textIn({ fr: figure.label, en: figure.en }, language);
  return (
    <div>
      <dt lang={label.lang}>{label.text}</dt>
      <dd>
        <strong lang="fr">{figure.value}</strong>{" "}
        <span className="small">{figureOrigin(figure, today, language)}</span>
      </dd>
    </div>
  );
}

function Where({ sheet: { code, label, map, territories, language } }: { sheet: PublicSheet }) {
  const words = SHEET_WORDS[language];
  if (!territories.some((territory) => territory.code === code)) return null;
  const places = territories.map((territory) => ({
    ...{ code: territory.code, label: territory.label, value: "" },
    level: territory.code === code ? 3 : 0,
  }));
  return (
    <section>
      <h2>{words.where}</h2>
      <TerritoryMap
        map={map}
        title={words.map(label)}
        places={places}
        canImport={false}
        language={language}
      />
    </section>
  );
}

/** What is not written in the language of the page is read in French. */
function textIn(
  { fr, en }: Pick<SheetText, "fr" | "en">,
  language: Language,
): { text: string; lang: Language } {
  return language === "en" && en ? { text: en, lang: "en" } : { text: fr, lang: "fr" };
}
