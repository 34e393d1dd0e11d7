-- The view asks as its owner, past the second wall: so it says itself whose numbers one is told. They are those of people of projects
-- that one reaches, and of measures that one runs.

create or replace view participant_number as
select participant.id, participant.project_id, participant.number
from participant
where current_user <> 'koordi_app'
  or (select reaches_everything())
  or participant.project_id in (select reached_projects())
  or participant.id in (select reached_participants());
