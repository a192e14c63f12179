CREATE TABLE sign_in (
    account_id   uuid        NOT NULL,
    token_digest bytea       NOT NULL,
    expires_at   timestamptz NOT NULL,
    wrong_codes  smallint    NOT NULL,
    CONSTRAINT sign_in_pkey PRIMARY KEY (account_id, token_digest),
    CONSTRAINT sign_in_account_fkey FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT sign_in_token_digest_check CHECK (length(token_digest) = 32)
);

CREATE INDEX sign_in_expires_at_idx ON sign_in (expires_at);
