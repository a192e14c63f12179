-- A browser in which a sign-in to the account was completed. It proves nothing; it has buckets of its own.
CREATE TABLE known_browser (
    account_id   uuid        NOT NULL,
    token_digest bytea       NOT NULL,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT known_browser_pkey PRIMARY KEY (account_id, token_digest),
    CONSTRAINT known_browser_account_fkey FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT known_browser_token_digest_check CHECK (length(token_digest) = 32)
);

CREATE INDEX known_browser_expires_at_idx ON known_browser (expires_at);

-- The known browser in which a sign-in or a session was begun. No foreign key: it stays that one when it is forgotten.
ALTER TABLE sign_in ADD COLUMN browser_digest bytea;
ALTER TABLE session ADD COLUMN browser_digest bytea;
