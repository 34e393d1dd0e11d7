-- What an import found is kept for a time: longer, its numbers, its files' digests and the register itself are enough.

alter table description_import add column items_forgotten_at timestamptz
  check (items_forgotten_at is null or ended_at is not null);

comment on column description_import.items_forgotten_at is 'When its items were deleted, a year after it had ended.';

create index description_import_ended on description_import (ended_at) where items_forgotten_at is null;
