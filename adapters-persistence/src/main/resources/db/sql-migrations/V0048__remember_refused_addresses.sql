-- Addresses that take no mail, under names that tell nothing else. What their mail server said is sealed, for it may
-- repeat the address.
CREATE TABLE refused_address (
    owner      uuid        NOT NULL,
    refused_at timestamptz NOT NULL,
    key_id     smallint    NOT NULL,
    reason     bytea       NOT NULL,
    CONSTRAINT refused_address_pkey PRIMARY KEY (owner),
    CONSTRAINT refused_address_data_key_fkey FOREIGN KEY (key_id) REFERENCES data_key
);

-- They are dropped by age.
CREATE INDEX refused_address_refused_at_idx ON refused_address (refused_at);
