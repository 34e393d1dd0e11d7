interface ProseProps {
  /** Plain text: empty lines part paragraphs, single line breaks are kept. */
  text: string;
  /** The text's language when it is not the page's. */
  lang?: string | undefined;
}

/** A long text in lines of a readable length. */
export function Prose({ text, lang }: ProseProps) {
  return (
    <div className="prose" lang={lang}>
      {paragraphsOf(text).map((paragraph) => (
        <p key={paragraph.at}>{paragraph.text}</p>
      ))}
    </div>
  );
}

/** Runs of lines that are not blank, each with its place in the text. */
function paragraphsOf(text: string): { at: number; text: string }[] {
  const paragraphs = text.matchAll(/^[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/gm);
  return Array.from(paragraphs, (match) => ({ at: match.index, text: match[0].trim() }));
}
