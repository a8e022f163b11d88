import type { CSSProperties } from "react";

const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const INK = "#1E2329";
const MUTED = "#5B6470";
const GREEN = "#0E6655";

export const STYLES = {
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
  link: { color: GREEN, textDecoration: "underline" },
} satisfies Record<string, CSSProperties>;

/** Mailboxes which honour the reader's dark theme find it here; the others keep the inline colours. */
export const DARK = `@media (prefers-color-scheme: dark) {
  .page, .page td { background-color: #15191D !important; color: #ECE9E2 !important; }
  .sheet, .sheet td { background-color: #1D2227 !important; }
  .text { color: #ECE9E2 !important; }
  .muted { color: #A9B1BB !important; }
  .link { color: #5CC3A9 !important; }
  .line { border-color: #363D45 !important; }
  .button { background-color: #5CC3A9 !important; color: #10201C !important; }
}`;
