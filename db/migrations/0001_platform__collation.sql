-- Finnish alphabetical order (… z å ä ö) under one name on every PostgreSQL we support. From version 16 on the rules are
-- given outright, since a server may lack ICU's Finnish data and then sorts wrongly without a word.
do $$
begin
  if current_setting('server_version_num')::int >= 160000 then
    create collation fi_fi (provider = icu, locale = 'und', rules = '&z < å <<< Å < ä <<< Ä < ö <<< Ö');
  else
    create collation fi_fi (provider = icu, locale = 'fi-FI');
  end if;
end $$;

comment on collation fi_fi is 'Finnish alphabetical order; use as `order by name collate fi_fi`';
