import { useTexts } from '#platform/i18n/use-texts.ts';
import { FieldGroup } from '#ui/form-field.tsx';
import type { MeasureStaff } from '../staff.model.ts';

interface StaffChoiceProps {
  staff: readonly Pick<MeasureStaff, 'id' | 'name' | 'role'>[];
  chosen: readonly number[];
}

/** Who of those who work in a measure is present; nothing to choose where nobody does. */
export function StaffChoice({ staff, chosen }: StaffChoiceProps) {
  const t = useTexts();
  if (staff.length === 0) return null;
  return (
    <FieldGroup id="staff" label={t('measure.session.staff')} optional hint={t('measure.session.staff-hint')}>
      {(attributesFor) =>
        staff.map(({ id, name, role }) => (
          <div key={id} className="option">
            <input
              {...attributesFor(`staff-${id}`)}
              type="checkbox"
              name="staff"
              value={id}
              defaultChecked={chosen.includes(id)}
            />
            <label htmlFor={`staff-${id}`}>
              {name}, {t(`measure.staff.role.${role}`)}
            </label>
          </div>
        ))
      }
    </FieldGroup>
  );
}
