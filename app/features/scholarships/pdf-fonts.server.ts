/** The name under which the letters of our PDFs are registered. */
export const PDF_FONT = "Liberation Sans";

let ready: Promise<typeof import("@react-pdf/renderer")> | undefined;

/** The library that draws PDFs, with letters of our own: every sign of French, embedded in the file. */
export function pdfLibrary(): Promise<typeof import("@react-pdf/renderer")> {
  ready ??= load();
  return ready;
}

async function load(): Promise<typeof import("@react-pdf/renderer")> {
  const [library, regular, bold] = await Promise.all([
    import("@react-pdf/renderer"),
    import("./fonts/LiberationSans-Regular.ttf?inline"),
    import("./fonts/LiberationSans-Bold.ttf?inline"),
  ]);
  library.Font.register({
    family: PDF_FONT,
    fonts: [
      { src: regular.default, fontWeight: 400 },
      { src: bold.default, fontWeight: 700 },
    ],
  });
  library.Font.registerHyphenationCallback((word) => [word]);
  return library;
}
