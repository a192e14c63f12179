CREATE TABLE code_set (
    account_id uuid        NOT NULL,
    recipe     text        NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT code_set_pkey PRIMARY KEY (account_id),
    CONSTRAINT code_set_account_fkey FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT code_set_recipe_check CHECK (recipe LIKE '$argon2id$%')
);

CREATE TABLE backup_code (
    account_id uuid  NOT NULL,
    digest     bytea NOT NULL,
    used_at    timestamptz,
    CONSTRAINT backup_code_pkey PRIMARY KEY (account_id, digest),
    CONSTRAINT backup_code_set_fkey FOREIGN KEY (account_id) REFERENCES code_set ON DELETE CASCADE,
    CONSTRAINT backup_code_digest_check CHECK (length(digest) = 32)
);
