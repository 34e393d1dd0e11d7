interface CodeBlockProps {
  code: string;
  /** The language of the words in it, when not the page's. */
  lang?: string | undefined;
}

/** Program text or data as it is, in lines that break where the screen ends. */
export function CodeBlock({ code, lang }: CodeBlockProps) {
  return (
    <pre className="code-block">
      <code lang={lang}>{code}</code>
    </pre>
  );
}
