-- Why an operator did it, in the operator's words; empty where none is asked.
ALTER TABLE event ADD COLUMN reason text NOT NULL DEFAULT '';
