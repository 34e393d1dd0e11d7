-- Nothing looks for a second factor by its secret.
drop index user_second_factor_secret;

-- What has waited too long is discarded whenever something new is begun.
create index user_verification_expires on user_verification (expires_at);
