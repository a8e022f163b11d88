import { Body, Container, Head, Hr, Html, Link, Preview, Text } from "@react-email/components";
import type { ReactElement, ReactNode } from "react";
import { LETTER_DOCUMENTS, LETTER_FOOT } from "~/vocabulary/mails";
import { formatPhone, NBSP } from "~/vocabulary/typography";
import type { Brand } from "./define";
import { DARK, STYLES } from "./letter-styles";

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
          {brand.documents && <Documents {...brand.documents} language={language} />}
          <Hr className="line" style={STYLES.line} />
          <Foot brand={brand} reason={reason} language={language} />
        </Container>
      </Body>
    </Html>
  );
}

function Documents({
  links,
  days,
  language,
}: NonNullable<Brand["documents"]> & { language: Language }): ReactElement {
  return (
    <>
      <Text className="text" style={STYLES.text}>
        {LETTER_DOCUMENTS[language](links.length, days)}
      </Text>
      {links.map(({ name, size, url }) => (
        <Text key={url} className="text" style={STYLES.text}>
          <Link className="link" href={url} style={STYLES.link}>
            {name}
          </Link>{" "}
          ({size})
        </Text>
      ))}
    </>
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
  const colon = language === "fr" ? `${NBSP}:` : ":";
  return (
    <>
      <Text className="muted" style={STYLES.foot}>
        {reason}
      </Text>
      <Text className="muted" style={STYLES.foot}>
        {brand.phone && (
          <>
            {`${LETTER_FOOT.phone[language]}${colon} ${formatPhone(brand.phone)}`}
            <br />
          </>
        )}
        {brand.email && (
          <>
            {`${LETTER_FOOT.email[language]}${colon} ${brand.email}`}
            <br />
          </>
        )}
        <Link className="link" href={brand.privacyUrl} style={STYLES.link}>
          {LETTER_FOOT.privacy[language]}
        </Link>
        {brand.noContactUrl && (
          <>
            <br />
            <Link className="link" href={brand.noContactUrl} style={STYLES.link}>
              {LETTER_FOOT.noContact[language]}
            </Link>
          </>
        )}
      </Text>
    </>
  );
}
