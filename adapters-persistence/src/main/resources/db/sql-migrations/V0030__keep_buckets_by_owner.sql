-- All buckets that count one try lie together: an account's by its id, others by an HMAC of what they are counted by.
-- The keys were HMACs, from which no owner can be told, so all counters begin anew, this once. What 100 wrong codes have
-- put out of use, and passwords that are burned, stand in tables of their own and stay so. Times are milliseconds.
DROP TABLE guess_bucket;

CREATE TABLE guess_bucket (
    owner        uuid    NOT NULL,
    bucket_key   bytea   NOT NULL,
    tries        integer NOT NULL,
    not_before   bigint  NOT NULL,
    forgotten_at bigint  NOT NULL,
    refilled_at  bigint  NOT NULL,
    CONSTRAINT guess_bucket_pkey PRIMARY KEY (owner, bucket_key),
    CONSTRAINT guess_bucket_tries_check CHECK (tries >= 0)
);

CREATE INDEX guess_bucket_forgotten_at_idx ON guess_bucket (forgotten_at);
