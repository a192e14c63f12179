-- By which master key each data key is wrapped, told by a fingerprint; NULL from before, until a portal has opened it.
-- While the master key is being changed, each is wrapped by the next one as well, so that portals open it by either.
ALTER TABLE data_key
    ADD COLUMN master_key text,
    ADD COLUMN next_wrapped bytea,
    ADD COLUMN next_master_key text,
    ADD CONSTRAINT data_key_next_check CHECK ((next_wrapped IS NULL) = (next_master_key IS NULL)),
    ADD CONSTRAINT data_key_next_master_key_check CHECK (next_master_key <> master_key);
