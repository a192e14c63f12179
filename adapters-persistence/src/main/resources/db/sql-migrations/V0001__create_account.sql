CREATE TABLE account (
    account_id      uuid        NOT NULL,
    email           text        NOT NULL,
    name            text        NOT NULL,
    password_hash   text        NOT NULL,
    password_set_at timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    disabled_at     timestamptz,
    CONSTRAINT account_pkey PRIMARY KEY (account_id),
    CONSTRAINT account_email_check CHECK (email LIKE '%_@_%'),
    CONSTRAINT account_name_check CHECK (name <> ''),
    CONSTRAINT account_password_hash_check CHECK (password_hash LIKE '$argon2id$%')
);

-- Its key is what makes an address unique: a table of its own, because a unique index on account could not be spread
-- over the nodes of a distributed database.
CREATE TABLE email_claim (
    canonical_email text NOT NULL,
    account_id      uuid NOT NULL,
    CONSTRAINT email_claim_pkey PRIMARY KEY (canonical_email)
);
