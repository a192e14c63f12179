-- No foreign key: a link is opened for an address that nobody holds, too, so that both cost the same.
CREATE TABLE mailed_link (
    account_id   uuid        NOT NULL,
    token_digest bytea       NOT NULL,
    purpose      text        NOT NULL,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT mailed_link_pkey PRIMARY KEY (account_id, token_digest),
    CONSTRAINT mailed_link_purpose_check CHECK (purpose IN ('SET_PASSWORD', 'DISOWN_TWO_STEP')),
    CONSTRAINT mailed_link_token_digest_check CHECK (length(token_digest) = 32)
);

CREATE INDEX mailed_link_expires_at_idx ON mailed_link (expires_at);
