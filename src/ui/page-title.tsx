interface PageTitleProps {
  /** What this page is, before the name of the service. */
  title: string;
  service: string;
  /** One sentence for search engines. */
  description?: string | undefined;
}

/** The document's title; React moves it into the head. */
export function PageTitle({ title, service, description }: PageTitleProps) {
  return (
    <>
      <title>{title === service ? service : `${title} – ${service}`}</title>
      {description && <meta name="description" content={description} />}
    </>
  );
}
