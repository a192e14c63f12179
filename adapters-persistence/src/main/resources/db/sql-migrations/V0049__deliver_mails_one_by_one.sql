-- What somebody waits for (0) goes before what may take a while (1), and that before what goes to many at once (2). A node
-- of the version before says nothing of it, hence 0, and takes the oldest as before: until the last of them has ended, a
-- mail may be sent by both.
ALTER TABLE outbox
    ADD COLUMN urgency   smallint    NOT NULL DEFAULT 0,
    -- Not before then: until when somebody is at it, or when it is tried again.
    ADD COLUMN due_at    timestamptz NOT NULL DEFAULT 'epoch',
    ADD COLUMN tries     integer     NOT NULL DEFAULT 0,
    -- Whose address it goes to, under a name that tells nothing else; NULL from before, which is in nobody's way.
    ADD COLUMN recipient uuid,
    ADD CONSTRAINT outbox_urgency_check CHECK (urgency BETWEEN 0 AND 2),
    ADD CONSTRAINT outbox_tries_check CHECK (tries >= 0);

CREATE INDEX outbox_due_idx ON outbox (urgency, due_at, notice_id);
CREATE INDEX outbox_recipient_idx ON outbox (account_id, recipient, urgency, notice_id);

-- Rows come and go: what is left of them must not pile up at the head of those indexes.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.05);
