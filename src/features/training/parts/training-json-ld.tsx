import { usePageRequest } from '#platform/web/page-request.ts';
import { JsonLd } from '#ui/json-ld.tsx';
import type { OpenTraining } from '../open-training.model.ts';
import { courseJsonLd } from '../training-json-ld.model.ts';

/** The training for search engines. */
export function TrainingJsonLd({ training }: { training: OpenTraining }) {
  const { origin, language } = usePageRequest();
  return <JsonLd data={courseJsonLd(training, { origin, language })} />;
}
