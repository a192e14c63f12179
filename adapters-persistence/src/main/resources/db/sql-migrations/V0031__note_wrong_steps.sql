-- Wrong second steps that may yet be the holder's own slips: a success of the same claimant takes them back from the
-- bucket that they were counted in. Who that is, is told by the sign-in or session, the browser's visit and an HMAC of
-- the network. Times are milliseconds. No foreign keys: the row stays when the sign-in is gone, for it still counts.
CREATE TABLE wrong_step (
    account_id   uuid    NOT NULL,
    token_digest bytea   NOT NULL,
    network      bytea   NOT NULL,
    bucket_key   bytea   NOT NULL,
    visit_digest bytea,
    tries        integer NOT NULL,
    last_at      bigint  NOT NULL,
    ended        boolean NOT NULL,
    CONSTRAINT wrong_step_pkey PRIMARY KEY (account_id, token_digest, network),
    CONSTRAINT wrong_step_tries_check CHECK (tries > 0)
);

CREATE INDEX wrong_step_last_at_idx ON wrong_step (last_at);

-- By which the browser of a sign-in is told from others until it is complete.
ALTER TABLE sign_in ADD COLUMN visit_digest bytea;
