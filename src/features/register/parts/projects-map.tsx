import { regionMapBox, regionShapes } from '#features/codelist/public.ts';
import { listAddress, type Question, withChosen } from '#features/search/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { RegionMap } from '#ui/region-map.tsx';
import { Section } from '#ui/section.tsx';

interface ProjectsMapProps {
  question: Question;
  byRegion: ReadonlyMap<string, number>;
  names: ReadonlyMap<string, string>;
  /** Projects of which the area is known, and all. */
  placed: number;
  total: number;
  level?: 2 | 3;
}

/** In how many of the projects each region takes part; each opens its projects. */
export function ProjectsMap({ question, byRegion, names, placed, total, level = 2 }: ProjectsMapProps) {
  const t = useTexts();
  const chosen = question.chosen.region ?? [];
  return (
    <Section id="map" title={t('register.statistics.map-title')} level={level}>
      <p>{t('register.statistics.map-explained')}</p>
      {placed < total && <p>{t('register.statistics.placed', { placed, total })}</p>}
      <RegionMap
        id="projects-map"
        title={t('register.statistics.map-title')}
        hideTitle
        box={regionMapBox}
        areas={regionShapes.map(({ code, path, labelX, labelY }) => ({
          key: code,
          name: names.get(code) ?? code,
          path,
          labelX,
          labelY,
          value: byRegion.get(code) ?? 0,
          href: listAddress(t.language, withChosen(question, 'region', [code])),
          isSelected: chosen.includes(code),
        }))}
        format={(value) => t.number(value)}
        credit={t('register.map.credit')}
      />
    </Section>
  );
}
