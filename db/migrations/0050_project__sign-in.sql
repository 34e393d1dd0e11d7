-- Signing in tells whoever broke the glass to a project by its code which one it is.
grant select (id, code) on project to koordi_sign_in;
