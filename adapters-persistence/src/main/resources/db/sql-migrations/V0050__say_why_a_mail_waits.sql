-- What came of the latest try; NULL before it is over, and before there was one. It names nobody.
ALTER TABLE outbox ADD COLUMN said text;
