CREATE TABLE session (
    account_id   uuid        NOT NULL,
    token_digest bytea       NOT NULL,
    started_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    CONSTRAINT session_pkey PRIMARY KEY (account_id, token_digest),
    CONSTRAINT session_account_fkey FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT session_token_digest_check CHECK (length(token_digest) = 32)
);

CREATE INDEX session_started_at_idx ON session (started_at);
