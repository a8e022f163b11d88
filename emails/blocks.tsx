import { Button, Section, Text } from "@react-email/components";
import type { ReactElement, ReactNode } from "react";
import { formatPhone, NBSP, ofName } from "~/vocabulary/typography";
import type { Brand } from "./define";
import { STYLES } from "./letter-styles";

/** A paragraph of the letter; none when an administrator left its words empty. */
export function Paragraph({ children }: { children: ReactNode }): ReactElement | null {
  if (children === null) return null;
  return (
    <Text className="text" style={STYLES.text}>
      {children}
    </Text>
  );
}

/** A paragraph of lesser weight, or none. */
export function Aside({ children }: { children: ReactNode }): ReactElement | null {
  if (children === null) return null;
  return (
    <Text className="muted" style={STYLES.small}>
      {children}
    </Text>
  );
}

/** Words of someone else, line breaks kept. */
export function Quote({ text }: { text: string }): ReactElement {
  return (
    <Text className="text" style={STYLES.quote}>
      <Lines text={text} />
    </Text>
  );
}

/** Signs for the whole team. */
export function Team({ brand, language = "fr" }: { brand: Brand; language?: "fr" | "en" }): ReactElement {
  const team = { fr: `L’équipe ${ofName(brand.programme)}`, en: `The team of ${brand.programme}` };
  return <Paragraph>{team[language]}</Paragraph>;
}

/** A text typed by hand: a blank line starts a paragraph, a line break is kept. */
export function Paragraphs({ text }: { text: string }): ReactElement {
  const paragraphs = text.trim().split(/\r?\n\s*\r?\n/);
  return (
    <>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a letter is rendered once
        <Paragraph key={index}>
          <Lines text={paragraph} />
        </Paragraph>
      ))}
    </>
  );
}

/** Facts, one per line: « Où : Cahors », “Where: Cahors”. */
export function Facts(props: {
  lines: readonly { label: string; value: string }[];
  language?: "fr" | "en";
}): ReactElement {
  const { lines, language = "fr" } = props;
  const colon = language === "fr" ? `${NBSP}:` : ":";
  return (
    <Paragraph>
      {lines.map(({ label, value }, index) => (
        <span key={label}>
          {index > 0 && <br />}
          <strong>{`${label}${colon}`}</strong> {value}
        </span>
      ))}
    </Paragraph>
  );
}

/** The one button of the letter. */
export function Act({ href, children }: { href: string; children: ReactNode }): ReactElement {
  return (
    <Section style={{ margin: "8px 0 20px" }}>
      <Button className="button" href={href} style={STYLES.button}>
        {children}
      </Button>
    </Section>
  );
}

/** Who signs, and the number where they answer. */
export function Signature(props: {
  name: string;
  title?: string;
  phone?: string;
  /** What they add below, in their words: « Présente les lundis et jeudis ». */
  note?: string;
  brand: Brand;
}): ReactElement {
  const { name, title, phone, note, brand } = props;
  return (
    <Paragraph>
      {name}
      <br />
      {title ? `${title}, ${brand.programme}` : brand.programme}
      {phone && (
        <>
          <br />
          {formatPhone(phone)}
        </>
      )}
      {note && (
        <>
          <br />
          {note}
        </>
      )}
    </Paragraph>
  );
}

interface Sender {
  senderName: string;
  senderTitle?: string;
  senderPhone?: string;
  senderNote?: string;
}

/** The same, from the parameters of a letter signed by a colleague. */
export function Signed({ params, brand }: { params: Sender; brand: Brand }): ReactElement {
  const { senderName, senderTitle, senderPhone, senderNote } = params;
  return (
    <Signature name={senderName} title={senderTitle} phone={senderPhone} note={senderNote} brand={brand} />
  );
}

function Lines({ text }: { text: string }): ReactElement {
  const lines = text.trim().split(/\r?\n/);
  return (
    <>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a letter is rendered once
        <span key={index}>
          {index > 0 && <br />}
          {line}
        </span>
      ))}
    </>
  );
}
