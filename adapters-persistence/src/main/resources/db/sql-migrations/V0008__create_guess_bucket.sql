-- Its key is an HMAC of what is guessed and at whom, so that unknown addresses have a bucket without being kept.
CREATE TABLE guess_bucket (
    bucket_key bytea       NOT NULL,
    tries      integer     NOT NULL,
    not_before timestamptz NOT NULL,
    touched_at timestamptz NOT NULL,
    CONSTRAINT guess_bucket_pkey PRIMARY KEY (bucket_key),
    CONSTRAINT guess_bucket_tries_check CHECK (tries >= 0)
);

CREATE INDEX guess_bucket_touched_at_idx ON guess_bucket (touched_at);
