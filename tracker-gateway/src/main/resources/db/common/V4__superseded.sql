-- A violation that late data or an edit of the past showed never to have been (rules.md 15): kept, and listed only when asked for.
ALTER TABLE violations ADD COLUMN IF NOT EXISTS superseded boolean DEFAULT FALSE NOT NULL;
