-- Tokens used up a moment ago, by which a form that was sent twice is told what its first one did; and by what the session
-- goes on that came of it.
CREATE TABLE spent_token (
    account_id       uuid        NOT NULL,
    token_digest     bytea       NOT NULL,
    deed             text        NOT NULL,
    successor_digest bytea,
    spent_at         timestamptz NOT NULL,
    CONSTRAINT spent_token_pkey PRIMARY KEY (account_id, token_digest),
    CONSTRAINT spent_token_account_fkey FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT spent_token_token_digest_check CHECK (length(token_digest) = 32)
);

CREATE INDEX spent_token_spent_at_idx ON spent_token (spent_at);
