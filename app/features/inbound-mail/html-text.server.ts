import sanitizeHtml from "sanitize-html";

const BLOCKS = ["p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "table"];
/** Followed by an empty line, as they are drawn. */
const SPACED = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre"];
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all/i;
/** Outlook writes one paragraph a line and an empty paragraph between two. */
const TIGHT = /\bmso(?:normal|plaintext|listparagraph)/i;
const NO_MARGIN = /margin(?:-bottom)?\s*:\s*0(?:\D|$)/i;
const RULE = "_".repeat(32);
/** In characters, and in quotes of quotes: a person writes no more. */
const MOST_HTML = 1_000_000;
const DEEPEST_QUOTE = 20;

const KEPT: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCKS, "br", "hr", "td", "th", "blockquote"],
  allowedAttributes: {},
  nestingLimit: 100,
  nonTextTags: ["script", "style", "textarea", "option", "noscript", "title", "svg", "math", "template"],
  exclusiveFilter: ({ attribs }) => HIDDEN.test(attribs.style ?? ""),
  transformTags: {
    p: (tagName, { class: names = "", style = "" }) => ({
      tagName: TIGHT.test(names) || NO_MARGIN.test(style) ? "div" : tagName,
      attribs: { style },
    }),
  },
};

/** The text a person reads in an HTML mail: no script, no hidden text, no link; quotes start with « > ». */
export function htmlToText(html: string): string {
  const page = new Page();
  for (const [token, closing, tag] of sanitizeHtml(html.slice(0, MOST_HTML), KEPT).matchAll(
    /<(\/?)(\w+)[^>]*>|[^<]+/g,
  )) {
    if (tag === undefined) page.write(decode(token));
    else page.mark(tag, closing === "/");
  }
  return page.text();
}

class Page {
  private lines: string[] = [];
  private line = "";
  private depth = 0;

  write(text: string): void {
    this.line += text.replace(/[^\S\u00A0]+/g, " ");
  }

  mark(tag: string, isEnd: boolean): void {
    if (tag === "td" || tag === "th") this.write(" ");
    // A paragraph of one hard space is how Outlook writes an empty line.
    else if (tag === "br" || /\S|\u00A0/.test(this.line)) this.push();
    if (tag === "hr") {
      this.write(RULE);
      this.push();
    }
    if (tag === "blockquote") this.depth += isEnd ? -1 : 1;
    if (isEnd && SPACED.includes(tag)) this.push();
  }

  text(): string {
    this.push();
    return this.lines.join("\n").trim();
  }

  private push(): void {
    const depth = Math.min(Math.max(this.depth, 0), DEEPEST_QUOTE);
    this.lines.push(`${"> ".repeat(depth)}${this.line.replace(/\s+/g, " ").trim()}`);
    this.line = "";
  }
}

function decode(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}
