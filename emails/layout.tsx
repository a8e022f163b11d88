import {
  Body,
  Button,
  Container,
  Head,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from "@react-email/components";
import type { CSSProperties, ReactElement, ReactNode } from "react";
import { formatPhone, NBSP } from "~/vocabulary/typography";
import type { Brand } from "./define";

export type Language = "fr" | "en";

interface LetterProps {
  brand: Brand;
  /** First words shown by the list of a mailbox. */
  preview: string;
  /** Why the person receives it, said at the foot of the letter. */
  reason: string;
  language?: Language;
  children: ReactNode;
}

const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const INK = "#1E2329";
const MUTED = "#5B6470";
const GREEN = "#0E6655";

const STYLES: Readonly<Record<string, CSSProperties>> = {
  page: { backgroundColor: "#FBFAF7", color: INK, fontFamily: FONT, margin: 0, padding: "24px 12px" },
  sheet: { backgroundColor: "#FFFFFF", borderRadius: "6px", maxWidth: "600px", padding: "28px 28px 20px" },
  from: { color: MUTED, fontSize: "14px", lineHeight: "20px", margin: "0 0 20px" },
  text: { fontSize: "16px", lineHeight: "25px", margin: "0 0 16px" },
  small: { color: MUTED, fontSize: "14px", lineHeight: "21px", margin: "0 0 16px" },
  quote: {
    borderLeft: `3px solid ${GREEN}`,
    fontSize: "16px",
    lineHeight: "25px",
    margin: "0 0 16px",
    paddingLeft: "14px",
  },
  button: {
    backgroundColor: GREEN,
    borderRadius: "6px",
    color: "#FFFFFF",
    fontSize: "16px",
    fontWeight: 600,
    padding: "12px 22px",
    textDecoration: "none",
  },
  line: { borderColor: "#E3DFD6", margin: "24px 0 16px" },
  foot: { color: MUTED, fontSize: "13px", lineHeight: "20px", margin: "0 0 8px" },
  link: { color: GREEN },
};

/** Mailboxes which honour the reader's dark theme find it here; the others keep the inline colours. */
const DARK = `@media (prefers-color-scheme: dark) {
  .page { background-color: #15191D !important; color: #ECE9E2 !important; }
  .sheet { background-color: #1D2227 !important; }
  .text { color: #ECE9E2 !important; }
  .muted { color: #A9B1BB !important; }
  .link { color: #5CC3A9 !important; }
  .button { background-color: #5CC3A9 !important; color: #10201C !important; }
}`;

const FOOTERS = {
  fr: { phone: "Par téléphone", email: "Par mail", privacy: "Vos données et vos droits" },
  en: { phone: "By phone", email: "By e-mail", privacy: "Your data and your rights" },
} as const;

/** The one letter every mail is written on: who writes, what, and at the foot why and how to reach us. */
export function Letter({ brand, preview, reason, language = "fr", children }: LetterProps): ReactElement {
  return (
    <Html lang={language} dir="ltr">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="page" style={STYLES.page}>
        <Container className="sheet" style={STYLES.sheet}>
          <Text className="muted" style={STYLES.from}>
            {brand.programme} · {brand.owner}
          </Text>
          {children}
          <Hr style={STYLES.line} />
          <Foot brand={brand} reason={reason} language={language} />
        </Container>
      </Body>
    </Html>
  );
}

/** A paragraph of the letter. */
export function Paragraph({ children }: { children: ReactNode }): ReactElement {
  return (
    <Text className="text" style={STYLES.text}>
      {children}
    </Text>
  );
}

/** A paragraph of lesser weight. */
export function Aside({ children }: { children: ReactNode }): ReactElement {
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

/** Facts, one per line: « Où : Cahors ». */
export function Facts({ lines }: { lines: readonly { label: string; value: string }[] }): ReactElement {
  return (
    <Paragraph>
      {lines.map(({ label, value }, index) => (
        <span key={label}>
          {index > 0 && <br />}
          <strong>{`${label}${NBSP}:`}</strong> {value}
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
  brand: Brand;
}): ReactElement {
  const { name, title, phone, brand } = props;
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
    </Paragraph>
  );
}

function Foot({
  brand,
  reason,
  language,
}: {
  brand: Brand;
  reason: string;
  language: Language;
}): ReactElement {
  const words = FOOTERS[language];
  const colon = language === "fr" ? `${NBSP}:` : ":";
  return (
    <>
      <Text className="muted" style={STYLES.foot}>
        {reason}
      </Text>
      <Text className="muted" style={STYLES.foot}>
        {brand.phone && (
          <>
            {`${words.phone}${colon} ${formatPhone(brand.phone)}`}
            <br />
          </>
        )}
        {brand.email && (
          <>
            {`${words.email}${colon} ${brand.email}`}
            <br />
          </>
        )}
        <Link className="link" href={brand.privacyUrl} style={STYLES.link}>
          {words.privacy}
        </Link>
      </Text>
    </>
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
