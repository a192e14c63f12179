-- Keys for what is kept sealed, each wrapped by the master key, which is not in the database.
CREATE TABLE data_key (
    key_id     smallint    NOT NULL,
    purpose    text        NOT NULL,
    wrapped    bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT data_key_pkey PRIMARY KEY (key_id),
    CONSTRAINT data_key_purpose_check CHECK (purpose IN ('naming', 'sealing'))
);
