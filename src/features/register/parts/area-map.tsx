import { countryOutline, nameOfArea, regionEntries, regionMapBox, regionShapes } from '#features/codelist/public.ts';
import type { DescriptionRecord } from '#features/description/public.ts';
import { useTexts } from '#platform/i18n/use-texts.ts';
import { AreaSketch } from '#ui/area-sketch.tsx';
import { Section } from '#ui/section.tsx';
import { regionsOnMap } from '../area-on-map.model.ts';

/** The regions of a project on a small map, with their names beside it; nothing when they are not known. */
export function AreaMap({ record }: { record: DescriptionRecord }) {
  const t = useTexts();
  const regions = regionsOnMap(record.fields);
  if (regions.length === 0) return null;
  const shown = regionEntries()
    .filter(({ code }) => regions !== 'all' && regions.includes(code))
    .map((region) => ({ code: region.code, name: nameOfArea('region', region, t.language) }));
  const names = regions === 'all' ? t('register.project.nationwide') : shown.map(({ name }) => name).join(', ');
  return (
    <Section id="map" title={t('register.map.title')}>
      <div className="beside">
        <AreaSketch
          label={t('register.map.label', { names })}
          box={regionMapBox}
          outline={countryOutline}
          filled={
            regions === 'all'
              ? 'all'
              : regionShapes.filter(({ code }) => regions.includes(code)).map(({ path }) => path)
          }
        />
        <div>
          {regions === 'all' ? (
            <p>{t('register.project.nationwide')}</p>
          ) : (
            <ul className="plain">
              {shown.map(({ code, name }) => (
                <li key={code}>
                  <a href={`/${t.language}/projects?region=${code}`}>{t('register.map.others', { name })}</a>
                </li>
              ))}
            </ul>
          )}
          <p className="note">{t('register.map.credit')}</p>
        </div>
      </div>
    </Section>
  );
}
