-- Whoever's password or second factor changes is told of it in the same transaction, which is one of signing in.

create policy notice_written_at_sign_in on notice for insert to koordi_sign_in with check (true);

grant insert on notice to koordi_sign_in;
