-- What is still sealed with an old data key is found without looking at every account. The other two tables hold what is
-- there for an hour, or until a mail is sent.
CREATE INDEX authenticator_key_id_idx ON authenticator (key_id, account_id);
